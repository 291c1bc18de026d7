import { describe, expect, test } from 'vitest';
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

  test('shows the engine as it would be with one more entry, and leaves the one in force alone', async () => {
    const known = know(await small(), []);
    expect(known.withEntry(learned).ask('printe min liste ud').ranked[0]?.id).toBe('print-liste');
    expect(known.answerer.ask('printe min liste ud').ranked.map(({ id }) => id)).not.toContain('print-liste');
  });

  test('does not train again for an entry that was looked at just before it was learned', async () => {
    const loaded = await small();
    const seen = know(loaded, []).withEntry(learned);
    expect(know(loaded, [learned]).answerer).toBe(seen);
    expect(know(loaded, []).answerer).not.toBe(seen);
    expect(know(await small(), [learned]).answerer).not.toBe(seen);
  });
});
