import { formatClock, formatDate, formatWeekday } from '../calendar/index.ts';
import type { Content } from '../dialogue/index.ts';
import { missingPrivacyFacts } from '../privacy/index.ts';
import { type OutlookWeek, outlook, type Programme } from '../pulse/index.ts';

/** Half a year: past the weeks in which most rounds are sent, and short enough to read. */
const weeks = 26;

/**
 * The coming 26 weeks of every pulse programme, a line each, and first what must be filled in before any of them
 * begins. It is played from the content alone, as if no round had been sent yet.
 */
export function pulseCalendar(content: Content, now: number): string[] {
  const missing = missingPrivacyFacts(content.privacy);
  return content.pulses.flatMap((programme) => [
    '',
    `${programme.title.en} (surveys/${programme.id}.yaml), the coming ${weeks} weeks:`,
    ...(programme.active ? [] : ['  It is not active; this is what it would do.']),
    ...(missing.length === 0
      ? []
      : [`  It does not begin until privacy.yaml is filled in. Missing: ${missing.join(', ')}.`]),
    ...played(programme, content, now),
  ]);
}

function played(programme: Programme, { organisation, calendar }: Content, now: number): string[] {
  const begun = { ...programme, active: true };
  return outlook(begun, { organisation, calendar, waves: [] }, now, weeks).map((week) => {
    const label = `  week ${week.week.slice(-2)}  `;
    return week.wave === undefined
      ? `${label}${why(week)}`
      : `${label}${told(week.wave, organisation.units)}`;
  });
}

function told(
  { slot, items, units }: NonNullable<OutlookWeek['wave']>,
  known: Content['organisation']['units'],
): string {
  const date = slot.slice(0, 10);
  // A date of its own has no time zone, and 1 January 1970 was a Thursday, the fourth day.
  const weekday = ((Math.floor(Date.parse(date) / 86_400_000) + 3) % 7) + 1;
  const day = `${formatWeekday(weekday, 'en').slice(0, 3)} ${formatDate(date, 'en')} at ${formatClock(slot.slice(11), 'en')}`;
  const asked = units.map(({ id, week, half, size }) => {
    const name = known.find((unit) => unit.id === id)?.name ?? id;
    return `${name} (week ${week}, ${half === undefined ? '' : `half ${half}, `}${size} people)`;
  });
  return `${day}: ${asked.join(', ')}. Items ${items.map(({ id }) => id).join(' ')}`;
}

function why({ why: reason }: OutlookWeek): string {
  if (reason === 'holidayWeek') return 'holiday week, nothing is sent';
  return reason === 'closed' ? 'closed or paused, nothing is sent' : 'nobody is due';
}
