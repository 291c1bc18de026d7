import { webApi } from '@slack/bolt';
import type { Sent } from '../../src/ports.ts';

type Problem = Extract<Sent, { ok: false }>;

/** Slack's words for a place or a person that is not there (any more). */
const gone = new Set([
  'channel_not_found',
  'message_not_found',
  'thread_not_found',
  'is_archived',
  'user_not_found',
  'users_not_found',
  'user_not_visible',
  'user_not_in_channel',
  'user_disabled',
  'invalid_users',
  'invalid_user_id',
  'cannot_dm_bot',
]);

/** Slack's words for what the app may not do. */
const refused = new Set([
  'not_in_channel',
  'restricted_action',
  'restricted_action_read_only_channel',
  'restricted_action_thread_only_channel',
  'restricted_action_non_threadable_channel',
  'restricted_action_thread_locked',
  'missing_scope',
  'no_permission',
  'not_authed',
  'invalid_auth',
  'account_inactive',
  'token_revoked',
  'token_expired',
  'not_allowed_token_type',
  'access_denied',
  'accesslimited',
  'ekm_access_denied',
  'team_access_not_granted',
  'org_login_required',
  'cant_update_message',
  'edit_window_closed',
  'messages_tab_disabled',
  'two_factor_setup_required',
]);

/** Slack's words for trouble of its own. */
const again = new Set([
  'ratelimited',
  'rate_limited',
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'team_added_to_org',
]);

/**
 * Turns a failed call into what to do next, by Slack's code or the HTTP status, never by the words of a message.
 * `unsure` is true where the call may have taken effect all the same.
 */
export function problemOf(error: unknown): Problem & { readonly unsure: boolean } {
  if (error instanceof webApi.WebAPIRateLimitedError) {
    const afterMs = Math.max(1, error.retryAfter) * 1000;
    return { ok: false, problem: 'again', afterMs, detail: 'Slack asks to wait.', unsure: false };
  }
  if (error instanceof webApi.WebAPIPlatformError) {
    const { error: code } = error.data;
    return { ok: false, problem: kindOf(code), detail: `Slack answered ${code}.`, unsure: again.has(code) };
  }
  if (error instanceof webApi.WebAPIHTTPError) {
    const { statusCode } = error;
    const detail = `Slack answered with HTTP status ${statusCode}.`;
    if (statusCode >= 500 || statusCode === 408) return { ok: false, problem: 'again', detail, unsure: true };
    const kind = statusCode === 401 || statusCode === 403 ? 'refused' : 'bad';
    return { ok: false, problem: kind, detail, unsure: false };
  }
  return {
    ok: false,
    problem: 'again',
    detail: 'Slack could not be reached or did not answer.',
    unsure: true,
  };
}

function kindOf(code: string): Problem['problem'] {
  if (gone.has(code)) return 'gone';
  if (refused.has(code)) return 'refused';
  return again.has(code) ? 'again' : 'bad';
}
