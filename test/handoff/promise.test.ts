import { describe, expect, test } from 'vitest';
import { type HandoffFacts, type HelpPromise, helpPromise } from '../../src/handoff/index.ts';
import { at, facts, lived, person, question, superuser } from './world.ts';

const mornings = [{ day: 'tue', from: '09:00', to: '12:00' }];
const asta = superuser('asta');
const bent = superuser('bent', { duty: mornings });
const lead = person('pia', { roles: ['projectLead'] });
const away = new Set(['asta']);

function off(until: string): HandoffFacts['byHand'] {
  return [{ person: 'bent', duty: { on: false, until: at(until) } }];
}

interface Row {
  readonly when: string;
  readonly people: HandoffFacts['people'];
  readonly asker?: string;
  readonly given?: Partial<HandoffFacts>;
  readonly promise: HelpPromise;
}

const rows: readonly Row[] = [
  { when: 'somebody is available', people: [asta, bent, lead], promise: { kind: 'now', availableCount: 1 } },
  {
    when: 'two are',
    people: [asta, bent],
    given: { now: at('2026-11-24 10:00') },
    promise: { kind: 'now', availableCount: 2 },
  },
  {
    when: 'the only one on duty asks',
    people: [asta, bent],
    asker: 'asta',
    promise: { kind: 'nobody', busy: 0, nextDutyAt: at('2026-11-24 09:00') },
  },
  {
    when: 'the only one on duty is away',
    people: [asta, bent],
    given: { away },
    promise: { kind: 'nobody', busy: 1, nextDutyAt: at('2026-11-24 09:00') },
  },
  {
    when: 'the only one on duty is full and nobody else is on the roster',
    people: [superuser('asta', { capacity: 1 })],
    given: { live: [lived(question(), [{ kind: 'claim', by: 'asta' }, at('2026-11-23 09:00')])] },
    promise: { kind: 'nobody', busy: 1 },
  },
  { when: 'there are no superusers', people: [lead], promise: { kind: 'nobody', busy: 0 } },
  {
    when: 'the next one is absent on Tuesday',
    people: [superuser('bent', { duty: mornings, absences: [{ from: '2026-11-24', to: '2026-11-24' }] })],
    promise: { kind: 'nobody', busy: 0, nextDutyAt: at('2026-12-01 09:00') },
  },
  {
    when: 'the next one has set duty off until 10 on Tuesday',
    people: [bent],
    given: { byHand: off('2026-11-24 10:00') },
    promise: { kind: 'nobody', busy: 0, nextDutyAt: at('2026-11-24 10:00') },
  },
  {
    when: 'the only one is absent for a month',
    people: [superuser('bent', { absences: [{ from: '2026-11-01', to: '2026-12-31' }] })],
    promise: { kind: 'nobody', busy: 0 },
  },
  {
    when: 'it is evening',
    people: [asta, bent],
    given: { now: at('2026-11-23 19:00') },
    promise: { kind: 'closed', opensAt: at('2026-11-24 08:00'), nextDutyAt: at('2026-11-24 08:00') },
  },
  {
    when: 'it is evening and the first duty begins after opening',
    people: [bent],
    given: { now: at('2026-11-23 19:00') },
    promise: { kind: 'closed', opensAt: at('2026-11-24 08:00'), nextDutyAt: at('2026-11-24 09:00') },
  },
  {
    when: 'it is Friday afternoon',
    people: [asta],
    given: { now: at('2026-11-27 13:00') },
    promise: { kind: 'closed', opensAt: at('2026-11-30 08:00'), nextDutyAt: at('2026-11-30 08:00') },
  },
  {
    when: 'it is the evening before Christmas Eve',
    people: [asta],
    given: { now: at('2026-12-23 16:00') },
    promise: { kind: 'closed', opensAt: at('2026-12-28 08:00'), nextDutyAt: at('2026-12-28 08:00') },
  },
  {
    when: 'somebody off the roster has set duty on for the morning',
    people: [bent],
    given: {
      now: at('2026-11-25 19:00'),
      byHand: [{ person: 'bent', duty: { on: true, until: at('2026-11-26 12:00') } }],
    },
    promise: { kind: 'closed', opensAt: at('2026-11-26 08:00'), nextDutyAt: at('2026-11-26 08:00') },
  },
];

describe('the asker is promised', () => {
  test.each(rows)('$promise.kind when $when', ({ people, asker, given, promise }) => {
    expect(helpPromise(asker ?? 'asker', facts(people, given))).toEqual(promise);
  });
});
