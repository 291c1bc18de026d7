import { expect, test } from 'vitest';
import { underOneId } from '../../src/bot/under-one-id.ts';
import { guestId } from '../../src/organisation/index.ts';
import { createMemoryStore, type Store } from '../../src/store/index.ts';
import { inquiry, monday as now, question } from '../store/fixtures.ts';

const account = { platform: 'web', id: 'w1' };
const guest = guestId(account);
const stranger = guestId({ platform: 'web', id: 'w2' });

/** A store in which Mette asked as a guest and again as herself, and somebody else asked as another guest. */
async function asked(): Promise<Store> {
  const store = createMemoryStore();
  const turns = [{ kind: 'reply' as const, by: guest, text: 'det store i stuen', at: now }];
  const place = { platform: 'web', id: 'p1', private: true };
  await store.commit({
    changes: [
      { kind: 'questionOpened', question: question('as-guest', { asker: guest, askedAt: now }) },
      { kind: 'questionOpened', question: question('mixed', { asker: 'mette', turns, askedAt: now + 1 }) },
      { kind: 'questionOpened', question: question('of-other', { asker: stranger, askedAt: now + 2 }) },
      { kind: 'inquiryMade', inquiry: inquiry('i1', { person: guest }) },
      { kind: 'accountSeen', link: { account, person: 'mette', name: 'Mette', place, seenAt: now } },
    ],
    outgoing: [],
    now,
  });
  return underOneId(store);
}

test('whatever is read names the person that a guest’s account is linked to, and leaves other guests as they are', async () => {
  const store = await asked();
  expect((await store.question('as-guest'))?.asker).toBe('mette');
  expect((await store.question('mixed'))?.turns[0]?.by).toBe('mette');
  expect((await store.inquiry('i1'))?.person).toBe('mette');
  for (const found of [await store.liveQuestions(), await store.questionsSince(0)])
    expect(found.map(({ asker }) => asker).sort()).toEqual([stranger, 'mette', 'mette'].sort());
});

test('what is sought for a person is sought for their guests too, newest first, each thing once', async () => {
  const store = await asked();
  expect((await store.questionsOf('mette', 0)).map(({ id }) => id)).toEqual(['mixed', 'as-guest']);
  const kept = await store.keptAbout('mette');
  expect(kept.questions.map(({ id }) => id)).toEqual(['mixed', 'as-guest']);
  expect(kept.helped).toEqual([]);
  expect(kept.inquiries.map(({ id }) => id)).toEqual(['i1']);
  expect((await store.keptAbout(stranger)).questions.map(({ id }) => id)).toEqual(['of-other']);
});
