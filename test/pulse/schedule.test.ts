import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Calendar } from '../../src/calendar/index.ts';
import type { Organisation } from '../../src/organisation/index.ts';
import {
  closeTime,
  mayRemind,
  outlook,
  type Programme,
  plan,
  programmeSchema,
  remindTime,
  type Wave,
} from '../../src/pulse/index.ts';
import { calendar, calendarWith, organisation, programme } from './world.ts';

interface Played {
  readonly programme?: Programme;
  readonly organisation?: Pick<Organisation, 'units' | 'people'>;
  readonly calendar?: Calendar;
  /** Local times between which nobody looks. */
  readonly down?: readonly [string, string];
  readonly every?: number;
}

const minute = 60_000;
const town = organisation({ a: 8 }, '2026-01-05');
const always = programme({ cadence: [{ fromWeek: -26, toWeek: 156, everyWeeks: 1 }] });

function at(local: string, inside = calendar): number {
  return inside.instantOf(local.slice(0, 10), local.slice(11));
}

function clockOf(now: number, inside = calendar): string {
  const { hour, minute: past } = inside.localTime(now);
  return `${inside.localDate(now)} ${String(hour).padStart(2, '0')}:${String(past).padStart(2, '0')}`;
}

/** Looks every so many minutes from one local time to another; when what was begun or left out, in order. */
function play(from: string, to: string, how: Played = {}): string[] {
  const { calendar: inside = calendar, down, every = 15 } = how;
  const waves: Wave[] = [];
  const told: string[] = [];
  for (let now = at(from, inside); now <= at(to, inside); now += every * minute) {
    if (down !== undefined && at(down[0], inside) <= now && now < at(down[1], inside)) continue;
    for (const open of waves) {
      if (open.state === 'open' && open.closesAt <= now)
        waves[waves.indexOf(open)] = { ...open, state: 'closed' };
    }
    const facts = {
      organisation: how.organisation ?? town,
      calendar: inside,
      waves,
      asked: new Set<string>(),
    };
    const planned = plan(how.programme ?? always, facts, now, []);
    if (planned.kind === 'wait') continue;
    waves.push(planned.wave);
    const units = planned.wave.units.map(({ id, week }) => `${id}${week}`).join(' ');
    told.push(planned.kind === 'send' ? `${clockOf(now, inside)} ${units}` : `left out ${planned.wave.slot}`);
  }
  return told;
}

const dates = (told: readonly string[]) => told.map((line) => line.slice(0, 16));

describe.each(['UTC', 'Europe/Copenhagen', 'America/Los_Angeles', 'Pacific/Kiritimati'])(
  'with TZ=%s',
  (zone) => {
    const before = process.env['TZ'];
    beforeAll(() => {
      process.env['TZ'] = zone;
    });
    afterAll(() => {
      if (before === undefined) delete process.env['TZ'];
      else process.env['TZ'] = before;
    });

    test.each([
      [
        'both sides of the spring clock change the round begins at nine',
        ['2027-03-15 00:00', '2027-04-02 23:00'],
        ['2027-03-16 09:00', '2027-03-23 09:00', '2027-03-30 09:00'],
      ],
      [
        'both sides of the autumn clock change the round begins at nine, once',
        ['2027-10-25 00:00', '2027-11-05 23:00'],
        ['2027-10-26 09:00', '2027-11-02 09:00'],
      ],
      [
        'week 53 is a week, and New Year’s Eve in it is closed',
        ['2026-12-28 00:00', '2027-01-08 23:00'],
        ['2026-12-29 09:00', '2027-01-05 09:00'],
      ],
      [
        'in Easter week the round comes on its Tuesday, the week after on Tuesday too',
        ['2027-03-22 00:00', '2027-03-31 23:00'],
        ['2027-03-23 09:00', '2027-03-30 09:00'],
      ],
    ] as const)('%s', (_name, [from, to], wanted) => {
      expect(dates(play(from, to))).toEqual(wanted);
    });

    test.each([
      ['Maundy Thursday: the rest of the week is closed', 'thu', '09:00', '2027-03-22', []],
      ['Easter Monday: the next working day is Tuesday', 'mon', '09:00', '2027-03-29', ['2027-03-30 09:00']],
      [
        '1 May 2028 is a Monday that closes at noon: nine is open',
        'mon',
        '09:00',
        '2028-05-01',
        ['2028-05-01 09:00'],
      ],
      ['1 May 2028 at one is closed: Tuesday', 'mon', '13:00', '2028-05-01', ['2028-05-02 13:00']],
      ['24 December 2026 is a Thursday, and Friday is a holiday', 'thu', '09:00', '2026-12-21', []],
      ['24 December 2030 is a Tuesday: Friday 27', 'tue', '09:00', '2030-12-23', ['2030-12-27 09:00']],
      [
        '31 December 2030 is a Tuesday: Thursday 2 January',
        'tue',
        '09:00',
        '2030-12-30',
        ['2031-01-02 09:00'],
      ],
      ['the day after Ascension is closed, and Ascension too', 'thu', '09:00', '2027-05-03', []],
      ['store bededag is an ordinary Friday', 'fri', '09:00', '2027-04-19', ['2027-04-23 09:00']],
    ] as const)('%s', (_name, day, time, monday, wanted) => {
      const asked = { ...always, send: { day, at: time, until: '14:00' } };
      const sunday = calendar.localDate(at(`${monday} 12:00`) + 6 * 24 * 60 * minute);
      expect(
        dates(
          play(`${monday} 00:00`, `${sunday} 23:00`, {
            programme: asked,
            organisation: organisation({ a: 8 }, monday),
          }),
        ),
      ).toEqual(wanted);
    });

    test('holiday weeks have no round, and what fell into them is not made up for twice', () => {
      const inside = calendarWith({ holidayWeeks: [7, 8] });
      expect(dates(play('2027-02-08 00:00', '2027-03-05 23:00', { calendar: inside }))).toEqual([
        '2027-02-09 09:00',
        '2027-03-02 09:00',
      ]);
    });

    test.each([
      [
        'over the hour: caught up as soon as it runs',
        ['2026-11-24 08:00', '2026-11-24 11:20'],
        ['2026-11-24 11:30'],
      ],
      [
        'past the day’s last hour: the next morning',
        ['2026-11-24 08:00', '2026-11-24 15:00'],
        ['2026-11-25 09:00'],
      ],
      ['to Friday noon: still that day', ['2026-11-24 08:00', '2026-11-27 12:00'], ['2026-11-27 12:00']],
      ['to Friday evening: left out', ['2026-11-24 08:00', '2026-11-27 18:00'], ['left out 2026-11']],
    ] as const)('down %s, and never two in a week', (_name, down, wanted) => {
      expect(dates(play('2026-11-23 00:00', '2026-11-29 23:00', { down }))).toEqual(wanted);
    });

    test('down for three weeks: one round afterwards, at its own time, not three', () => {
      const told = play('2026-11-02 00:00', '2026-12-02 23:00', {
        down: ['2026-11-09 00:00', '2026-11-30 10:00'],
      });
      expect(dates(told)).toEqual(['2026-11-03 09:00', '2026-12-01 09:00']);
    });

    test('units that go live in waves are each asked by their own weeks', () => {
      const units = organisation({ a: 8, b: 8 }, { a: '2026-11-02', b: '2026-11-16' });
      const asked = programme({
        cadence: [
          { fromWeek: -2, toWeek: -1, everyWeeks: 2 },
          { fromWeek: 0, toWeek: 1, everyWeeks: 1 },
          { fromWeek: 2, toWeek: 9, everyWeeks: 2 },
        ],
      });
      expect(play('2026-10-19 00:00', '2026-12-04 23:00', { programme: asked, organisation: units })).toEqual(
        [
          '2026-10-20 09:00 a-2',
          '2026-11-03 09:00 a0 b-2',
          '2026-11-10 09:00 a1',
          '2026-11-17 09:00 a2 b0',
          '2026-11-24 09:00 b1',
          '2026-12-01 09:00 a4 b2',
        ],
      );
    });

    test('however often and however late somebody looks, there is one round a week under one key', () => {
      expect(play('2026-11-23 00:00', '2026-12-06 23:00', { every: 1 })).toEqual(
        play('2026-11-23 00:00', '2026-12-06 23:00', { every: 60 }),
      );
    });

    test.each([
      ['Tuesday to Thursday', '2026-11-24 09:00', '2026-11-26 09:00', '2026-12-01 09:00'],
      ['Thursday afternoon to Monday', '2026-11-26 13:00', '2026-11-30 13:00', '2026-12-03 13:00'],
      [
        'Wednesday afternoon would be Friday afternoon: Monday',
        '2026-11-25 12:30',
        '2026-11-30 12:30',
        '2026-12-02 12:30',
      ],
      ['over Easter', '2027-03-23 09:00', '2027-03-30 09:00', '2027-04-02 09:00'],
      ['over the spring clock change', '2027-03-19 09:00', '2027-03-23 09:00', '2027-03-31 09:00'],
    ])(
      'the reminder comes two working days later and the close after five: %s',
      (_name, sent, remind, closes) => {
        const asked = programme();
        expect(clockOf(remindTime(asked, calendar, at(sent)))).toBe(remind);
        expect(clockOf(closeTime(asked, calendar, at(sent)))).toBe(closes);
        expect(mayRemind(calendar, remindTime(asked, calendar, at(sent)))).toBe(true);
      },
    );

    test.each([
      ['2026-11-26 12:00', true],
      ['2026-11-27 11:59', true],
      ['2026-11-27 12:00', false],
      ['2026-11-28 10:00', false],
    ])('at %s a reminder may go out: %s', (local, may) => {
      expect(mayRemind(calendar, at(local))).toBe(may);
    });

    test('what was missed is not made up for in a pause', () => {
      const paused = { ...always, pauses: [{ from: '2026-11-25', to: '2026-11-27' }] };
      const down = ['2026-11-24 08:00', '2026-11-25 08:00'] as const;
      expect(play('2026-11-23 00:00', '2026-11-27 23:00', { programme: paused, down })).toEqual([
        'left out 2026-11-24T09:00',
      ]);
    });

    test('the outlook of 26 weeks says what playing them leads to', () => {
      const weeks = outlook(always, { organisation: town, calendar, waves: [] }, at('2026-11-23 00:00'), 26);
      const sent = weeks.flatMap(({ wave }) => (wave === undefined ? [] : wave.slot.replace('T', ' ')));
      expect(weeks).toHaveLength(26);
      expect(sent).toEqual(dates(play('2026-11-23 00:00', '2027-05-23 23:00')));
    });
  },
);

describe('a programme', () => {
  test.each(['02:00', '02:30', '02:59'])('is refused when it would be sent at %s', (time) => {
    const raw = { ...programme(), send: { day: 'tue', at: time, until: '14:00' } };
    expect(programmeSchema.safeParse(raw).error?.issues[0]?.message).toContain('between 02:00 and 03:00');
  });

  test('begins nothing while something is missing', () => {
    const facts = { organisation: town, calendar, waves: [], asked: new Set<string>() };
    expect(plan(always, facts, at('2026-11-24 09:00'), ['medInformed']).kind).toBe('wait');
    expect(plan(always, facts, at('2026-11-24 09:00'), []).kind).toBe('send');
  });

  test('asks nobody who had another pulse in the week', () => {
    const facts = { organisation: town, calendar, waves: [], asked: new Set(['a-0', 'a-1']) };
    const planned = plan(always, facts, at('2026-11-24 09:00'), []);
    expect(planned.kind === 'send' && planned.seats.map(({ person }) => person)).toEqual([
      'a-2',
      'a-3',
      'a-4',
      'a-5',
      'a-6',
      'a-7',
    ]);
  });

  test('asks a large unit in halves that take turns, and all of it every fourth time', () => {
    const large = organisation({ a: 160 }, '2026-11-02');
    const asked = programme({ cadence: [{ fromWeek: 0, toWeek: 20, everyWeeks: 1 }] });
    const weeks = outlook(asked, { organisation: large, calendar, waves: [] }, at('2026-11-02 00:00'), 5).map(
      ({ wave }) => wave?.units[0],
    );
    expect(weeks.map((unit) => unit?.half)).toEqual(['a', 'b', 'a', undefined, 'b']);
    expect((weeks[0]?.size ?? 0) + (weeks[1]?.size ?? 0)).toBe(160);
    expect(weeks[3]?.size).toBe(160);
  });

  test('lets the items that take turns all come round, also for a unit asked every second week', () => {
    const turns = ['W1', 'R1', 'V1', 'E1', 'U1', 'A1'].map((id) => ({
      id,
      focus: 'roller',
      da: 'Udsagn',
      en: 'Item text',
    }));
    const items = [{ id: 'C1', focus: 'roller', da: 'Udsagn', en: 'Item text', core: true }, ...turns];
    const units = organisation({ a: 8, b: 8 }, { a: '2026-11-02', b: '2026-01-05' });
    const cadence = [
      { fromWeek: 0, toWeek: 20, everyWeeks: 1 },
      { fromWeek: 21, toWeek: 99, everyWeeks: 2 },
    ];
    const weeks = outlook(
      programme({ items, cadence, rotating: 2 }),
      { organisation: units, calendar, waves: [] },
      at('2026-11-02 00:00'),
      12,
    );
    const met = weeks.flatMap(({ wave }) => (wave?.units.some(({ id }) => id === 'b') ? wave.items : []));
    expect(new Set(met.map(({ id }) => id)).size).toBe(7);
  });
});
