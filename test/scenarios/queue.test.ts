import { describe, expect, test, vi } from 'vitest';
import { accountOf, createTown, privatePlace, readable, type Town } from '../support/town.ts';

const sara = 'sara-lindholm';
const jonas = 'jonas-kjeldsen';
const rikke = 'rikke-damgaard';
const unknown = 'min fjernvarme er gået i stykker';

/** Asks for the queue in writing, and gives how it stands there from then on. */
async function written(town: Town, person = rikke) {
  const known = new Set(town.screen(person).map(({ ref }) => ref));
  await town.say(person, 'køen');
  const shown = town
    .screen(person)
    .find(({ ref, message }) => !known.has(ref) && message.text.startsWith('Køen'));
  const ref = shown?.ref ?? '';
  const now = () => readable(town.screen(person).find((one) => one.ref === ref)?.message);
  return { ref, value: town.button(person, 'claim')?.value ?? '', now };
}

/** The queues that are redrawn from now on, each with whether it waits behind all else. */
function redraws(town: Town): () => readonly (true | undefined)[] {
  const { commit } = town.store;
  const seen = vi.spyOn(town.store, 'commit').mockImplementation((step) => commit.call(town.store, step));
  return () =>
    seen.mock.calls
      .flatMap(([{ outgoing }]) => outgoing)
      .flatMap(({ replaces, bulk }) => (replaces?.startsWith('queue:') ? [bulk] : []));
}

test('a queue that was asked for in writing shows in place who has what, once something in it is pressed', async () => {
  const town = await createTown();
  const question = await town.sendOn(sara, unknown);
  const queue = await written(town);
  expect(queue.now()).toContain('[Tag]');
  await town.press(jonas, 'claim', question);
  const { note } = await town.pressOn(queue.ref, rikke, 'claim', queue.value);
  expect(readable(note)).toContain('Jonas Kjeldsen');
  expect(queue.now()).not.toContain('[Tag]');
  expect(queue.now()).toContain('Ingen spørgsmål venter.');
});

test('who takes a question from it reads where to answer, and has the card', async () => {
  const town = await createTown();
  const question = await town.sendOn(sara, unknown);
  const queue = await written(town);
  const { note } = await town.pressOn(queue.ref, rikke, 'claim', queue.value);
  expect(readable(note)).toMatch(/kort/i);
  expect(queue.now()).not.toContain('[Tag]');
  expect(queue.now()).toContain('[Svar]');
  expect(town.screen(rikke).some(({ ref }) => ref.startsWith(`q:${question}:helper:`))).toBe(true);
});

describe('a queue that stands in the conversation', () => {
  const mikkel = 'mikkel-toft';
  const ends: readonly (readonly [string, (town: Town, question: string) => Promise<unknown>])[] = [
    ['taken by somebody else', (town, question) => town.press(jonas, 'claim', question)],
    ['taken back', (town, question) => town.press(sara, 'withdraw', question)],
    ['erased with all else of who asked it', (town) => town.press(sara, 'erase')],
  ];

  test.each(ends)('loses a question that is %s, and says in the end that nobody waits', async (_, end) => {
    const town = await createTown();
    const question = await town.sendOn(sara, unknown);
    const queue = await written(town);
    expect(queue.now()).toContain(unknown);
    await end(town, question);
    expect(queue.now()).not.toContain(unknown);
    expect(queue.now()).not.toContain('[Tag]');
    expect(queue.now()).toContain('Ingen spørgsmål venter.');
  });

  test('keeps the others, and shows who came since', async () => {
    const town = await createTown();
    const first = await town.sendOn(sara, `${unknown} 1`);
    await town.sendOn(sara, `${unknown} 2`);
    const queue = await written(town);
    await town.sendOn(sara, `${unknown} 3`);
    await town.press(jonas, 'claim', first);
    expect(queue.now().match(/gået i stykker \d/gu)).toEqual(['gået i stykker 2', 'gået i stykker 3']);
  });

  test('has the question back that a colleague lets go of', async () => {
    const town = await createTown();
    const question = await town.sendOn(sara, unknown);
    await town.press(jonas, 'claim', question);
    const queue = await written(town);
    expect(queue.now()).toContain('Ingen spørgsmål venter.');
    await town.press(jonas, 'release', question);
    expect(queue.now()).toContain(unknown);
    expect(queue.now()).toContain('[Tag]');
  });

  test('loses one’s own question when it is answered, taken back or goes back by itself', async () => {
    const moves: ((town: Town, question: string) => Promise<unknown>)[] = [
      (town, question) => town.submit(rikke, 'answer', question, { text: 'Det gør driften.' }),
      (town, question) => town.press(sara, 'withdraw', question),
      (town) => town.pass(121),
    ];
    for (const move of moves) {
      const town = await createTown();
      const question = await town.sendOn(sara, unknown);
      await town.press(rikke, 'claim', question);
      const queue = await written(town);
      expect(queue.now()).toContain('[Slip]');
      await move(town, question);
      expect(queue.now()).not.toContain('[Slip]');
    }
  });

  test('loses the words that their writer changed or took away in the chat', async () => {
    const town = await createTown();
    const place = privatePlace(sara);
    const account = accountOf(sara);
    await town.event({ kind: 'said', id: 'w1', account, place, text: unknown, message: 'm1' });
    const inquiry = (await town.store.inquiriesAt(place.id, 'm1'))[0]?.id ?? '';
    await town.submit(sara, 'forward', inquiry, { text: unknown });
    await town.submit(sara, 'forwardSend', inquiry, {});
    const queue = await written(town);
    await town.event({
      kind: 'changed',
      id: 'w2',
      account,
      place,
      message: 'm1',
      text: 'min radiator er kold',
    });
    expect(queue.now()).toContain('min radiator er kold');
    expect(queue.now()).not.toContain(unknown);
    await town.event({ kind: 'changed', id: 'w3', account, place, message: 'm1' });
    expect(queue.now()).toContain('Ingen spørgsmål venter.');
  });

  test('is one for each person: an older one says where it is now', async () => {
    const town = await createTown();
    const question = await town.sendOn(sara, unknown);
    const older = await written(town);
    const newer = await written(town);
    const others = await written(town, mikkel);
    expect(older.now()).toContain('længere nede');
    expect(older.now()).not.toContain('[Tag]');
    for (const { now } of [newer, others]) expect(now()).toContain('[Tag]');
    await town.press(jonas, 'claim', question);
    expect(older.now()).toContain('længere nede');
    for (const { now } of [newer, others]) expect(now()).toContain('Ingen spørgsmål venter.');
  });

  test('is redrawn behind all else, and only for what it showed', async () => {
    const town = await createTown();
    const shown = await town.sendOn(sara, `${unknown} 1`);
    const queue = await written(town);
    const redrawn = redraws(town);
    const since = await town.sendOn(sara, `${unknown} 2`);
    await town.press(jonas, 'claim', since);
    await town.submit(jonas, 'answer', since, { text: 'Det gør driften.' });
    await town.press(sara, 'solved', since);
    expect(redrawn()).toEqual([]);
    await town.press(jonas, 'claim', shown);
    await town.submit(jonas, 'answer', shown, { text: 'Det gør driften.' });
    expect(redrawn()).toEqual([true]);
    expect(queue.now()).toContain('Ingen spørgsmål venter.');
  });

  test('is left as it stands the day after, until it is pressed', async () => {
    const town = await createTown({ at: '2026-11-23 15:00' });
    const question = await town.sendOn(sara, unknown);
    const queue = await written(town);
    town.setClock('2026-11-24 09:00');
    const redrawn = redraws(town);
    await town.press(jonas, 'claim', question);
    expect(redrawn()).toEqual([]);
    await town.pressOn(queue.ref, rikke, 'claim', queue.value);
    expect(queue.now()).toContain('Ingen spørgsmål venter.');
  });

  test('stays in the language in which it was asked for', async () => {
    const town = await createTown();
    const question = await town.sendOn(sara, unknown);
    await town.say(rikke, 'the queue', { lang: 'en' });
    expect(town.reads(rikke)).toContain('The queue');
    await town.press(jonas, 'claim', question);
    expect(town.reads(rikke)).toContain('No questions are waiting.');
  });

  test('shows how everything is after moves at the same time', async () => {
    const town = await createTown();
    const questions: string[] = [];
    for (let n = 0; n < 4; n++) questions.push(await town.sendOn(sara, `${unknown} ${n}`));
    const queue = await written(town);
    await Promise.all(questions.map((question) => town.press(jonas, 'claim', question)));
    expect(queue.now()).toContain('Ingen spørgsmål venter.');
  });
});
