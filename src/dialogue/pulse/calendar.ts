import { formatDateTime, formatNumber, formatWeek } from '../../calendar/index.ts';
import type { Block, Lang } from '../../message.ts';
import { type Figure, type OutlookWeek, outlook, type Programme } from '../../pulse/index.ts';
import { unitOf } from '../content.ts';
import type { Facts } from '../facts.ts';
import type { Speak } from '../speaker.ts';

/** How many of the coming weeks a project lead sees in the chat; `medvind check` shows half a year. */
const weeksShown = 8;

/** The coming weeks of a programme as a table: which week, what happens, who is asked. */
export function calendarBlocks(facts: Facts, programme: Programme, lang: Lang, say: Speak): Block[] {
  const { organisation, calendar } = facts.content;
  const waves = facts.pulse?.waves ?? [];
  const weeks = outlook(programme, { organisation, calendar, waves }, facts.now, weeksShown);
  return [
    {
      type: 'table',
      caption: say('pulse.calendar'),
      columns: [{ label: say('pulse.week') }, { label: say('pulse.what') }, { label: say('pulse.units') }],
      rows: weeks.map((week) => row(facts, week, lang, say)),
    },
  ];
}

function row({ content }: Facts, { week, wave, why }: OutlookWeek, lang: Lang, say: Speak): string[] {
  const label = formatWeek(week, lang);
  if (wave === undefined || wave.state === 'skipped') return [label, say(whyKey(why)), ''];
  const { calendar } = content;
  const at = calendar.instantOf(wave.slot.slice(0, 10), wave.slot.slice(11));
  const units = wave.units.map(({ id, week: since }) => {
    const name = unitOf(content, id)?.name ?? id;
    return say('pulse.unitWeek', { name, week: since });
  });
  return [label, formatDateTime(at, lang, calendar.timeZone), units.join(', ')];
}

function whyKey(why: OutlookWeek['why']): string {
  if (why === 'holidayWeek') return 'pulse.whyHoliday';
  return why === 'closed' ? 'pulse.whyClosed' : 'pulse.whyNotDue';
}

/** A figure in words: "3,4 uændret · 10-19 svar". */
export function figureText({ mean, limit, change, band }: Figure, lang: Lang, say: Speak): string {
  const number = formatNumber(mean, lang, 1, true);
  const about =
    limit === 'atMost'
      ? say('pulse.atMost', { number })
      : limit === 'atLeast'
        ? say('pulse.atLeast', { number })
        : number;
  const moved =
    change === undefined
      ? ''
      : change === 'up'
        ? ` ${say('pulse.up')}`
        : change === 'down'
          ? ` ${say('pulse.down')}`
          : ` ${say('pulse.same')}`;
  return `${about}${moved} · ${say('pulse.answers', { band })}`;
}
