import { formatWeek } from '../../calendar/index.ts';
import type { PageAdvice, PageSection } from '../page.ts';
import type { Advice, ScopeReport, WeekReport } from '../week-report.ts';
import { amountOf, exactly } from './amount.ts';
import { focusWord, lastFigureOf, readingText } from './names.ts';
import { capital, type PageView, type Voice } from './view.ts';

/** What is suggested for the week, each with the number behind it and what was decided about it. */
export function adviceSection(
  report: WeekReport,
  scope: ScopeReport,
  view: PageView,
): PageSection | undefined {
  const { say } = view;
  if (scope.advice.length === 0) return undefined;
  const advice = scope.advice.map((one): PageAdvice => {
    const decision = view.decided.findLast(({ action }) => action === one.id)?.decision;
    return {
      id: one.id,
      focus: capital(focusWord(one.focus, view)),
      text: adviceText(one.focus, view),
      why: whyOf(one, report, scope, view),
      ...(decision !== undefined && { decided: say(`report.decided.${decision}`) }),
    };
  });
  return { id: 'advice', heading: say('report.heading.advice'), lines: [], advice };
}

/** What is suggested in a focus area. */
export function adviceText(focus: string, { say }: Voice): string {
  return say(`report.advice.${focus}`);
}

/** Why something is suggested, with the number that caused it, what it is made of and its week. */
export function whyOf(advice: Advice, report: WeekReport, scope: ScopeReport, voice: Voice): string {
  const figure = lastFigureOf([scope], advice.cause, voice);
  const unit = figure?.unit ?? 'ratio';
  const { reading, target } = advice;
  return voice.say(`report.why.${advice.why}`, {
    name: figure?.name ?? focusWord(advice.focus, voice),
    value: amountOf(reading, unit, voice),
    target: target === undefined ? '' : exactly(target, unit, voice),
    week: formatWeek(reading.week, voice.lang),
    reading: readingText(reading, unit, report.week, voice),
  });
}
