import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createTown, readable } from '../support/town.ts';

const asker = 'sara-lindholm';

/** Of these texts, those that the bot gives an entry for as the answer. */
async function answered(file: string): Promise<{ all: number; answered: string[] }> {
  const town = await createTown({ everyEntry: true });
  const all = JSON.parse(await readFile(join(import.meta.dirname, '../answer', file), 'utf8')) as string[];
  const found: string[] = [];
  for (const text of all) {
    const before = town.screen(asker).length;
    await town.say(asker, text);
    const said = town.screen(asker).slice(before);
    if (said.some(({ message }) => readable(message).includes('Hjalp det?'))) found.push(text);
  }
  return { all: all.length, answered: found };
}

describe('a question that no entry answers', () => {
  test('gets an entry as its answer at most once in 50, on the list the doors were written by', async () => {
    const { all, answered: wrong } = await answered('out-of-scope.da.json');
    expect(all).toBeGreaterThanOrEqual(150);
    expect(wrong.length, wrong.join('\n')).toBeLessThanOrEqual(all / 50);
  });

  test('gets one at most once in 50, on a list that nothing was set by', async () => {
    const { all, answered: wrong } = await answered('out-of-scope-unseen.da.json');
    expect(all).toBeGreaterThanOrEqual(150);
    expect(wrong.length, wrong.join('\n')).toBeLessThanOrEqual(all / 50);
  });

  test('is told apart by this test from one that an entry does answer', async () => {
    const town = await createTown({ everyEntry: true });
    await town.say(asker, 'hvordan logger jeg på første gang');
    expect(town.reads(asker)).toContain('Hjalp det?');
  });

  test('but somebody else is for gets their door above what might have been meant', async () => {
    const town = await createTown({ everyEntry: true });
    await town.say(asker, 'kan ikke komme på vpn hjemmefra');
    const [last] = town.screen(asker).slice(-1);
    expect(readable(last?.message)).toMatch(/it-support[\s\S]*Mente du/);
    expect(town.button(asker, 'show')).toBeDefined();
  });
});
