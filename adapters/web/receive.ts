import * as z from 'zod';
import type { Account, ChatEvent, Place } from '../../src/event.ts';
import { lang } from '../../src/message.ts';
import { withoutNull } from '../text.ts';
import { type DemoPerson, placeIdOf, platform } from './options.ts';

/** An id made by the page, the same on every retry. */
const eventId = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/, 'must be 8 to 64 letters, digits, "-" or "_"');
const words = z.string().max(20_000).transform(withoutNull);
const base = { id: eventId, lang: lang.optional() };

/** What the page may send. There is no person in it: who somebody is stands in the address alone. */
export const bodySchema = z.discriminatedUnion('kind', [
  z.strictObject({ ...base, kind: z.literal('said'), text: words }),
  z.strictObject({
    ...base,
    kind: z.literal('pressed'),
    action: z.string().min(1).max(200),
    value: z.string().max(200),
    message: z.string().max(400).optional(),
  }),
  z.strictObject({
    ...base,
    kind: z.literal('submitted'),
    form: z.string().min(1).max(200),
    value: z.string().max(200),
    values: z.record(z.string().max(200), words),
  }),
  z.strictObject({ ...base, kind: z.literal('opened') }),
]);

/** An event, or why the body cannot be taken: a sentence. */
export type Received =
  | { readonly ok: true; readonly event: ChatEvent }
  | { readonly ok: false; readonly problem: string };

/**
 * Turns what a window sent into an event of the person it belongs to. The event's id holds the person, so that
 * nobody can use up another's; words are the core's to keep (`unkept`).
 */
export function receive(body: unknown, person: DemoPerson, maxText: number): Received {
  const parsed = bodySchema.safeParse(body);
  if (!parsed.success)
    return { ok: false, problem: `Cannot take the request: ${whatIsWrong(parsed.error)}.` };
  const sent = parsed.data;
  if (sent.kind === 'said' && sent.text.length > maxText) {
    return {
      ok: false,
      problem: `Cannot take the text: it is longer than ${maxText} characters. Shorten it.`,
    };
  }
  const arrived = {
    id: `${platform}:${person.id}:${sent.id}`,
    account: accountOf(person),
    place: privatePlaceOf(person),
    lang: sent.lang ?? person.lang,
  };
  switch (sent.kind) {
    case 'said':
      return { ok: true, event: { ...arrived, kind: 'said', text: sent.text, unkept: true } };
    case 'pressed': {
      const { action, value, message } = sent;
      return { ok: true, event: { ...arrived, kind: 'pressed', action, value, ...(message && { message }) } };
    }
    case 'submitted': {
      const { form, value, values } = sent;
      return { ok: true, event: { ...arrived, kind: 'submitted', form, value, values } };
    }
    case 'opened':
      return { ok: true, event: { ...arrived, kind: 'opened' } };
  }
}

/** A person's account on this platform. */
export function accountOf(person: DemoPerson): Account {
  return { platform, id: person.id };
}

/** A person's private conversation with the bot. */
export function privatePlaceOf(person: DemoPerson): Place {
  return { platform, id: placeIdOf(person.id), private: true };
}

function whatIsWrong(error: z.ZodError): string {
  const [issue] = error.issues;
  if (!issue) return 'it has the wrong shape';
  const where = issue.path.length > 0 ? `"${issue.path.join('.')}": ` : '';
  return `${where}${issue.message}`;
}
