import { formatWeek } from '../../calendar/index.ts';
import type { PageTable } from '../page.ts';
import type { DecidedAction } from '../records.ts';
import type { WeekReport } from '../week-report.ts';
import { adviceText } from './advice.ts';
import { historyOf } from './history.ts';
import { focusWord } from './names.ts';
import { capital, typeset, type Voice } from './view.ts';

/** Everything that was suggested to a scope, newest first, with what was decided about it. */
export function suggested(
  reports: readonly WeekReport[],
  id: string,
  decided: readonly DecidedAction[],
  plainVoice: Voice,
): PageTable {
  const voice = typeset({ lang: plainVoice.lang, say: plainVoice.say });
  const { say, lang } = voice;
  const history = historyOf(reports, id).toReversed();
  const rows = history.flatMap(({ report, scope }) =>
    scope.advice.map((one) => {
      const decision = decided.findLast(({ action }) => action === one.id)?.decision;
      return [
        capital(formatWeek(report.week, lang)),
        capital(focusWord(one.focus, voice)),
        adviceText(one.focus, voice),
        decision === undefined ? say('overview.suggested.open') : say(`report.decided.${decision}`),
      ];
    }),
  );
  return {
    caption: say('overview.suggested.caption'),
    columns: [
      { label: say('report.week') },
      { label: say('overview.suggested.focus') },
      { label: say('overview.suggested.what') },
      { label: say('overview.suggested.decided') },
    ],
    rows,
  };
}
