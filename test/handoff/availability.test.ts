import { describe, expect, test } from 'vitest';
import { availability, type HandoffFacts, type Question } from '../../src/handoff/index.ts';
import type { Settings } from '../../src/organisation/index.ts';
import { at, facts, lived, person, question, superuser } from './world.ts';

const monday = at('2026-11-23 10:00');

function held(id: string, by: string): Question {
  return lived(question({ id }), [{ kind: 'claim', by }, monday - 60_000]);
}

function hand(on: boolean, until: string): Settings[] {
  return [{ person: 'anna', duty: { on, until: at(until) } }];
}

const anna = superuser('anna', { capacity: 2 });
const two = [held('a', 'anna'), held('b', 'anna')];
const away = new Set(['anna']);
const absent = superuser('anna', { absences: [{ from: '2026-11-20', to: '2026-11-23' }] });
const mornings = superuser('anna', { duty: [{ day: 'mon', from: '08:00', to: '10:00' }] });

interface Row {
  readonly when: string;
  readonly who?: ReturnType<typeof superuser>;
  readonly given?: Partial<HandoffFacts>;
  readonly why: string;
}

const rows: readonly Row[] = [
  { when: 'on the roster', why: 'onDuty' },
  { when: 'a caseworker', who: person('anna'), why: 'notHelper' },
  {
    when: 'a project lead without a roster',
    who: person('anna', { roles: ['projectLead'] }),
    why: 'offDuty',
  },
  { when: 'before opening', given: { now: at('2026-11-23 07:59') }, why: 'closed' },
  { when: 'at opening', given: { now: at('2026-11-23 08:00') }, why: 'onDuty' },
  { when: 'at closing, while the roster goes on', given: { now: at('2026-11-27 13:00') }, why: 'closed' },
  { when: 'on a holiday that is a weekday', given: { now: at('2026-12-25 10:00') }, why: 'closed' },
  {
    when: 'the last minute of the duty',
    who: mornings,
    given: { now: at('2026-11-23 09:59') },
    why: 'onDuty',
  },
  { when: 'the end of the duty', who: mornings, why: 'offDuty' },
  { when: 'a weekday without duty', who: mornings, given: { now: at('2026-11-24 09:00') }, why: 'offDuty' },
  { when: 'the last day of an absence', who: absent, why: 'absent' },
  { when: 'the day after an absence', who: absent, given: { now: at('2026-11-24 10:00') }, why: 'onDuty' },
  { when: 'set off by hand', given: { byHand: hand(false, '2026-11-23 12:00') }, why: 'setOff' },
  { when: 'set off until this moment', given: { byHand: hand(false, '2026-11-23 10:00') }, why: 'onDuty' },
  {
    when: 'set on beside the roster',
    who: mornings,
    given: { byHand: hand(true, '2026-11-23 12:00') },
    why: 'setOn',
  },
  {
    when: 'set on though absent',
    who: absent,
    given: { byHand: hand(true, '2026-11-23 12:00') },
    why: 'setOn',
  },
  {
    when: 'set on though closed',
    given: { now: at('2026-11-23 16:00'), byHand: hand(true, '2026-11-23 18:00') },
    why: 'closed',
  },
  { when: 'set on but away', given: { byHand: hand(true, '2026-11-23 12:00'), away }, why: 'away' },
  { when: 'set on but full', given: { byHand: hand(true, '2026-11-23 12:00'), live: two }, why: 'full' },
  { when: 'away', given: { away }, why: 'away' },
  { when: 'somebody else is away', given: { away: new Set(['bo']) }, why: 'onDuty' },
  { when: 'one below capacity', given: { live: two.slice(1) }, why: 'onDuty' },
  { when: 'at capacity', given: { live: two }, why: 'full' },
  {
    when: 'at capacity with one that waits for the asker',
    given: {
      live: [
        held('a', 'anna'),
        lived(held('b', 'anna'), [{ kind: 'askBack', by: 'anna', text: '?' }, monday]),
      ],
    },
    why: 'full',
  },
  {
    when: 'below capacity since one is answered',
    given: {
      live: [
        held('a', 'anna'),
        lived(held('b', 'anna'), [{ kind: 'answer', by: 'anna', text: '!' }, monday]),
      ],
    },
    why: 'onDuty',
  },
];

describe('a superuser is', () => {
  test.each(rows)('$why when $when', ({ who, given, why }) => {
    const result = availability(who ?? anna, facts([], given));
    expect(result).toEqual({ available: why === 'onDuty' || why === 'setOn', why });
  });
});

describe('duty follows the local clock', () => {
  // Denmark's clock goes back on 2026-10-25 and forward on 2028-03-26.
  test.each(['2026-10-23', '2026-10-26', '2028-03-24', '2028-03-27'])('from 8:00 on %s', (date) => {
    expect(availability(anna, facts([], { now: at(`${date} 08:00`) - 1 })).why).toBe('closed');
    expect(availability(anna, facts([], { now: at(`${date} 08:00`) })).why).toBe('onDuty');
  });
});
