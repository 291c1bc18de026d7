import { setImmediate as others } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createInForce, type LoadedContent, problemLine, readContent } from '../../src/content.ts';
import { folderOf, smallContent } from '../support/small-content.ts';

const learned = {
  id: 'print-liste',
  topic: 'sager',
  question: 'Hvordan udskriver jeg listen over mine sager?',
  answer: 'Vælg Udskriv øverst på listen.',
  phrasings: ['printe min liste ud'],
};
const nothing = async () => [];

async function small(): Promise<LoadedContent> {
  const result = await readContent({ shipped: await folderOf(smallContent) }, 0);
  if (!result.ok) throw new Error(result.problems.map(problemLine).join('\n'));
  return result;
}

async function without(id: string): Promise<LoadedContent> {
  const loaded = await small();
  const entries = new Map([...loaded.content.entries].filter(([one]) => one !== id));
  return {
    ...loaded,
    content: { ...loaded.content, entries },
    knowledge: { ...loaded.knowledge, entries: [...entries.values()] },
  };
}

test('while changed content is trained others get their turns, and what was in force answers', async () => {
  const inForce = await createInForce(await small(), nothing);
  const before = inForce.known();
  let isReplaced = false;
  const replaced = inForce.replace(await without('opret-sag')).then(() => {
    isReplaced = true;
  });
  let turns = 0;
  while (!isReplaced) {
    await others();
    turns++;
    if (!isReplaced) expect(inForce.known()).toBe(before);
  }
  await replaced;
  expect(turns).toBeGreaterThan(3);
  expect(before.answerer.ask('hvordan opretter jeg en sag').ranked[0]?.id).toBe('opret-sag');
  expect(inForce.known().content.entries.has('opret-sag')).toBe(false);
});

test('an entry approved while changed content is trained is answered at once, and by the changed content too', async () => {
  const inForce = await createInForce(await small(), nothing);
  const replaced = inForce.replace(await without('opret-sag'));
  await others();
  inForce.learn([learned]);
  expect(inForce.known().content.entries.has('opret-sag')).toBe(true);
  expect(inForce.known().answerer.ask('printe min liste ud').ranked[0]?.id).toBe('print-liste');
  expect(await replaced).toBe(true);
  expect(inForce.known().content.entries.has('opret-sag')).toBe(false);
  expect(inForce.known().answerer.ask('printe min liste ud').ranked[0]?.id).toBe('print-liste');
});

test('of two changes in a row the newest comes into force, with what was approved before', async () => {
  const store = [learned];
  const [whole, less] = [await small(), await without('opret-sag')];
  const inForce = await createInForce(whole, async () => store);
  const first = inForce.replace(less);
  const second = inForce.replace(whole);
  expect(await Promise.all([first, second])).toEqual([false, true]);
  expect(inForce.known().content.entries.has('opret-sag')).toBe(true);
  expect(inForce.known().answerer.ask('printe min liste ud').ranked[0]?.id).toBe('print-liste');
});
