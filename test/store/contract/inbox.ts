import { expect, test } from 'vitest';
import type { Said } from '../../../src/event.ts';
import type { MakeStore } from '../contract.ts';
import { monday, place, step } from '../fixtures.ts';

function said(id: string, text = 'hvordan logger jeg på?'): Said {
  return {
    kind: 'said',
    id,
    account: { platform: 'web', id: 'mette' },
    place: place('p'),
    text,
    message: id,
  };
}

export function inbox(make: MakeStore): void {
  const ids = (events: readonly Said[]) => events.map(({ id }) => id);

  test('an event is left until it is done, in the order it came', async () => {
    const { inbox } = await make();
    await Promise.all(['a', 'b', 'c'].map((id) => inbox.keep(said(id))));
    expect(inbox.left()).toEqual([said('a'), said('b'), said('c')]);
    inbox.done('b');
    inbox.done('never kept');
    expect(ids(inbox.left())).toEqual(['a', 'c']);
  });

  test('an event that is kept again is there once, and after it was done it can be kept again', async () => {
    const { inbox } = await make();
    await inbox.keep(said('a'));
    await inbox.keep(said('a'));
    expect(ids(inbox.left())).toEqual(['a']);
    inbox.done('a');
    await inbox.keep(said('a'));
    expect(ids(inbox.left())).toEqual(['a']);
  });

  test('what is dropped is left no more, and what somebody erased themselves had waiting neither', async () => {
    const store = await make();
    const { inbox } = store;
    const by = (id: string, account: string) => ({ ...said(id), account: { platform: 'web', id: account } });
    for (const event of [said('a'), said('b'), by('c', 'other'), said('d')]) await inbox.keep(event);
    await inbox.drop(({ id }) => id === 'a');
    expect(ids(inbox.left())).toEqual(['b', 'c', 'd']);
    const account = { platform: 'web', id: 'mette' };
    const link = { account, person: 'mette', name: 'Mette', seenAt: monday } as const;
    await store.commit(step([{ kind: 'accountSeen', link }]));
    await store.commit(step([{ kind: 'personErased', person: 'mette' }], { event: 'd' }));
    expect(ids(inbox.left())).toEqual(['c', 'd']);
  });
}
