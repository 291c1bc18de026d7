import type { Sent } from '../../src/ports.ts';
import { CallError } from './connector.ts';

/** What went wrong with a call to Teams: the status, Microsoft's code for it, and how long to wait. */
export interface Problem {
  readonly status: number | undefined;
  readonly code: string;
  readonly afterMs: number | undefined;
}

/** Reads an error of a call. One that is no answer of Teams' is a network fault or a sign-in that failed. */
export function problemIn(error: unknown, now: number): Problem {
  if (!(error instanceof CallError)) return { status: undefined, code: '', afterMs: undefined };
  const { status, code, retryAfter } = error;
  return { status, code, afterMs: msIn(retryAfter, now) };
}

/** Whether the call may work if it is tried again: Teams' own list (rate limiting for agents), and network faults. */
export function isPassing({ status }: Problem): boolean {
  return status === undefined || [401, 408, 412, 429, 500, 502, 503, 504].includes(status);
}

/** Up to a fifth more, and up to half a second, so that those who wait do not all come back at once. */
function spread(ms: number, random: number): number {
  return Math.round(ms * (1 + random / 5) + random * 500);
}

/** Translates an error of a call, once, by its status alone; `what` names the call, such as `send a message`. */
export function problemSent(
  error: unknown,
  what: string,
  now: number,
  random: number,
): Extract<Sent, { ok: false }> {
  const problem = problemIn(error, now);
  const { status, code, afterMs } = problem;
  const why = `Cannot ${what} in Teams: ${sentence(problem)}`;
  if (isPassing(problem)) {
    const wait = afterMs === undefined ? {} : { afterMs: spread(afterMs, random) };
    return { ok: false, problem: 'again', ...wait, detail: why };
  }
  if (status === 403) return { ok: false, problem: 'refused', detail: why };
  if (status === 404 || status === 410) return { ok: false, problem: 'gone', detail: why };
  return { ok: false, problem: 'bad', detail: code === '' ? why : `${why} (${code})` };
}

/** Why it did not work, in a sentence for the project lead. */
export function sentence({ status, code }: Problem): string {
  if (status === undefined) return 'Teams cannot be reached, or does not accept the app id and its secret.';
  if (status === 401)
    return 'Teams does not accept the app id and its secret. Check them in the configuration.';
  if (status === 403) return refusal(code);
  if (status === 404 || status === 410) return 'the conversation or the message is not there any more.';
  if (status === 413) return 'the message is larger than the 100 KB that Teams takes.';
  if (status === 429) return 'Teams asks us to slow down.';
  if (status >= 500 || status === 412 || status === 408)
    return `Teams has a fault just now (status ${status}).`;
  return `Teams does not take it (status ${status}).`;
}

function refusal(code: string): string {
  if (/block|MessageWritesBlocked/i.test(code)) return 'the person has blocked Medvind.';
  if (/DisabledByAdmin|policy/i.test(code))
    return 'an administrator has not allowed Medvind for this person.';
  if (/NotInConversation|NotInstalled|Roster/i.test(code)) {
    return 'Medvind is not installed for the person or the team. Install it from the Teams admin center.';
  }
  return 'Medvind is not allowed to write there: it is not installed, is blocked, or the person has left.';
}

function msIn(retryAfter: string | undefined, now: number): number | undefined {
  if (retryAfter === undefined || retryAfter.trim() === '') return undefined;
  const seconds = Number(retryAfter);
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(retryAfter) - now;
  return Number.isFinite(ms) ? Math.max(ms, 0) : undefined;
}
