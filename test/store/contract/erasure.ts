import { expect, test } from 'vitest';
import { erasedPerson } from '../../../src/store/index.ts';
import type { MakeStore } from '../contract.ts';
import {
  ask,
  closed,
  day,
  draft,
  erase,
  inquiry,
  monday,
  question,
  retention,
  seen,
  step,
} from '../fixtures.ts';

export function erasure(make: MakeStore): void {
  test('the accounts of an erased person wait until their platforms have forgotten them', async () => {
    const store = await make();
    await store.commit(step([seen]));
    expect(await store.toForget()).toEqual([]);
    await erase(store);
    expect(await store.toForget()).toEqual([{ platform: 'web', id: 'w1' }]);
    await store.forgot({ platform: 'web', id: 'w1' });
    await store.forgot({ platform: 'web', id: 'never met' });
    expect(await store.toForget()).toEqual([]);
  });

  test('what somebody asked as a guest, before the organisation’s file had them, is gone with them', async () => {
    const store = await make();
    await ask(
      store,
      question('as-guest', { asker: 'guest:web:w1' }),
      question('of-other', { asker: 'guest:web:w2' }),
    );
    await store.commit(step([seen]));
    await erase(store);
    expect(await store.questionsOf('guest:web:w1', 0)).toEqual([]);
    expect(await store.questionsOf('guest:web:w2', 0)).toHaveLength(1);
  });

  test('a person’s words, name and settings are gone from the live state and from the archive', async () => {
    const store = await make();
    const turns = [
      { kind: 'answer', by: 'jonas', text: 'Press the blue one', at: monday },
      { kind: 'notYet', by: 'asker', text: 'It is still grey', at: monday },
    ] as const;
    await ask(
      store,
      closed('old', monday - 2 * day, { turns: [...turns], details: { did: 'pressed it' } }),
      question('live', { turns: [...turns] }),
      question('other', { asker: 'other' }),
    );
    await store.commit(
      step([
        seen,
        { kind: 'settingsChosen', settings: { person: 'asker', lang: 'en' } },
        { kind: 'talkKept', talk: { key: 't', person: 'asker', suggested: [], at: monday } },
        { kind: 'inquiryMade', inquiry: inquiry('i-old', { at: monday - 2 * day, message: 'm1' }) },
        { kind: 'inquiryMade', inquiry: inquiry('i-live', { details: { did: 'looked' } }) },
      ]),
    );
    await store.sweep(monday, retention);
    expect(await erase(store)).toBe('done');

    for (const id of ['old', 'live']) {
      expect(await store.question(id)).toMatchObject({
        asker: erasedPerson,
        place: { id: erasedPerson },
        text: null,
        details: {},
        turns: [
          { by: 'jonas', text: 'Press the blue one' },
          { by: erasedPerson, text: null },
        ],
      });
    }
    expect(await store.question('live')).toMatchObject({ state: 'withdrawn', closedAt: monday });
    expect(await store.question('other')).toEqual(question('other', { asker: 'other' }));
    for (const id of ['i-old', 'i-live'])
      expect(await store.inquiry(id)).toMatchObject({ person: erasedPerson, text: null });
    expect(await store.inquiriesAt('asker-home', 'm1')).toEqual([]);
    expect(await store.talk('t')).toBeUndefined();
    expect(await store.keptAbout('asker')).toEqual({
      accounts: [],
      settings: undefined,
      inquiries: [],
      questions: [],
      helped: [],
      drafts: [],
      claimed: 0,
      gains: [],
      letters: [],
      audit: [],
    });
  });

  test('an entry that a superuser wrote stays, without the name of who answers for it', async () => {
    const store = await make();
    const entry = { ...draft('d1').entry, topic: 'access', owner: 'jonas' };
    const kept = { ...entry, id: 'of-another', owner: 'mette' };
    for (const one of [entry, kept])
      await store.commit(step([{ kind: 'entryLearned', entry: one, draft: 'd1', at: monday }]));
    expect(await erase(store, 'jonas')).toBe('done');
    const { owner: _, ...left } = entry;
    expect(await store.learned()).toEqual([left, kept]);
  });

  test('a superuser who is erased leaves their questions to the queue and no name behind', async () => {
    const store = await make();
    await ask(
      store,
      question('held', {
        state: 'claimed',
        claimedBy: 'jonas',
        offers: [{ to: 'jonas', at: monday }],
        handovers: [{ from: 'jonas', to: 'mette', reason: 'my leave', at: monday }],
      }),
      closed('helped', monday - 2 * day, { claimedBy: 'jonas' }),
    );
    await store.commit(step([{ kind: 'draftMade', draft: draft('d1', { by: 'jonas' }) }]));
    await store.sweep(monday, retention);
    expect(await erase(store, 'jonas')).toBe('done');
    const held = await store.question('held');
    expect(held).toMatchObject({ state: 'open', asker: 'asker', text: question('held').text });
    expect(held).not.toHaveProperty('claimedBy');
    for (const record of [held, await store.question('helped'), await store.draft('d1')])
      expect(JSON.stringify(record)).not.toContain('jonas');
    expect(JSON.stringify(held)).not.toContain('my leave');
  });

  test('a change that was decided before the erasure is stale, live or archived', async () => {
    const store = await make();
    await ask(store, question('live'), closed('old', monday - 2 * day));
    await store.sweep(monday, retention);
    const [erased, ...late] = await Promise.all([
      erase(store),
      ...['live', 'old'].map(async (id) => {
        const read = await store.question(id);
        await erase(store);
        if (read === undefined) throw new Error(`${id} was not stored`);
        return await store.commit(step([{ kind: 'questionMoved', question: read, from: 0 }]));
      }),
    ]);
    expect([erased, ...late]).toEqual(['done', 'stale', 'stale']);
    expect((await store.question('old'))?.text).toBeNull();
  });

  test('what must be accounted for stays until its days have passed', async () => {
    const store = await make();
    await store.commit(step([{ kind: 'audited', who: 'asker', what: 'saw the report', at: monday }]));
    await erase(store);
    expect((await store.keptAbout('asker')).audit).toEqual([{ what: 'saw the report', at: monday }]);
  });

  test('a stale step erases nobody', async () => {
    const store = await make();
    await ask(store, question('q1'), closed('old', monday - 2 * day));
    await store.sweep(monday, retention);
    const stale = step([
      { kind: 'personErased', person: 'asker' },
      { kind: 'questionMoved', question: question('q1'), from: 5 },
    ]);
    expect(await store.commit(stale)).toBe('stale');
    expect((await store.question('old'))?.text).not.toBeNull();
  });
}
