import { readContent, shippedContent } from '../../src/content.ts';
import { speaker } from '../../src/dialogue/index.ts';
import type { ExportParts } from '../../src/export/index.ts';
import type { Lang } from '../../src/message.ts';
import { pageOf, type WeekReport } from '../../src/report/index.ts';

const read = await readContent({ own: undefined, shipped: shippedContent }, Date.UTC(2026, 10, 23));
if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join('\n'));
const { content } = read;

/** A scope of a report with its page in the shipped texts, as an export is given it. */
export function partsOf(
  report: WeekReport,
  scope: string,
  lang: Lang,
  earlier: readonly WeekReport[] = [],
): ExportParts {
  const say = speaker(content.texts[lang]);
  const page = pageOf(report, scope, {
    earlier,
    plan: {
      item: 'C1',
      tolerance: 0.3,
      points: [
        { week: -1, value: 3.3 },
        { week: 0, value: 2.8 },
        { week: 4, value: 3.4 },
      ],
      reference: [],
    },
    decided: [{ action: `${report.week}/${scope}/roller`, decision: 'will', by: 'karin-bertelsen', at: 1 }],
    lang,
    say,
    operations: true,
    calendar: content.calendar,
  });
  if (page === undefined) throw new Error(`there is no page of ${scope} in ${report.week}`);
  return { report, scope, page, say };
}
