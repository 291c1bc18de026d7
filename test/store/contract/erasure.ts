import { expect, test } from 'vitest';
import type { Message } from '../../../src/message.ts';
import { erasedPerson, type Store } from '../../../src/store/index.ts';
import type { MakeStore } from '../contract.ts';
import {
  ask,
  closed,
  day,
  draft,
  inquiry,
  message,
  monday,
  outgoing,
  place,
  question,
  retention,
  step,
  takeAll,
} from '../fixtures.ts';

export function erasure(make: MakeStore): void {
  const erase = (store: Store, person = 'asker', now = monday) =>
    store.commit(step([{ kind: 'personErased', person }], { now }));
  const seen = {
    kind: 'accountSeen',
    link: {
      account: { platform: 'web', id: 'w1' },
      person: 'asker',
      name: 'Asta Asker',
      place: place('asker-home'),
      seenAt: monday,
    },
  } as const;

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

  test('what is on its way to the person is dropped, and what quotes them loses the words', async () => {
    const store = await make();
    const asked = question('q1', { text: 'Where do I find the plan for the new family?' });
    await ask(store, asked);
    const quoting: Message = {
      lang: 'da',
      text: 'Nyt spørgsmål',
      blocks: [
        { type: 'quote', text: asked.text ?? '', by: 'Asta Asker' },
        { type: 'buttons', buttons: [{ label: 'Tag', action: 'claim', value: 'q1' }] },
      ],
    };
    await store.commit(
      step([seen], {
        outgoing: [
          outgoing('hers', { person: 'asker' }),
          outgoing('home', { place: place('asker-home') }),
          outgoing('card', { person: 'jonas' }, { message: quoting }),
          outgoing('about', { person: 'mette' }, { message: message('Asta asks about a plan'), about: 'q1' }),
        ],
      }),
    );
    await erase(store);
    const taken = await takeAll(store, monday);
    expect(taken.map(({ delivery }) => delivery.key)).toEqual(['card', 'about']);
    const texts = JSON.stringify(taken);
    for (const word of ['Asta', asked.text ?? '']) expect(texts).not.toContain(word);
    expect(texts).toContain('"value":"q1"');
  });

  test('their own conversation is removed, and their words in other people’s', async () => {
    const store = await make();
    const words = 'Where do I find the plan for the new family?';
    await ask(store, question('q1', { text: words }));
    await store.commit(step([seen]));
    const { transcript } = store;
    await transcript.add({ key: 'a', place: 'asker-home', from: 'w1', message: message(words), at: monday });
    await transcript.add({
      key: 'b',
      place: 'jonas-home',
      message: message(`Asta Asker: ${words}`),
      at: monday,
    });
    await transcript.add({ key: 'c', place: 'jonas-home', message: message('Good morning'), at: monday });
    await transcript.add({
      key: 'd',
      place: 'shared',
      from: 'w1',
      message: message('Hello all'),
      at: monday,
    });
    await erase(store);
    expect(await transcript.read('asker-home', 0)).toEqual([]);
    const [told, morning] = await transcript.read('jonas-home', 0);
    expect(told?.message.text).toBe('[slettet]: [slettet]');
    expect(morning?.message).toEqual(message('Good morning'));
    // A window that had seen all three learns of the one that lost its words, and of no other.
    expect((await transcript.read('jonas-home', 2)).map(({ key }) => key)).toEqual(['b']);
    const [hello] = await transcript.read('shared', 0);
    expect(JSON.stringify(hello)).not.toMatch(/Hello all|w1/);
  });

  test('a short word of theirs is only taken where it stands alone', async () => {
    const store = await make();
    await ask(store, question('q1', { text: 'plan' }));
    await store.transcript.add({ key: 'a', place: 'p', message: message('plan'), at: monday });
    await store.transcript.add({
      key: 'b',
      place: 'p',
      message: message('The plan is on page two'),
      at: monday,
    });
    await erase(store);
    const texts = (await store.transcript.read('p', 0)).map(({ message: { text } }) => text);
    expect(texts).toEqual(['[slettet]', 'The plan is on page two']);
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
