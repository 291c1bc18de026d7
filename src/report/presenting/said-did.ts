import { formatWeek } from '../../calendar/index.ts';
import type { PageSection } from '../page.ts';
import type { ScopeReport } from '../week-report.ts';
import { adviceText } from './advice.ts';
import { amountOf } from './amount.ts';
import { changeWord, focusWord, lastFigureOf } from './names.ts';
import { capital, type PageView } from './view.ts';

/** Earlier suggestions that somebody decided on, and how their number stands now. It never says that one led to the other. */
export function saidDidSection(scopes: readonly ScopeReport[], view: PageView): PageSection | undefined {
  const { lang, say } = view;
  const scope = scopes.at(-1);
  if (scope === undefined || scope.saidDid.length === 0) return undefined;
  const lines = scope.saidDid.map((one) => {
    const decision = say(`report.decided.${one.decision}`);
    const decided = say('report.saidDid.decided', {
      week: capital(formatWeek(one.week, lang)),
      focus: focusWord(one.focus, view),
      advice: adviceText(one.focus, view).replace(/\.$/, ''),
      decision,
    });
    return `${decided} ${movement(one, scopes, view)}`.trim();
  });
  return { id: 'saidDid', heading: say('report.heading.saidDid'), lines };
}

function movement(
  one: ScopeReport['saidDid'][number],
  scopes: readonly ScopeReport[],
  view: PageView,
): string {
  const { say } = view;
  const figure = lastFigureOf(scopes, one.cause, view);
  if (figure === undefined) return '';
  const { name, unit } = figure;
  const change = changeWord(one.change ?? one.now?.change, view);
  if (one.before === undefined || one.now === undefined) return say('report.saidDid.unknown', { name });
  const before = amountOf(one.before, unit, view);
  const now = amountOf(one.now, unit, view);
  return change === ''
    ? say('report.saidDid.stands', { name, before, now })
    : say('report.saidDid.moved', { name, before, now, change });
}
