import { expect, test } from 'vitest';
import type { Store } from '../../../src/store/index.ts';
import type { MakeStore } from '../contract.ts';
import {
  ask,
  day,
  monday,
  outgoing,
  place,
  question,
  retention,
  step,
  takeAll,
  takeSafely,
} from '../fixtures.ts';

const minute = 60_000;

export function outbox(make: MakeStore): void {
  const sentTo = (ref: string, id = 'jonas-home') => ({ state: 'sent', place: place(id), ref }) as const;
  const keysTaken = async (store: Store, now: number, token = 'token') =>
    (await takeAll(store, now, token)).map(({ delivery }) => delivery.key);

  test('messages to one recipient leave one at a time, in the order they were put in', async () => {
    const store = await make();
    const to = { person: 'jonas' };
    await store.commit(step([], { outgoing: [outgoing('9', to), outgoing('10', to), outgoing('b', to)] }));
    const order: string[] = [];
    for (const token of ['t1', 't2', 't3']) {
      const [taken, ...more] = await takeAll(store, monday, token);
      expect(more).toEqual([]);
      expect(await takeAll(store, monday, 'somebody else')).toEqual([]);
      order.push(taken?.delivery.key ?? '');
      expect(await store.settle(order.at(-1) ?? '', token, sentTo('r'), monday)).toBe(true);
    }
    expect(order).toEqual(['9', '10', 'b']);
    expect((await store.outbox()).waiting).toBe(0);
  });

  const recipients = [
    ['another person', { person: 'mette' }, true],
    ['the same person', { person: 'jonas' }, false],
    ['a place', { place: place('p1') }, true],
  ] as const;
  test.each(recipients)('a message under way to Jonas and one to %s', async (_, to, both) => {
    const store = await make();
    await store.commit(step([], { outgoing: [outgoing('a', { person: 'jonas' }), outgoing('b', to)] }));
    expect(await keysTaken(store, monday)).toEqual(both ? ['a', 'b'] : ['a']);
  });

  test('two threads of one conversation are two recipients', async () => {
    const store = await make();
    const [one, two] = [{ place: place('c', { thread: '1' }) }, { place: place('c', { thread: '2' }) }];
    await store.commit(step([], { outgoing: [outgoing('a', one), outgoing('b', two), outgoing('c', one)] }));
    expect(await keysTaken(store, monday)).toEqual(['a', 'b']);
  });

  test('the limit counts messages, oldest first over all recipients', async () => {
    const store = await make();
    const people = ['a', 'b', 'c'].map((person) => outgoing(`to ${person}`, { person }));
    await store.commit(step([], { outgoing: people }));
    const taken = await takeAll(store, monday, 't', 2);
    expect(taken.map(({ delivery }) => delivery.key)).toEqual(['to a', 'to b']);
    expect(await takeAll(store, monday, 't', 0)).toEqual([]);
  });

  test('what somebody waits for goes before the bulk, and each keeps its order', async () => {
    const store = await make();
    const pulse = (person: string) => ({
      ...outgoing(`pulse to ${person}`, { person }),
      bulk: true as const,
    });
    const answer = (person: string) => outgoing(`answer to ${person}`, { person });
    await store.commit(
      step([], { outgoing: [pulse('a'), pulse('b'), pulse('c'), answer('d'), answer('b')] }),
    );
    const order: string[] = [];
    for (let left = 5; left > 0; left -= 1) {
      const [taken] = await takeAll(store, monday, `t${left}`, 1);
      order.push(taken?.delivery.key ?? '');
      await store.settle(order.at(-1) ?? '', `t${left}`, sentTo('r'), monday);
    }
    // The pulse that lies before an answer to the same person goes with it, so that each reads in order.
    expect(order).toEqual(['pulse to b', 'answer to d', 'answer to b', 'pulse to a', 'pulse to c']);
  });

  test('of the bulk no more is taken than was asked for', async () => {
    const store = await make();
    const bulk = ['a', 'b', 'c'].map((person) => ({ ...outgoing(person, { person }), bulk: true as const }));
    await store.commit(step([], { outgoing: [...bulk, outgoing('answer', { person: 'd' })] }));
    const take = (token: string, some: number) =>
      takeSafely(store, { limit: 5, bulk: some, now: monday, leaseMs: 1000, token });
    expect((await take('t1', 1)).map(({ delivery }) => delivery.key)).toEqual(['answer', 'a']);
    expect(await take('t2', 0)).toEqual([]);
    expect(await take('t3', -1)).toEqual([]);
    expect((await take('t4', 5)).map(({ delivery }) => delivery.key)).toEqual(['b', 'c']);
  });

  test('a message that waits for its time holds back its own recipient only', async () => {
    const store = await make();
    const messages = [
      outgoing('a1', { person: 'jonas' }),
      outgoing('a2', { person: 'jonas' }),
      outgoing('b1', { person: 'mette' }),
    ];
    await store.commit(step([], { outgoing: messages.slice(0, 2) }));
    await takeAll(store, monday, 't');
    const later = { state: 'queued', notBefore: monday + minute, problem: 'too many' } as const;
    expect(await store.settle('a1', 't', later, monday)).toBe(true);
    await store.commit(step([], { outgoing: messages.slice(2) }));
    expect(await keysTaken(store, monday + minute - 1)).toEqual(['b1']);
    const [again] = await takeAll(store, monday + minute, 't2');
    expect(again).toMatchObject({ uncertain: false, delivery: { key: 'a1', tries: 2 } });
  });

  test('a take that no longer holds is taken again as uncertain, and the first taker’s word no longer counts', async () => {
    const store = await make();
    await store.commit(step([], { outgoing: [outgoing('a', { person: 'jonas' })] }));
    await takeAll(store, monday, 'first');
    expect(await takeAll(store, monday + minute - 1, 'second')).toEqual([]);
    const [taken] = await takeAll(store, monday + minute, 'second');
    expect(taken).toMatchObject({ uncertain: true, delivery: { key: 'a', tries: 2, token: 'second' } });
    expect(await store.settle('a', 'first', sentTo('r1'), monday + minute)).toBe(false);
    expect(await store.settle('a', 'second', sentTo('r2'), monday + minute)).toBe(true);
    expect(await store.settle('a', 'second', sentTo('r2'), monday + minute)).toBe(false);
  });

  test('of two dispatchers who look at once, one gets each message', async () => {
    const store = await make();
    const messages = Array.from({ length: 40 }, (_, n) => outgoing(`m${n}`, { person: `p${n}` }));
    await store.commit(step([], { outgoing: messages }));
    const taken = await Promise.all(['a', 'b', 'c', 'd'].map((token) => takeAll(store, monday, token, 15)));
    const keys = taken.flat().map(({ delivery }) => delivery.key);
    expect(new Set(keys).size).toBe(40);
    expect(keys).toHaveLength(40);
  });

  test.each(['failed', 'unconfirmed'] as const)(
    'a message that is %s is reported and holds nobody back',
    async (state) => {
      const store = await make();
      const to = { person: 'jonas' };
      await store.commit(step([], { outgoing: [outgoing('a', to), outgoing('b', to)] }));
      await takeAll(store, monday, 't');
      await store.settle('a', 't', { state, problem: 'the person is gone' }, monday);
      const { waiting, problems } = await store.outbox();
      expect(waiting).toBe(1);
      expect(problems).toMatchObject([{ key: 'a', state, problem: 'the person is gone' }]);
      expect(problems[0]).not.toHaveProperty('token');
      expect(await keysTaken(store, monday)).toEqual(['b']);
      expect(await store.sweep(monday + 30 * day, retention)).toMatchObject({ forgotten: 1 });
      expect((await store.outbox()).problems).toEqual([]);
    },
  );

  test('a key is sent once, also when it is put in again after it was sent', async () => {
    const store = await make();
    const put = () => store.commit(step([], { outgoing: [outgoing('a', { person: 'jonas' })] }));
    await put();
    await put();
    expect(await keysTaken(store, monday, 't')).toEqual(['a']);
    await store.settle('a', 't', sentTo('r'), monday);
    await put();
    expect(await store.outbox()).toEqual({ waiting: 0, problems: [] });
  });

  test('only a card is remembered when it is sent, and it keeps its key when it is replaced', async () => {
    const store = await make();
    await ask(store, question('q1'));
    const card = outgoing('card', { person: 'jonas' }, { about: 'q1' });
    await store.commit(step([], { outgoing: [card, outgoing('plain', { person: 'mette' })] }));
    expect(await store.cardsAbout('q1')).toEqual([{ key: 'card', to: { person: 'jonas' } }]);
    expect(await store.card('card')).toBeUndefined();

    await takeAll(store, monday, 't');
    await store.settle('card', 't', sentTo('r1'), monday);
    await store.settle('plain', 't', sentTo('r9', 'mette-home'), monday);
    expect(await store.card('card')).toMatchObject({ ref: 'r1', place: place('jonas-home'), about: 'q1' });
    expect(await store.card('plain')).toBeUndefined();
    const there = [{ key: 'card', to: { place: place('jonas-home') } }];
    expect(await store.cardsAbout('q1')).toEqual(there);

    const update = outgoing('card/2', { place: place('jonas-home') }, { about: 'q1', replaces: 'card' });
    await store.commit(step([], { outgoing: [update] }));
    expect(await store.cardsAbout('q1')).toEqual(there);
    await takeAll(store, monday, 't2');
    await store.settle('card/2', 't2', sentTo('r2'), monday);
    expect(await store.card('card')).toMatchObject({ ref: 'r2' });
    expect(await store.card('card/2')).toBeUndefined();
    expect(await store.cardsAbout('q1')).toEqual(there);
  });

  test('a card is forgotten when its question goes to the archive', async () => {
    const store = await make();
    await ask(store, question('q1'));
    const card = outgoing('card', { person: 'jonas' }, { about: 'q1' });
    await store.commit(step([], { outgoing: [card] }));
    await takeAll(store, monday, 't');
    await store.settle('card', 't', sentTo('r1'), monday);
    const solved = question('q1', { state: 'solved', solved: 'confirmed', closedAt: monday });
    await store.commit(step([{ kind: 'questionMoved', question: solved, from: 0 }]));
    await store.sweep(monday + day - 1, retention);
    expect(await store.card('card')).toBeDefined();
    expect(await store.sweep(monday + day, retention)).toMatchObject({ archived: 1 });
    expect(await store.card('card')).toBeUndefined();
  });
}
