import * as z from 'zod';
import type { Call } from '../../src/ports.ts';
import type { Json } from './buttons.ts';
import type { SignIn } from './sign-in.ts';

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? undefined);
const memberSchema = z.object({
  id: z.string().min(1),
  name: text,
  email: text,
  userPrincipalName: text,
  tenantId: text,
  /** `user`, `guest` or `anonymous`. */
  userRole: text,
});
const pageSchema = z.object({ members: z.array(memberSchema), continuationToken: text });
const idSchema = z.object({ id: z.string().min(1) });
const errorSchema = z.object({ error: z.object({ code: z.string() }) });

/** Somebody in a conversation's roster, as Teams tells it. */
export type Member = Readonly<z.infer<typeof memberSchema>>;

/** Where and as whom the bot speaks. */
export interface Desk {
  readonly serviceUrl: string;
  readonly bot: { readonly id: string };
}

/**
 * The calls to Teams (Bot Framework connector 3.0). Each throws a `CallError` when Teams refuses, and any other error
 * when Teams was not reached, did not answer in time, or the bot could not sign in.
 */
export interface Connector {
  /** Says something; the id of what was said. */
  post(desk: Desk, conversation: string, activity: Json): Promise<string>;
  /** Replaces what was said. */
  put(desk: Desk, conversation: string, id: string, activity: Json): Promise<void>;
  /** Removes what was said. */
  drop(desk: Desk, conversation: string, id: string): Promise<void>;
  /** Opens a personal conversation; its id. */
  open(desk: Desk, user: string, tenant: string | undefined): Promise<string>;
  member(desk: Desk, conversation: string, user: string): Promise<Member>;
  /** Everybody in a conversation's roster. */
  members(desk: Desk, conversation: string): Promise<readonly Member[]>;
}

/** Teams answered, and the answer is no. */
export class CallError extends Error {
  override readonly name = 'CallError';
  readonly status: number;
  /** Microsoft's code for it, empty if there is none. */
  readonly code: string;
  /** The header `retry-after` as it came: seconds, or a date. */
  readonly retryAfter: string | undefined;

  constructor(status: number, code: string, retryAfter: string | undefined) {
    super(`Cannot call Teams: it answered with status ${status}${code && ` (${code})`}.`);
    this.status = status;
    this.code = code;
    this.retryAfter = retryAfter;
  }
}

/** 500: the most that Teams gives in one page of a roster. */
const pageSize = 500;

/**
 * Makes the calls, each tried once and given up after `timeoutMs`: a POST that failed may have arrived, so whether to
 * try again is for whoever knows what must not be said twice. Without a sign-in nothing is signed.
 */
export function createConnector(call: Call, signIn: SignIn | undefined, timeoutMs: number): Connector {
  async function ask(method: string, { serviceUrl }: Desk, path: string, json?: Json): Promise<unknown> {
    const token = signIn && (await signIn());
    const answer = await call(new URL(`${serviceUrl.replace(/\/$/, '')}/v3/conversations${path}`), {
      method,
      headers: {
        accept: 'application/json',
        'user-agent': 'Medvind',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(json === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(json === undefined ? {} : { body: JSON.stringify(json) }),
      timeoutMs,
    });
    const { status, headers, body } = answer;
    if (status >= 200 && status < 300) return parsed(body);
    const code = errorSchema.safeParse(parsed(body)).data?.error.code ?? '';
    throw new CallError(status, code, headers['retry-after']);
  }

  return {
    async post(desk, conversation, activity) {
      const answer = await ask('POST', desk, `/${part(conversation)}/activities`, activity);
      // Said is said: thrown for want of an id, it would be said again.
      return idSchema.safeParse(answer).data?.id ?? '';
    },

    async put(desk, conversation, id, activity) {
      await ask('PUT', desk, `/${part(conversation)}/activities/${part(id)}`, activity);
    },

    async drop(desk, conversation, id) {
      await ask('DELETE', desk, `/${part(conversation)}/activities/${part(id)}`);
    },

    async open(desk, user, tenant) {
      const parameters = {
        isGroup: false,
        bot: { id: desk.bot.id, name: '' },
        members: [{ id: user, name: '' }],
        ...(tenant === undefined ? {} : { tenantId: tenant }),
        channelData: { tenant: { id: tenant } },
      };
      return idSchema.parse(await ask('POST', desk, '', parameters)).id;
    },

    async member(desk, conversation, user) {
      return memberSchema.parse(await ask('GET', desk, `/${part(conversation)}/members/${part(user)}`));
    },

    async members(desk, conversation) {
      const found: Member[] = [];
      let next = '';
      do {
        const token = next === '' ? '' : `&continuationToken=${part(next)}`;
        const path = `/${part(conversation)}/pagedmembers?pageSize=${pageSize}${token}`;
        const page = pageSchema.parse(await ask('GET', desk, path));
        found.push(...page.members);
        next = page.continuationToken ?? '';
      } while (next !== '');
      return found;
    },
  };
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function part(id: string): string {
  return encodeURIComponent(id);
}
