import { expect, test } from 'vitest';
import { rememberEventsMs, StoreError } from '../../../src/store/index.ts';
import type { MakeStore } from '../contract.ts';
import { ask, draft, hour, inquiry, message, monday, outgoing, place, question, step } from '../fixtures.ts';

export function commits(make: MakeStore): void {
  test('commit() lets exactly one of two superusers win', async () => {
    const store = await make();
    await ask(store, question('q1'));
    const claim = (by: string) =>
      store.commit(
        step([
          {
            kind: 'questionMoved',
            question: question('q1', { rev: 1, state: 'claimed', claimedBy: by }),
            from: 0,
          },
        ]),
      );
    expect(await Promise.all([claim('jonas'), claim('mette')])).toEqual(['done', 'stale']);
    expect(await store.question('q1')).toMatchObject({ claimedBy: 'jonas', rev: 1 });
  });

  test('a step counts the rev itself, whatever the caller says', async () => {
    const store = await make();
    await ask(store, question('q1'));
    const same = () =>
      store.commit(step([{ kind: 'questionMoved', question: question('q1', { rev: 0 }), from: 0 }]));
    expect(await same()).toBe('done');
    expect(await same()).toBe('stale');
    expect((await store.question('q1'))?.rev).toBe(1);
  });

  test('a repeated event changes nothing and sends nothing', async () => {
    const store = await make();
    const once = step([{ kind: 'questionOpened', question: question('q1') }], {
      event: 'e1',
      outgoing: [outgoing('m1', { person: 'jonas' })],
    });
    const again = step([{ kind: 'questionOpened', question: question('q2') }], {
      event: 'e1',
      outgoing: [outgoing('m2', { person: 'jonas' })],
      now: monday + hour,
    });
    expect(await Promise.all([store.commit(once), store.commit(again)])).toEqual(['done', 'repeated']);
    expect(await store.question('q2')).toBeUndefined();
    expect((await store.outbox()).waiting).toBe(1);
  });

  test('an event is remembered for two hours and no longer', async () => {
    const store = await make();
    const at = (now: number) => store.commit(step([], { event: 'e1', now }));
    expect(await at(monday)).toBe('done');
    expect(await at(monday + rememberEventsMs - 1)).toBe('repeated');
    expect(await at(monday + rememberEventsMs)).toBe('done');
  });

  test('a stale step changes nothing of all it holds and is not remembered as an event', async () => {
    const store = await make();
    await ask(store, question('q1'));
    const stale = step(
      [
        { kind: 'inquiryMade', inquiry: inquiry('i1') },
        { kind: 'counted', what: 'asked', day: '2026-11-23' },
        { kind: 'questionMoved', question: question('q1'), from: 7 },
      ],
      { event: 'e1', outgoing: [outgoing('m1', { person: 'jonas' })] },
    );
    expect(await store.commit(stale)).toBe('stale');
    expect(await store.inquiry('i1')).toBeUndefined();
    expect(await store.counts('2026-11-23', '2026-11-23')).toEqual([]);
    expect((await store.outbox()).waiting).toBe(0);
    expect(await store.commit(step([], { event: 'e1' }))).toBe('done');
  });

  const twice = [
    { kind: 'questionOpened', question: question('x') },
    { kind: 'inquiryMade', inquiry: inquiry('x') },
    { kind: 'draftMade', draft: draft('x') },
  ] as const;
  test.each(twice)('$kind with an id that is taken is stale', async (change) => {
    const store = await make();
    expect(await store.commit(step([change]))).toBe('done');
    expect(await store.commit(step([change]))).toBe('stale');
  });

  const unknown = [
    { kind: 'questionMoved', question: question('x', { rev: 1 }), from: 0 },
    { kind: 'inquiryChanged', inquiry: inquiry('x', { rev: 1 }), from: 0 },
    { kind: 'draftChanged', draft: draft('x', { rev: 1 }), from: 0 },
  ] as const;
  test.each(unknown)('$kind of something that is not there is stale', async (change) => {
    expect(await (await make()).commit(step([change]))).toBe('stale');
  });

  test('a step may make something and change it', async () => {
    const store = await make();
    const both = step([
      { kind: 'inquiryMade', inquiry: inquiry('i1') },
      { kind: 'inquiryChanged', inquiry: inquiry('i1', { helped: 'yes' }), from: 0 },
    ]);
    expect(await store.commit(both)).toBe('done');
    expect(await store.inquiry('i1')).toMatchObject({ rev: 1, helped: 'yes' });
  });

  test('what could not be read back is refused in a sentence that names the field, before it is stored', async () => {
    const store = await make();
    const bad = step([
      { kind: 'inquiryMade', inquiry: inquiry('i1') },
      { kind: 'questionOpened', question: question('q1', { details: { did: 'x'.repeat(1001) } }) },
    ]);
    await expect(store.commit(bad)).rejects.toThrow(StoreError);
    await expect(store.commit(bad)).rejects.toThrow(/^Cannot store questionOpened\.question\.details\.did: /);
    expect(await store.inquiry('i1')).toBeUndefined();
  });

  test.each(['', '__proto__'])('an event called "%s" is refused', async (event) => {
    const store = await make();
    await expect(store.commit({ event, changes: [], outgoing: [], now: monday })).rejects.toThrow(StoreError);
  });

  test.each(['constructor', 'toString', '__proto__'])('nothing is found under the id "%s"', async (id) => {
    const store = await make();
    expect(await store.question(id)).toBeUndefined();
    expect(await store.talk(id)).toBeUndefined();
    expect(await store.settings(id)).toBeUndefined();
    expect(await store.settle(id, 'token', { state: 'failed', problem: 'x' }, monday)).toBe(false);
  });

  test('neither the giver nor a reader of a record can change what is stored', async () => {
    const store = await make();
    const given = question('q1', { offers: [{ to: 'jonas', at: monday }], place: place('here') });
    await ask(store, given);
    given.offers.push({ to: 'mette', at: monday });
    const read = await store.question('q1');
    expect(() => read?.offers.push({ to: 'sofie', at: monday })).toThrow(TypeError);
    expect((await store.question('q1'))?.offers).toEqual([{ to: 'jonas', at: monday }]);
  });

  test('a closed store refuses what comes later in a sentence', async () => {
    const store = await make();
    await store.close();
    await expect(store.commit(step([]))).rejects.toThrow('the store is closed');
    const line = { key: 'k', place: 'p', message: message('late'), at: monday };
    await expect(store.transcript.add(line)).rejects.toThrow('the store is closed');
  });
}
