import { expect, test } from 'vitest';
import type { LinkedAccount } from '../../../src/organisation/index.ts';
import { erasedPerson } from '../../../src/store/index.ts';
import type { MakeStore } from '../contract.ts';
import {
  ask,
  closed,
  day,
  draft,
  hour,
  inquiry,
  monday,
  place,
  question,
  retention,
  step,
} from '../fixtures.ts';

export function records(make: MakeStore): void {
  test('liveQuestions() leaves out what is solved, withdrawn or expired', async () => {
    const store = await make();
    const states = [
      'open',
      'offered',
      'claimed',
      'waiting',
      'answered',
      'solved',
      'withdrawn',
      'expired',
    ] as const;
    await ask(store, ...states.map((state) => question(state, { state })));
    expect((await store.liveQuestions()).map(({ id }) => id).sort()).toEqual(
      ['answered', 'claimed', 'offered', 'open', 'waiting'].sort(),
    );
  });

  test('latelyClosed() gives what was closed within a day and nothing that lives', async () => {
    const store = await make();
    await ask(
      store,
      closed('old', monday - 9 * day, { askedAt: monday - 10 * day }),
      closed('done', monday - hour, { askedAt: monday - day }),
      question('new', { askedAt: monday - hour }),
    );
    await store.sweep(monday, retention);
    expect((await store.latelyClosed()).map(({ id }) => id)).toEqual(['done']);
  });

  test('questionsOf() gives one asker’s questions since a time, newest first, archived ones too', async () => {
    const store = await make();
    await ask(
      store,
      closed('old', monday - 9 * day, { askedAt: monday - 10 * day }),
      closed('done', monday - 4 * day, { askedAt: monday - 5 * day }),
      question('new', { askedAt: monday - hour }),
      question('other', { asker: 'somebody' }),
    );
    expect(await store.sweep(monday, retention)).toMatchObject({ archived: 2 });
    const ids = async (since: number) => (await store.questionsOf('asker', since)).map(({ id }) => id);
    expect(await ids(0)).toEqual(['new', 'done', 'old']);
    expect(await ids(monday - 5 * day)).toEqual(['new', 'done']);
    expect(await ids(monday)).toEqual([]);
  });

  test('inquiriesSince() is oldest first; inquiriesAt() finds what became of a message, also in the archive', async () => {
    const store = await make();
    const made = [
      inquiry('late', { at: monday, message: 'm1' }),
      inquiry('early', { at: monday - 3 * day, message: 'm1' }),
      inquiry('elsewhere', { at: monday - 2 * day, message: 'm1', place: place('other') }),
    ];
    await store.commit(step(made.map((one) => ({ kind: 'inquiryMade', inquiry: one }))));
    const look = async () => [
      (await store.inquiriesSince(monday - 2 * day)).map(({ id }) => id),
      (await store.inquiriesAt('asker-home', 'm1')).map(({ id }) => id),
      (await store.inquiriesAt('asker-home', 'm2')).map(({ id }) => id),
      (await store.inquiry('early'))?.id,
    ];
    const expected = [['elsewhere', 'late'], ['early', 'late'], [], 'early'];
    expect(await look()).toEqual(expected);
    expect(await store.sweep(monday, retention)).toMatchObject({ archived: 2 });
    expect(await look()).toEqual(expected);
  });

  test('drafts are open until somebody decides; what is learned stays', async () => {
    const store = await make();
    const { entry } = draft('d1');
    await store.commit(step([{ kind: 'draftMade', draft: draft('d1') }]));
    expect((await store.openDrafts()).map(({ id }) => id)).toEqual(['d1']);
    const approved = draft('d1', { state: 'approved', decidedBy: 'mette', decidedAt: monday });
    await store.commit(
      step([
        { kind: 'draftChanged', draft: approved, from: 0 },
        { kind: 'entryLearned', entry: { ...entry, topic: 'access' }, draft: 'd1', at: monday },
      ]),
    );
    expect(await store.openDrafts()).toEqual([]);
    expect(await store.learned()).toEqual([{ ...entry, topic: 'access' }]);
    await store.sweep(monday + 2 * day, retention);
    expect(await store.draft('d1')).toMatchObject({ state: 'approved', rev: 1 });
    expect(await store.learned()).toHaveLength(1);
  });

  test('an account belongs to a person; the one used last comes first', async () => {
    const store = await make();
    const link = (platform: string, seenAt: number): LinkedAccount => ({
      account: { platform, id: '1' },
      person: 'asker',
      name: 'The asker',
      seenAt,
    });
    for (const seen of [link('slack', 1), link('web', 3), link('slack', 5)])
      await store.commit(step([{ kind: 'accountSeen', link: seen }]));
    expect((await store.accountsOf('asker')).map(({ account }) => account.platform)).toEqual([
      'slack',
      'web',
    ]);
    expect(await store.linkedAccount({ platform: 'slack', id: '1' })).toEqual(link('slack', 5));
    expect(await store.linkedAccount({ platform: 'slack', id: '2' })).toBeUndefined();
  });

  test('settings and talks are replaced whole', async () => {
    const store = await make();
    const talk = { key: 'web|a||asker', person: 'asker', suggested: ['x'], at: monday };
    await store.commit(
      step([
        { kind: 'settingsChosen', settings: { person: 'jonas', duty: { on: true, until: monday + hour } } },
        { kind: 'settingsChosen', settings: { person: 'mette', lang: 'en' } },
        { kind: 'talkKept', talk },
      ]),
    );
    expect((await store.settings('jonas'))?.duty).toEqual({ on: true, until: monday + hour });
    expect(await store.talk('web|a||asker')).toEqual(talk);
    await store.commit(step([{ kind: 'settingsChosen', settings: { person: 'jonas', lang: 'da' } }]));
    expect(await store.settings('jonas')).toEqual({ person: 'jonas', lang: 'da' });
    expect(await store.settings('sofie')).toBeUndefined();
  });

  test('counts() adds up per day, kind and unit, also years later', async () => {
    const store = await make();
    const count = (on: string, unit?: string) =>
      ({ kind: 'counted', what: 'stopped', day: on, ...(unit && { unit }) }) as const;
    await store.commit(
      step([count('2026-11-23'), count('2026-11-23', 'family'), count('2026-11-23', 'family')]),
    );
    await store.commit(step([count('2026-11-24', 'family')]));
    const both = [
      { what: 'stopped', day: '2026-11-23', n: 1 },
      { what: 'stopped', day: '2026-11-23', unit: 'family', n: 2 },
      { what: 'stopped', day: '2026-11-24', unit: 'family', n: 1 },
    ];
    const look = async () => (await store.counts('2026-11-23', '2026-11-24')).map((row) => ({ ...row }));
    const sorted = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).sort();
    expect(sorted(await look())).toEqual(sorted(both));
    expect(await store.counts('2026-11-24', '2026-11-24')).toEqual([both[2]]);
    expect(await store.sweep(monday + 400 * day, retention)).toMatchObject({ archived: 2 });
    expect(sorted(await look())).toEqual(sorted(both));
  });

  test('keptAbout() shows everything about one person and nothing about another', async () => {
    const store = await make();
    const link: LinkedAccount = {
      account: { platform: 'web', id: 'w1' },
      person: 'asker',
      name: 'The asker',
      seenAt: monday,
    };
    await store.commit(
      step([
        { kind: 'accountSeen', link },
        { kind: 'settingsChosen', settings: { person: 'asker', lang: 'en' } },
        { kind: 'inquiryMade', inquiry: inquiry('i1', { at: monday - 3 * day }) },
        { kind: 'inquiryMade', inquiry: inquiry('i2', { person: 'other' }) },
        { kind: 'questionOpened', question: closed('q1', monday - 2 * day) },
        { kind: 'questionOpened', question: question('q2', { asker: 'other', claimedBy: 'asker' }) },
        {
          kind: 'questionOpened',
          question: closed('q3', monday - 2 * day, {
            asker: 'other',
            turns: [{ kind: 'answer', by: 'asker', text: 'Press the blue one', at: monday }],
          }),
        },
        {
          kind: 'draftMade',
          draft: draft('d1', { by: 'asker', state: 'approved', draftedAt: monday - 3 * day }),
        },
        { kind: 'draftMade', draft: draft('d2', { decidedBy: 'asker', state: 'turnedDown' }) },
        { kind: 'draftMade', draft: draft('d3') },
        { kind: 'audited', who: 'asker', what: 'saw what is kept', at: monday - 2 * day },
        { kind: 'audited', who: 'other', what: 'approved d1', at: monday },
      ]),
    );
    const look = async () => {
      const kept = await store.keptAbout('asker');
      return {
        ...kept,
        inquiries: kept.inquiries.map(({ id }) => id),
        questions: kept.questions.map(({ id }) => id),
        helped: kept.helped.map(({ id }) => id),
        drafts: kept.drafts.map(({ id }) => id),
      };
    };
    const expected = {
      accounts: [link],
      settings: { person: 'asker', lang: 'en' },
      inquiries: ['i1'],
      questions: ['q1'],
      helped: ['q3'],
      drafts: ['d1', 'd2'],
      claimed: 1,
      gains: [],
      letters: [],
      audit: [{ what: 'saw what is kept', at: monday - 2 * day }],
    };
    expect(await look()).toEqual(expected);
    await store.sweep(monday, retention);
    expect(await look()).toEqual(expected);
    expect(await store.keptAbout(erasedPerson)).toMatchObject({ questions: [], inquiries: [], claimed: 0 });
  });
}
