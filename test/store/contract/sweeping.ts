import { expect, test } from 'vitest';
import { erasedPerson } from '../../../src/store/index.ts';
import type { MakeStore } from '../contract.ts';
import { ask, closed, day, hour, inquiry, monday, question, retention, step } from '../fixtures.ts';

export function sweeping(make: MakeStore): void {
  test.each([
    ['solved', day, 1],
    ['withdrawn', day, 1],
    ['expired', day, 1],
    ['solved', day - 1, 0],
    ['answered', 40 * day, 0],
    ['open', 40 * day, 0],
  ] as const)('a question that is %s for %i ms: %i go to the archive', async (state, age, archived) => {
    const store = await make();
    const { closedAt, ...rest } = closed('q1', monday, { state });
    const done = state === 'solved' || state === 'withdrawn' || state === 'expired';
    await ask(store, done ? { ...rest, closedAt: monday } : rest);
    expect((await store.sweep(monday + age, retention)).archived).toBe(archived);
    expect(await store.question('q1')).toMatchObject({ id: 'q1', state, text: expect.any(String) });
    expect(closedAt).toBe(monday);
  });

  test('what is in the archive comes back to life when it changes, and counts once', async () => {
    const store = await make();
    await ask(store, closed('q1', monday));
    await store.commit(step([{ kind: 'inquiryMade', inquiry: inquiry('i1') }]));
    expect((await store.sweep(monday + 2 * day, retention)).archived).toBe(2);
    const reopen = {
      kind: 'questionMoved',
      question: question('q1', { state: 'claimed' }),
      from: 0,
    } as const;
    const helped = { kind: 'inquiryChanged', inquiry: inquiry('i1', { helped: 'no' }), from: 0 } as const;
    const now = monday + 2 * day;
    expect(
      await Promise.all([
        store.commit(step([reopen, helped], { now })),
        store.commit(step([reopen, helped], { now })),
      ]),
    ).toEqual(['done', 'stale']);
    expect((await store.liveQuestions()).map(({ id }) => id)).toEqual(['q1']);
    expect(await store.questionsOf('asker', 0)).toHaveLength(1);
    expect((await store.inquiriesSince(0)).map(({ helped: said }) => said)).toEqual(['no']);

    // A month later, so that it would go to another file than the one that holds its first end.
    const later = now + 30 * day;
    const solved = closed('q1', later, { rev: 2 });
    await store.commit(step([{ kind: 'questionMoved', question: solved, from: 1 }], { now: later }));
    expect((await store.sweep(later + day, { ...retention, questionTextDays: 99 })).archived).toBe(2);
    expect(await store.questionsOf('asker', 0)).toMatchObject([{ rev: 2, state: 'solved' }]);
    expect(await store.question('q1')).toMatchObject({ rev: 2 });
  });

  const texts = [
    ['a solved question', closed('x', monday), 30],
    ['a withdrawn question', closed('x', monday, { state: 'withdrawn' }), 30],
    ['an expired question', closed('x', monday, { state: 'expired' }), 90],
    ['a question that stays open', question('x'), 90],
  ] as const;
  test.each(texts)('the words of %s are kept for so many days: %#', async (_, record, days) => {
    const store = await make();
    const turn = { kind: 'answer', by: 'jonas', text: 'Press the blue one', at: monday } as const;
    await ask(store, { ...record, details: { did: 'clicked' }, turns: [turn] });
    const before = monday + days * day - 1;
    expect((await store.sweep(before, retention)).forgotten).toBe(0);
    expect((await store.question('x'))?.text).toBe(record.text);
    expect((await store.sweep(before + 1, retention)).forgotten).toBe(1);
    const left = await store.question('x');
    expect(left).toMatchObject({ text: null, details: {}, turns: [{ text: null }], rev: 1 });
    expect(left?.asker).toBe(record.closedAt === undefined ? 'asker' : erasedPerson);
    expect((await store.sweep(before + day, retention)).forgotten).toBe(0);
  });

  const inquiries = [
    ['one that helped', inquiry('x', { helped: 'yes' }), 30],
    ['one that became a question', inquiry('x', { question: 'q1' }), 30],
    ['one that did not help', inquiry('x', { helped: 'no' }), 90],
    ['one nobody said anything about', inquiry('x'), 90],
    ['one that the privacy guard asked for care with', inquiry('x', { warned: true }), 1],
  ] as const;
  test.each(inquiries)(
    'the words of an inquiry, %s, are kept for so many days: %#',
    async (_, record, days) => {
      const store = await make();
      await store.commit(step([{ kind: 'inquiryMade', inquiry: { ...record, message: 'm1' } }]));
      await store.sweep(monday + days * day - 1, retention);
      expect(await store.inquiry('x')).toMatchObject({ text: record.text, person: 'asker' });
      await store.sweep(monday + days * day, retention);
      const left = await store.inquiry('x');
      expect(left).toMatchObject({ text: null, person: erasedPerson, entries: record.entries, at: monday });
      expect(left).not.toHaveProperty('message');
      expect((await store.keptAbout('asker')).inquiries).toEqual([]);
    },
  );

  test('a change that was decided before retention took the words is stale', async () => {
    const store = await make();
    await ask(store, question('q1'));
    const read = await store.question('q1');
    await store.sweep(monday + 90 * day, retention);
    if (read === undefined) throw new Error('q1 was not stored');
    const late = step([{ kind: 'questionMoved', question: read, from: read.rev }], {
      now: monday + 90 * day,
    });
    expect(await store.commit(late)).toBe('stale');
  });

  test('audit rows go after their days, from the live state and from the archive', async () => {
    const store = await make();
    const saw = (at: number) => ({ kind: 'audited', who: 'lead', what: `saw ${at}`, at }) as const;
    await store.commit(step([saw(monday - 180 * day), saw(monday - 170 * day), saw(monday)]));
    await store.sweep(monday, retention);
    expect((await store.keptAbout('lead')).audit).toHaveLength(2);
    await store.sweep(monday + 10 * day, retention);
    expect((await store.keptAbout('lead')).audit).toEqual([{ what: `saw ${monday}`, at: monday }]);
    await store.sweep(monday + 180 * day, retention);
    expect((await store.keptAbout('lead')).audit).toEqual([]);
  });

  test('a conversation nobody has continued for 30 days is forgotten', async () => {
    const store = await make();
    const talk = { key: 'web|a||asker', person: 'asker', suggested: [], at: monday };
    await store.commit(step([{ kind: 'talkKept', talk }]));
    await store.sweep(monday + 30 * day - 1, retention);
    expect(await store.talk(talk.key)).toEqual(talk);
    await store.sweep(monday + 30 * day, retention);
    expect(await store.talk(talk.key)).toBeUndefined();
  });

  test('more than one archive file is filled, and everything is found again', async () => {
    const store = await make();
    const many = Array.from({ length: 2100 }, (_, n) =>
      closed(`q${n}`, monday - (n % 2) * 40 * day, { asker: `person-${n % 7}`, askedAt: monday - n }),
    );
    await ask(store, ...many);
    const days = { ...retention, questionTextDays: 365 };
    expect(await store.sweep(monday + 2 * day, days)).toEqual({ archived: 2100, forgotten: 0 });
    expect(await store.liveQuestions()).toEqual([]);
    for (const n of [0, 1, 999, 1000, 1001, 2099]) expect(await store.question(`q${n}`)).toEqual(many[n]);
    expect(await store.questionsOf('person-3', 0)).toEqual(many.filter(({ asker }) => asker === 'person-3'));
    expect(await store.sweep(monday + 2 * day + hour, days)).toEqual({ archived: 0, forgotten: 0 });
  });
}
