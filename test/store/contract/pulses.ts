import { expect, test } from 'vitest';
import { close, type Seat, type Wave } from '../../../src/pulse/index.ts';
import type { Store } from '../../../src/store/index.ts';
import { item, wave as makeWave, seat } from '../../pulse/world.ts';
import type { MakeStore } from '../contract.ts';
import { day, monday, outgoing, retention, step } from '../fixtures.ts';

const id = 'pulse/prove/2026-11-24T09:00';
const seats: readonly Seat[] = Array.from({ length: 12 }, (_, n) => seat(`p${n}`, n < 7 ? 'a' : 'b'));

function wave(more: Partial<Wave> = {}): Wave {
  return makeWave(['a', 'b'], {
    items: [item('C1'), item('T1')],
    plannedAt: monday,
    closesAt: monday,
    ...more,
  });
}

async function answer(store: Store, person: string, values: Record<string, number>, event?: string) {
  const change = { kind: 'pulseAnswered', wave: id, person, values } as const;
  return await store.commit(step([change], event === undefined ? {} : { event }));
}

async function closing(store: Store) {
  return await store.closeWave(id, (gathered) => close({ ...gathered, themes: [] }));
}

export function pulses(make: MakeStore): void {
  test('a wave is planned once, however many plan it', async () => {
    const store = await make();
    const planned = await Promise.all([1, 2, 3].map(() => store.planWave(wave(), seats, monday)));
    expect(planned.filter(Boolean)).toHaveLength(1);
    expect(await store.audience(id)).toEqual(seats);
    expect((await store.waves()).map((one) => one.id)).toEqual([id]);
  });

  test('a programme never has two waves in a week, also when its hour was changed meanwhile', async () => {
    const store = await make();
    await store.planWave(wave(), seats, monday);
    expect(await store.planWave(wave({ id: `${id}-later`, slot: '2026-11-25T10:00' }), [], monday)).toBe(
      false,
    );
    const other = wave({ id: 'pulse/other/2026-11-24T09:00', programme: 'other' });
    expect(await store.planWave(other, [], monday)).toBe(true);
  });

  test('a batch and the note that it was fed are one commit: of two feeders exactly one comes through', async () => {
    const store = await make();
    await store.planWave(wave(), seats, monday);
    const feed = (key: string) =>
      store.commit(
        step([{ kind: 'waveChanged', wave: wave({ fed: { invite: 5, remind: 0 } }), from: 0 }], {
          outgoing: [outgoing(key, { person: 'p0' }, { doubt: 'skip' })],
        }),
      );
    expect((await Promise.all([feed('one'), feed('two')])).sort()).toEqual(['done', 'stale']);
    expect((await store.outbox()).waiting).toBe(1);
    expect((await store.waves())[0]).toMatchObject({ rev: 1, fed: { invite: 5 } });
  });

  test('an answer can be changed until the wave closes, and counts once', async () => {
    const store = await make();
    await store.planWave(wave(), seats, monday);
    for (const { person } of seats) await answer(store, person, { C1: 2 });
    await answer(store, 'p0', { C1: 5 });
    await answer(store, 'p0', { T1: 0 });
    expect(await store.inWave(id, 'p0')).toMatchObject({ answered: ['C1', 'T1'], skipped: false });
    expect(await store.turnout(id)).toEqual([
      { unit: 'a', asked: 7, answered: 7 },
      { unit: 'b', asked: 5, answered: 5 },
    ]);
    const result = await closing(store);
    expect(result?.items[0]?.total?.counts).toEqual([0, 11, 0, 0, 1]);
    expect(await store.results('prove')).toEqual([result]);
  });

  test('a repeated event changes nothing, even when the person has answered anew meanwhile', async () => {
    const store = await make();
    await store.planWave(wave(), seats, monday);
    for (const { person } of seats) await answer(store, person, { C1: 2 });
    expect(await answer(store, 'p0', { C1: 1 }, 'tap-1')).toBe('done');
    expect(await answer(store, 'p0', { C1: 5 }, 'tap-2')).toBe('done');
    expect(await answer(store, 'p0', { C1: 1 }, 'tap-1')).toBe('repeated');
    expect((await closing(store))?.items[0]?.total?.counts).toEqual([0, 11, 0, 0, 1]);
  });

  test('when the wave has closed nobody can answer, and nothing tells who did', async () => {
    const store = await make();
    await store.planWave(wave(), seats, monday);
    for (const { person } of seats.slice(0, 6)) await answer(store, person, { C1: 4 });
    await closing(store);
    expect(await answer(store, 'p0', { C1: 1 })).toBe('stale');
    expect(await store.inWave(id, 'p0')).toBeUndefined();
    expect(await store.turnout(id)).toEqual([]);
    expect((await store.silent(id)).size).toBe(0);
    expect((await store.results('prove'))[0]?.items[0]?.total?.counts).toEqual([0, 0, 0, 6, 0]);
    expect(await closing(store)).toEqual((await store.results('prove'))[0]);
  });

  test('whoever looks or answers while the wave closes is in or out, and nothing fails', async () => {
    const store = await make();
    await store.planWave(wave(), seats, monday);
    for (const { person } of seats) await answer(store, person, { C1: 2 });
    const looks = seats.map(async ({ person }) => [
      await answer(store, person, { C1: 2 }),
      await store.inWave(id, person),
    ]);
    const result = await closing(store);
    for (const [answered] of await Promise.all(looks)) expect(['done', 'stale']).toContain(answered);
    expect(result?.items[0]?.total?.counts).toEqual([0, 12, 0, 0, 0]);
  });

  test('only those who have neither answered nor skipped are reminded', async () => {
    const store = await make();
    await store.planWave(wave(), seats, monday);
    await answer(store, 'p0', { C1: 0 });
    await store.commit(step([{ kind: 'pulseSkipped', wave: id, person: 'p1' }]));
    expect([...(await store.silent(id))].sort()).toEqual(
      seats
        .map(({ person }) => person)
        .filter((person) => person !== 'p0' && person !== 'p1')
        .sort(),
    );
    expect((await store.turnout(id))[0]).toEqual({ unit: 'a', asked: 7, answered: 1 });
  });

  test('nobody answers who was not asked, and nobody while the wave is paused', async () => {
    const store = await make();
    await store.planWave(wave(), seats, monday);
    expect(await answer(store, 'stranger', { C1: 1 })).toBe('stale');
    await store.commit(step([{ kind: 'waveChanged', wave: wave({ state: 'paused' }), from: 0 }]));
    expect(await answer(store, 'p0', { C1: 1 })).toBe('stale');
  });

  test('a cancelled wave leaves nothing: no figures, no answers', async () => {
    const store = await make();
    await store.planWave(wave(), seats, monday);
    for (const { person } of seats) await answer(store, person, { C1: 2 });
    await store.commit(step([{ kind: 'waveChanged', wave: wave({ state: 'cancelled' }), from: 0 }]));
    expect(await store.results('prove')).toEqual([]);
    expect((await store.silent(id)).size).toBe(0);
    await store.sweep(monday, retention);
    expect(await store.audience(id)).toEqual([]);
  });

  test('an erased person is out of the audience and of what is sealed', async () => {
    const store = await make();
    await store.planWave(wave(), seats, monday);
    for (const { person } of seats) await answer(store, person, { C1: 2 });
    await store.commit(step([{ kind: 'personErased', person: 'p0' }]));
    expect((await store.audience(id)).map(({ person }) => person)).not.toContain('p0');
    expect((await closing(store))?.items[0]?.total?.counts).toEqual([0, 11, 0, 0, 0]);
  });

  test('who was asked is forgotten four weeks after the wave has closed; its figures stay', async () => {
    const store = await make();
    await store.planWave(wave(), seats, monday);
    await closing(store);
    await store.sweep(monday + 27 * day, retention);
    expect(await store.audience(id)).toHaveLength(12);
    await store.sweep(monday + 28 * day, retention);
    expect(await store.audience(id)).toEqual([]);
    expect(await store.results('prove')).toHaveLength(1);
  });

  test('an answer that is no answer is refused in words', async () => {
    const store = await make();
    await store.planWave(wave(), seats, monday);
    await expect(answer(store, 'p0', { C1: 7 })).rejects.toThrow('Cannot store pulseAnswered');
  });
}
