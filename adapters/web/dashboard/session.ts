import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';
import { deleteCookie, getSignedCookie, setSignedCookie } from 'hono/cookie';
import type { Clock } from '../../../src/ports.ts';
import { root } from './paths.ts';

/** Somebody who came in by a link of their own. Who they are allowed to be is asked anew at every request. */
export interface Session {
  readonly id: string;
  readonly person: string;
}

/** Sessions that live in a signed cookie, so that a restart signs nobody out. */
export interface Sessions {
  begin(context: Context, person: string): Promise<void>;
  read(context: Context): Promise<Session | undefined>;
  end(context: Context): void;
  /** What a form of this session must carry. */
  formKey(session: Session): string;
  isFormKey(session: Session, key: string): boolean;
}

/** 8 hours: a working day. */
const lastsMs = 8 * 60 * 60 * 1000;
const cookie = 'medvind_overblik';

/** Makes the sessions; with `secure` the cookie travels over https alone. */
export function createSessions(secret: string, now: Clock, secure: boolean): Sessions {
  const where = { path: root, httpOnly: true, sameSite: 'Lax', secure } as const;
  const formKey = ({ id }: Session) => createHmac('sha256', secret).update(`form ${id}`).digest('base64url');

  return {
    async begin(context, person) {
      const id = randomBytes(16).toString('base64url');
      const value = [id, now() + lastsMs, Buffer.from(person).toString('base64url')].join('.');
      await setSignedCookie(context, cookie, value, secret, { ...where, maxAge: lastsMs / 1000 });
    },

    async read(context) {
      const value = await getSignedCookie(context, secret, cookie);
      if (!value) return undefined;
      const [id = '', until, person = ''] = value.split('.');
      return Number(until) > now() ? { id, person: Buffer.from(person, 'base64url').toString() } : undefined;
    },

    end: (context) => void deleteCookie(context, cookie, where),
    formKey,
    isFormKey: (session, key) => same(formKey(session), key),
  };
}

function same(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}
