import { createMatcher } from './patterns.ts';
import type { Bilingual, DeclineFile } from './rules.ts';

/** A request that is declined, and what is said. */
export interface Decline {
  readonly id: string;
  readonly reply: Bilingual;
}

/** Finds the request about an individual colleague that a text makes, if any. */
export type DeclineRule = (text: string) => Decline | undefined;

/** Makes the rule of the content; the first request that fits wins, and none when an `ordinary` rule fires. */
export function createDeclineRule(file: DeclineFile): DeclineRule {
  const requests = file.requests.map((request) => ({ ...request, group: `request ${request.id}` }));
  const groups = Object.fromEntries(requests.map(({ group, when }) => [group, when]));
  const matcher = createMatcher({
    lists: file.lists,
    groups: { ...groups, ordinary: file.ordinary },
    lookalikes: file.lookalikes,
  });
  return (text) => {
    const fired = matcher.match(text);
    const request = requests.find(({ group }) => fired.of(group));
    if (!request || fired.of('ordinary')) return undefined;
    return { id: request.id, reply: request.reply };
  };
}
