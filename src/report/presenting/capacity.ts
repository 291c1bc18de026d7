import {
  formatClock,
  formatDayAndMonth,
  formatNumber,
  formatWeek,
  formatWeekday,
  weekAfter,
  weekdayOf,
} from '../../calendar/index.ts';
import type { PageSection } from '../page.ts';
import type { WeekReport } from '../week-report.ts';
import { exactly } from './amount.ts';
import type { Voice } from './view.ts';

/** What superusers have time for, and when in the week after nobody is on duty. They are told of together, never one by one. */
export function capacitySection(report: WeekReport, voice: Voice): PageSection {
  const { lang, say } = voice;
  const { capacity } = report;
  const week = formatWeek(weekAfter(report.week, 1), lang);
  const { superusers, agreedHours, usedHours, unclaimedOverHour, holes } = capacity;
  const agreed = exactly(agreedHours, 'hours', voice);
  const count = formatNumber(superusers, lang);
  const hours =
    usedHours === undefined
      ? say('report.capacity.agreed', { count, agreed })
      : say('report.capacity.used', { count, agreed, used: exactly(usedHours, 'hours', voice) });
  const table = {
    caption: say('report.capacity.caption', { week }),
    columns: [{ label: say('report.capacity.day') }, { label: say('report.capacity.time') }],
    rows: holes.map(({ date, from, to }) => [
      `${formatWeekday(weekdayOf(date), lang)} ${formatDayAndMonth(date, lang).replace(' ', '\u00a0')}`,
      `${formatClock(from, lang)}–${formatClock(to, lang)}`,
    ]),
  };
  return {
    id: 'capacity',
    heading: say('report.heading.capacity'),
    lines: [
      superusers === 0 ? say('report.capacity.nobody') : hours,
      ...waiting(unclaimedOverHour, voice),
      ...(holes.length === 0 ? [say('report.capacity.covered', { week })] : []),
    ],
    ...(holes.length > 0 && { table }),
  };
}

function waiting(count: number, { lang, say }: Voice): string[] {
  if (count === 0) return [say('report.capacity.noneWaited')];
  return [
    count === 1
      ? say('report.capacity.oneWaited')
      : say('report.capacity.waited', { count: formatNumber(count, lang) }),
  ];
}
