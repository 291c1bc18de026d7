import { type Calendar, calendarSchema, createCalendar } from '../../src/calendar/index.ts';
import type { Organisation } from '../../src/organisation/index.ts';
import { type Item, type Programme, programmeSchema, type Seat, type Wave } from '../../src/pulse/index.ts';
import type { GivenResponse } from '../../src/pulse/wave.ts';

/** The hours and closed days of an ordinary municipality. */
export const calendar: Calendar = createCalendar(
  calendarSchema.parse({
    hours: {
      mon: ['08:00-15:30'],
      tue: ['08:00-15:30'],
      wed: ['08:00-15:30'],
      thu: ['08:00-17:00'],
      fri: ['08:00-13:00'],
    },
    halfDays: [{ monthDay: '05-01', closedFrom: '12:00', reason: { da: '1. maj', en: '1 May' } }],
    closedDays: [
      { monthDay: '12-24', reason: { da: 'Juleaften', en: 'Christmas Eve' } },
      { monthDay: '12-31', reason: { da: 'Nytår', en: 'New Year' } },
      { daysFromEaster: 40, reason: { da: 'Dagen efter', en: 'The day after' } },
    ],
  }),
);

/** The same calendar with weeks in which no pulse is sent. */
export function calendarWith(more: object): Calendar {
  const week = ['08:00-15:30'];
  return createCalendar(
    calendarSchema.parse({
      hours: { mon: week, tue: week, wed: week, thu: week, fri: ['08:00-13:00'] },
      ...more,
    }),
  );
}

export function item(id: string, more: Partial<Item> = {}): Item {
  return {
    id,
    focus: 'ressourcer',
    da: `Udsagn ${id}`,
    en: `Item ${id}`,
    core: true,
    for: 'everyone',
    ...more,
  };
}

export function programme(more: object = {}): Programme {
  return programmeSchema.parse({
    id: 'prove',
    title: { da: 'Prøve', en: 'Trial' },
    purpose: { da: 'At prøve', en: 'To try' },
    items: [item('C1'), item('T1'), item('H1'), item('W1', { core: false }), item('R1', { core: false })],
    cadence: [{ fromWeek: 0, toWeek: 8, everyWeeks: 1 }],
    ...more,
  });
}

/** An organisation of units with so many people each, all live on the same day unless told. */
export function organisation(
  sizes: Readonly<Record<string, number>>,
  goLive: string | Readonly<Record<string, string>> = '2026-11-02',
): Pick<Organisation, 'units' | 'people'> {
  return {
    units: Object.keys(sizes).map((id) => ({
      id,
      name: `Afdeling ${id}`,
      goLive: typeof goLive === 'string' ? goLive : (goLive[id] ?? '2026-11-02'),
    })),
    people: Object.entries(sizes).flatMap(([unit, size]) =>
      Array.from({ length: size }, (_, n) => ({
        id: `${unit}-${n}`,
        name: `Person ${unit} ${n}`,
        email: `${unit}${n}@eksempel.example`,
        unit,
        roles: [],
        lang: 'da' as const,
        demo: false,
      })),
    ),
  };
}

export function wave(units: readonly string[], more: Partial<Wave> = {}): Wave {
  return {
    id: 'pulse/prove/2026-11-24T09:00',
    rev: 0,
    programme: 'prove',
    slot: '2026-11-24T09:00',
    week: '2026-W48',
    state: 'open',
    items: [item('C1')],
    units: units.map((id) => ({ id, week: 3, size: 0 })),
    k: 5,
    comments: false,
    commentsFrom: 10,
    plannedAt: 0,
    remindAt: 0,
    closesAt: 0,
    fed: { invite: 0, remind: 0 },
    ...more,
  };
}

export function seat(person: string, unit: string, more: Partial<Seat> = {}): Seat {
  return { person, unit, superuser: false, manager: false, ...more };
}

export function given(unit: string, value: number, id = 'C1', comment?: string): GivenResponse {
  return {
    seat: { unit, superuser: false, manager: false },
    values: { [id]: value },
    ...(comment !== undefined && { comment }),
  };
}
