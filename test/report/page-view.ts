import { readContent, shippedContent } from '../../src/content.ts';
import { speaker } from '../../src/dialogue/index.ts';
import type { Lang } from '../../src/message.ts';
import type { PageView, Plan } from '../../src/report/index.ts';

const read = await readContent({ own: undefined, shipped: shippedContent }, Date.UTC(2026, 10, 23));
if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join('\n'));
const { content } = read;

/** A curve from two weeks before go-live to twelve after. */
export const plan: Plan = {
  item: 'C1',
  tolerance: 0.3,
  points: [
    { week: -2, value: 3.4 },
    { week: 0, value: 2.8 },
    { week: 4, value: 3.2 },
    { week: 12, value: 3.8 },
  ],
  reference: [],
};

/** A manager's view in the shipped texts, with the plan and nothing decided, for the reports one gives it. */
export function viewOf(lang: Lang, more: Partial<PageView> = {}): PageView {
  return {
    lang,
    say: speaker(content.texts[lang]),
    earlier: [],
    plan,
    decided: [],
    operations: false,
    calendar: content.calendar,
    ...more,
  };
}
