import { expect, test } from 'vitest';
import { keptLines } from '../../../src/store/transcript.ts';
import type { MakeStore } from '../contract.ts';
import { day, message, monday, retention } from '../fixtures.ts';

export function transcript(make: MakeStore): void {
  const line = (key: string, where = 'home', at = monday) => ({
    key,
    place: where,
    message: message(key),
    at,
  });

  test('lines of a place are read in the order they were said, each place on its own', async () => {
    const { transcript: kept } = await make();
    await kept.add(line('a'));
    await kept.add(line('x', 'elsewhere'));
    await kept.add({ ...line('b'), from: 'account' });
    expect((await kept.read('home', 0)).map(({ key, seq, from }) => ({ key, seq, from }))).toEqual([
      { key: 'a', seq: 1, from: undefined },
      { key: 'b', seq: 2, from: 'account' },
    ]);
    expect((await kept.read('home', 1)).map(({ key }) => key)).toEqual(['b']);
    expect((await kept.read('elsewhere', 0)).map(({ seq }) => seq)).toEqual([1]);
    expect(await kept.read('nowhere', 0)).toEqual([]);
  });

  test('adding a key twice, also at once, changes nothing', async () => {
    const { transcript: kept } = await make();
    const added = await Promise.all([kept.add(line('a')), kept.add({ ...line('a'), message: message('z') })]);
    expect(added[1]).toEqual(added[0]);
    expect(await kept.add(line('a'))).toEqual(added[0]);
    expect(await kept.read('home', 0)).toEqual([added[0]]);
  });

  test('a replaced line stays where it stands and shows up for who reads what came after', async () => {
    const { transcript: kept } = await make();
    await kept.add(line('a'));
    await kept.add(line('b'));
    expect(await kept.replace('a', message('new'), monday + 1)).toMatchObject({ key: 'a', seq: 3 });
    expect((await kept.read('home', 0)).map(({ message: { text } }) => text)).toEqual(['new', 'b']);
    expect((await kept.read('home', 2)).map(({ key }) => key)).toEqual(['a']);
    expect(await kept.replace('nothing', message('new'), monday)).toBeUndefined();
  });

  test('only the last lines of a conversation are kept', async () => {
    const { transcript: kept } = await make();
    const keys = Array.from({ length: keptLines + 3 }, (_, n) => `k${n}`);
    await Promise.all(keys.map((key) => kept.add(line(key))));
    const lines = await kept.read('home', 0);
    expect(lines.map(({ key }) => key)).toEqual(keys.slice(3));
    expect(await kept.replace('k0', message('gone'), monday)).toBeUndefined();
  });

  test('lines older than retention are forgotten', async () => {
    const store = await make();
    await store.transcript.add(line('old', 'home', monday - 30 * day - 1));
    await store.transcript.add(line('new', 'home', monday - 30 * day));
    await store.transcript.add(line('other', 'elsewhere', monday - 40 * day));
    expect(await store.sweep(monday, retention)).toMatchObject({ forgotten: 2 });
    expect((await store.transcript.read('home', 0)).map(({ key }) => key)).toEqual(['new']);
    expect(await store.transcript.read('elsewhere', 0)).toEqual([]);
    const next = await store.transcript.add(line('next'));
    expect(next.seq).toBe(3);
  });
}
