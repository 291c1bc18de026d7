import { formatWeek } from '../../calendar/index.ts';
import type { Light, WeekReport } from '../week-report.ts';
import { adviceText, whyOf } from './advice.ts';
import { lightLine, lightOf } from './lights.ts';
import { typeset, type Voice } from './view.ts';

const worstFirst: readonly Light[] = ['red', 'yellow', 'grey'];

/**
 * Why goals of a scope are red, then yellow, then grey: each light with its reason, and what is suggested about it.
 * Empty when the report does not tell of the scope.
 */
export function whyRed(report: WeekReport, id: string, plainView: Voice): readonly string[] {
  const voice = typeset({ lang: plainView.lang, say: plainView.say });
  const scope = report.scopes.find((one) => one.scope === id);
  if (scope === undefined) return [];
  const lines = worstFirst
    .flatMap((light) => scope.goals.filter((goal) => goal.light === light))
    .flatMap((goal) => {
      const item = goal.measure.kind === 'pulse' ? goal.measure.item : undefined;
      const advice = scope.advice.filter(({ cause }) => cause === goal.goal || cause === item);
      return [
        lightLine(lightOf(goal, report.week, voice)),
        ...advice.map((one) =>
          voice.say('report.whyRed.advice', {
            why: whyOf(one, report, scope, voice),
            advice: adviceText(one.focus, voice),
          }),
        ),
      ];
    });
  if (scope.goals.some(({ light }) => light === 'red')) return lines;
  return [voice.say('report.whyRed.none', { week: formatWeek(report.week, voice.lang) }), ...lines];
}
