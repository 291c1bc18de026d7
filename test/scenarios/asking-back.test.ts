import { expect, test } from 'vitest';
import { createTown, readable, type Town } from '../support/town.ts';

const sara = 'sara-lindholm';
const jonas = 'jonas-kjeldsen';
const unknown = 'min fjernvarme er gået i stykker';

/** A question that Jonas has taken and asked back about, and the asker's cards of what he asked back. */
async function askedBack(): Promise<{ town: Town; question: string; cards: () => string[] }> {
  const town = await createTown();
  const question = await town.sendOn(sara, unknown);
  await town.press(jonas, 'claim', question);
  await town.submit(jonas, 'askBack', question, { text: 'Hvilket lokale?' });
  const cards = () =>
    town
      .screen(sara)
      .map(({ message }) => readable(message))
      .filter((text) => text.includes('spørger tilbage'));
  return { town, question, cards };
}

test('what a superuser asked back has its button until it is replied to, in the form or in writing', async () => {
  for (const inWriting of [true, false]) {
    const { town, question, cards } = await askedBack();
    expect(cards().join()).toContain('[Svar]');
    if (inWriting) await town.say(sara, 'Det er i lokale 2');
    else await town.submit(sara, 'reply', question, { text: 'Det er i lokale 2' });
    expect(cards()).toHaveLength(1);
    expect(cards().join()).toContain('Hvilket lokale?');
    expect(cards().join()).toContain('Du har svaret.');
    expect(cards().join()).not.toContain('[Svar]');
  }
});

test('it loses the button when the question is answered, let go of or taken back', async () => {
  const ends: ((town: Town, question: string) => Promise<unknown>)[] = [
    (town, question) => town.submit(jonas, 'answer', question, { text: 'Det gør driften.' }),
    (town, question) => town.press(jonas, 'release', question),
    (town, question) => town.press(sara, 'withdraw', question),
  ];
  for (const end of ends) {
    const { town, question, cards } = await askedBack();
    await end(town, question);
    expect(cards().join()).not.toContain('[Svar]');
    expect(cards().join()).toContain('Der bliver ikke ventet på dit svar længere.');
  }
});

test('it loses the button when nobody replied in time', async () => {
  const { town, cards } = await askedBack();
  town.setClock('2026-12-07 10:01');
  await town.tick();
  expect(cards().join()).not.toContain('[Svar]');
});

test('what is asked back anew has a button of its own, and keeps it when the question is handed on', async () => {
  const { town, question, cards } = await askedBack();
  await town.say(sara, 'Det er i lokale 2');
  await town.submit(jonas, 'askBack', question, { text: 'På hvilken etage?' });
  await town.submit(jonas, 'handOver', question, { to: 'rikke-damgaard', reason: 'Din afdeling' });
  const [first, second] = cards();
  expect(first).not.toContain('[Svar]');
  expect(second).toContain('På hvilken etage?');
  expect(second).toContain('Jonas Kjeldsen');
  expect(second).toContain('[Svar]');
});

test('who presses the button of an old card is told so at once, and opens no form', async () => {
  const { town, question } = await askedBack();
  await town.submit(jonas, 'answer', question, { text: 'Det gør driften.' });
  const reply = await town.press(sara, 'reply', question);
  expect(reply.form).toBeUndefined();
  expect(readable(reply.note)).not.toBe('');
});
