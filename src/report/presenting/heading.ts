import { formatDate, formatDayAndMonth, formatWeek, type Phases } from '../../calendar/index.ts';
import type { ScopeReport, WeekReport } from '../week-report.ts';
import { capital, keepTogether, type Voice } from './view.ts';

/** "Uge 47 · Familieafdelingen · 6 uger efter start". */
export function titleOf(report: WeekReport, scope: ScopeReport, voice: Voice): string {
  const week = keepTogether(capital(formatWeek(report.week, voice.lang)));
  const since = scope.sinceGoLive === undefined ? undefined : sinceStart(scope.sinceGoLive, voice);
  return [week, scope.name, since].filter((part) => part !== undefined).join(' · ');
}

/** So many weeks since go-live: "3 uger før start", "startugen", "6 uger efter start". */
export function sinceStart(weeks: number, { say }: Voice): string {
  if (weeks === 0) return say('report.since.startWeek');
  if (weeks === 1) return say('report.since.oneAfter');
  if (weeks === -1) return say('report.since.oneBefore');
  return weeks < 0 ? say('report.since.before', { weeks: -weeks }) : say('report.since.after', { weeks });
}

/** The days of a week: "16.–22. november 2026", "28. december 2026 – 3. januar 2027". */
export function periodOf({ from, to }: Pick<WeekReport, 'from' | 'to'>, { lang }: Voice): string {
  const end = keepTogether(formatDate(to, lang));
  if (from.slice(0, 4) !== to.slice(0, 4)) return `${keepTogether(formatDate(from, lang))} – ${end}`;
  if (from.slice(5, 7) !== to.slice(5, 7))
    return `${formatDayAndMonth(from, lang).replace(' ', '\u00a0')} – ${end}`;
  const day = `${Number(from.slice(8))}${lang === 'da' ? '.' : ''}`;
  return `${day}–${end}`;
}

/** The phases that begin within these weeks since go-live; `at` is the week. */
export function phaseMarks(
  phases: Phases,
  { say }: Voice,
): readonly { readonly since: number; readonly label: string }[] {
  return [
    { since: 0, label: say('report.phase.intensive') },
    { since: phases.intensiveToWeek + 1, label: say('report.phase.settling') },
    { since: phases.settlingToWeek + 1, label: say('report.phase.operation') },
  ];
}
