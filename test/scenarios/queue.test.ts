import { expect, test } from 'vitest';
import { createTown, readable, type Town } from '../support/town.ts';

const sara = 'sara-lindholm';
const jonas = 'jonas-kjeldsen';
const rikke = 'rikke-damgaard';
const unknown = 'min fjernvarme er gået i stykker';

async function written(town: Town): Promise<{ ref: string; value: string; now: () => string }> {
  await town.say(rikke, 'køen');
  const shown = town.screen(rikke).findLast(({ ref }) => ref.endsWith('/order'));
  const ref = shown?.ref ?? '';
  const now = () => readable(town.screen(rikke).find((one) => one.ref === ref)?.message);
  return { ref, value: town.button(rikke, 'claim')?.value ?? '', now };
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
