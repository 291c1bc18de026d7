import { formatWeek } from '../../calendar/index.ts';
import type { PageTable } from '../page.ts';
import type { MeasureName, ScopeReport, WeekReport } from '../week-report.ts';
import { amountOf } from './amount.ts';
import { historyOf } from './history.ts';
import { symbolOf } from './lights.ts';
import { figureOf, measureWord } from './names.ts';
import { capital, typeset, type Voice } from './view.ts';

/** What is counted beside the goals. */
const counted: readonly MeasureName[] = ['participation', 'asked', 'selfService', 'replyMedian', 'unsolved'];

/** Every week of a scope in one table, newest first: the goals with their lights, and what is counted. */
export function weekByWeek(reports: readonly WeekReport[], id: string, plainView: Voice): PageTable {
  const voice = typeset({ lang: plainView.lang, say: plainView.say });
  const history = historyOf(reports, id).toReversed();
  const latest = history[0];
  const goals = latest?.scope.goals ?? [];
  // A goal that is measured by one of them stands there with its light.
  const measures = counted.filter(
    (name) => !goals.some(({ measure }) => measure.kind === 'activity' && measure.figure === name),
  );
  return {
    caption: voice.say('report.weekByWeek', { name: latest?.scope.name ?? '' }),
    columns: [
      { label: voice.say('report.week') },
      ...goals.map(({ title }) => ({ label: title[voice.lang], numeric: true })),
      ...measures.map((name) => ({ label: measureWord(name, voice), numeric: true })),
    ],
    rows: history.map(({ report, scope }) => [
      capital(formatWeek(report.week, voice.lang)),
      ...goals.map(({ goal }) => cellOf(scope, goal, voice)),
      ...measures.map((name) => cellOf(scope, name, voice)),
    ]),
  };
}

function cellOf(scope: ScopeReport, id: string, voice: Voice): string {
  const figure = figureOf(scope, id, voice);
  const light = scope.goals.find(({ goal }) => goal === id)?.light;
  const amount = figure?.reading === undefined ? '' : amountOf(figure.reading, figure.unit, voice);
  if (light === undefined) return amount;
  return [symbolOf(light), amount || voice.say(`report.light.word.${light}`)].join(' ');
}
