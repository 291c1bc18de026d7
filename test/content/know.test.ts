import { describe, expect, test } from 'vitest';
import { explain } from '../../src/answer/index.ts';
import { know, type LoadedContent, problemLine, readContent } from '../../src/content.ts';
import { folderOf, smallContent } from '../support/small-content.ts';

async function small(): Promise<LoadedContent> {
  const result = await readContent({ shipped: await folderOf(smallContent) }, 0);
  if (!result.ok) throw new Error(result.problems.map(problemLine).join('\n'));
  return result;
}

describe('know()', () => {
  const learned = {
    id: 'print-liste',
    topic: 'sager',
    question: 'Hvordan udskriver jeg listen over mine sager?',
    answer: 'Vælg Udskriv øverst på listen.',
    phrasings: ['printe min liste ud'],
  };

  test('answers what was learned like what was written', async () => {
    const known = know(await small(), [learned]);
    expect(known.content.entries.get('print-liste')).toEqual(learned);
    expect(known.answerer.ask('printe min liste ud').ranked[0]?.id).toBe('print-liste');
  });

  test('keeps the words of the content for an entry of the same id, and learns its phrasings', async () => {
    const clash = { ...learned, id: 'opret-sag', phrasings: ['ny sag hvordan nu lige'] };
    const known = know(await small(), [clash]);
    expect(known.content.entries.get('opret-sag')?.question).toBe('Hvordan opretter jeg en sag?');
    expect(known.answerer.ask('ny sag hvordan nu lige').ranked[0]?.id).toBe('opret-sag');
  });

  test('names the phrasings of others that a phrasing would draw away', async () => {
    const loaded = await small();
    const known = know(loaded, [learned]);
    expect(known.steals('opret-sag', 'printe min liste ud')).toContain('printe min liste ud');
    expect(known.steals('print-liste', 'få listen ud på papir')).toEqual([]);
  });

  test('learns a new entry at once, and what knew before stays as it was', async () => {
    const before = know(await small(), []);
    const after = before.learn(learned);
    expect(after.content.entries.get('print-liste')).toEqual(learned);
    expect(after.answerer.ask('printe min liste ud').ranked[0]?.id).toBe('print-liste');
    expect(before.content.entries.has('print-liste')).toBe(false);
    expect(before.answerer.ask('printe min liste ud').ranked.map(({ id }) => id)).not.toContain(
      'print-liste',
    );
  });

  test('learns new phrasings of a written entry at once, and keeps its words', async () => {
    const clash = { ...learned, id: 'opret-sag', phrasings: ['ny sag hvordan nu lige'] };
    const known = know(await small(), []).learn(clash);
    expect(known.content.entries.get('opret-sag')?.question).toBe('Hvordan opretter jeg en sag?');
    expect(known.content.entries.get('opret-sag')?.phrasings).toContain('ny sag hvordan nu lige');
    expect(known.answerer.ask('ny sag hvordan nu lige').ranked[0]?.id).toBe('opret-sag');
  });

  test('a learned entry that is changed later answers with its new words, and the old find it no more', async () => {
    const changed = { ...learned, question: 'Hvor gemmer jeg et kvitteringsbilag?', phrasings: [] };
    const first = know(await small(), []).learn(learned);
    const known = first.learn(changed);
    expect(known.answerer.ask('kvitteringsbilag gemmer').ranked[0]?.id).toBe('print-liste');
    const nearest = (one: typeof known) =>
      explain(one.answerer.engine, 'printe min liste ud').entries.find(({ id }) => id === 'print-liste')
        ?.nearestWording;
    expect(nearest(first)).toBe('printe min liste ud');
    expect(nearest(known)).not.toBe('printe min liste ud');
  });

  test('shows the engine as it would be with one more entry, and leaves the one in force alone', async () => {
    const known = know(await small(), []);
    expect(known.withEntry(learned).ask('printe min liste ud').ranked[0]?.id).toBe('print-liste');
    expect(known.answerer.ask('printe min liste ud').ranked.map(({ id }) => id)).not.toContain('print-liste');
  });
});
