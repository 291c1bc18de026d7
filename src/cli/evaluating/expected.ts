import * as z from 'zod';
import { didYouMean } from '../../content/nearest.ts';
import { type Outcome, outcome } from '../../dialogue/index.ts';

/** One line of a question file: a text, and the entry (or entries) or the outcome that is right for it. */
export const expectedSchema = z.object({
  text: z.string(),
  expect: z.union([z.string(), z.array(z.string()).min(1), z.object({ outcome })]),
});
export type ExpectedLine = z.infer<typeof expectedSchema>;

/** What is right for a text: one of some entries, or an outcome. */
export type Expected =
  | { readonly kind: 'entries'; readonly ids: readonly string[] }
  | { readonly kind: 'outcome'; readonly outcome: Outcome };

/** What a line expects, or the sentence why it can't be. A name that is both an entry and an outcome is the entry. */
export function expectedOf({ expect }: ExpectedLine, known: ReadonlySet<string>): Expected | string {
  if (typeof expect === 'object' && !Array.isArray(expect))
    return { kind: 'outcome', outcome: expect.outcome };
  const ids = typeof expect === 'string' ? [expect] : expect;
  const unknown = ids.filter((id) => !known.has(id));
  if (unknown.length === 0) return { kind: 'entries', ids };
  const named = outcome.safeParse(expect);
  if (named.success) return { kind: 'outcome', outcome: named.data };
  const names = [...known, ...outcome.options];
  const instead = didYouMean(
    unknown[0] ?? '',
    names,
    `Write the id of an entry, or one of ${outcome.options.join(', ')}`,
  );
  return `no entry or outcome is called "${unknown.join('", "')}". ${instead}`;
}
