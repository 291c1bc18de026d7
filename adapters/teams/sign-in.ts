import * as z from 'zod';
import type { Clock } from '../../src/ports.ts';
import type { TeamsApp, TeamsCloud } from './options.ts';

/** The scope of Bot Framework's connector, the same in every public region (Microsoft, bot authentication). */
export const scope = 'https://api.botframework.com';
/** 5 minutes before a token ends another is asked for, so that none ends on its way. */
const earlyMs = 5 * 60 * 1000;

const grantedSchema = z.looseObject({
  access_token: z.string().min(1),
  expires_in: z.coerce.number().positive(),
});
const refusedSchema = z.looseObject({
  error_description: z.string().optional(),
  error: z.string().optional(),
});

/** Gives the token that we speak to Teams with, as long as it lasts, then another. */
export type SignIn = () => Promise<string>;

/**
 * Makes the sign-in: OAuth's client credentials grant (RFC 6749, 4.4) at the tenant of the app registration, or at
 * Bot Framework's own for one that serves several tenants. Throws a sentence with Microsoft's code, never the secret.
 */
export function createSignIn(app: TeamsApp, { login }: TeamsCloud, timeoutMs: number, now: Clock): SignIn {
  const tenant = app.type === 'SingleTenant' ? app.tenantId : 'botframework.com';
  const address = `${login}/${encodeURIComponent(tenant)}/oauth2/v2.0/token`;
  let held: { readonly token: string; readonly until: number } | undefined;
  let asking: Promise<string> | undefined;

  async function ask(): Promise<string> {
    const body = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: app.appId,
      client_secret: app.password,
      scope: `${scope}/.default`,
    });
    const signal = AbortSignal.timeout(timeoutMs);
    const response = await fetch(address, { method: 'POST', body, signal }).catch((cause: unknown) => {
      throw new Error(`Cannot reach ${address} to sign in. Let this machine reach it, or try again.`, {
        cause,
      });
    });
    const answer: unknown = await response.json().catch(() => undefined);
    const granted = grantedSchema.safeParse(answer).data;
    if (!response.ok || granted === undefined) {
      const { error_description = '', error = '' } = refusedSchema.safeParse(answer).data ?? {};
      const code = /AADSTS\d+/.exec(error_description)?.[0] ?? error;
      throw new Error(
        `Cannot sign in to Microsoft as app ${app.appId}: status ${response.status} ${code}. Check MicrosoftAppPassword and MicrosoftAppTenantId.`,
      );
    }
    held = { token: granted.access_token, until: now() + granted.expires_in * 1000 - earlyMs };
    return granted.access_token;
  }

  return () => {
    if (held !== undefined && now() < held.until) return Promise.resolve(held.token);
    asking ??= ask().finally(() => {
      asking = undefined;
    });
    return asking;
  };
}
