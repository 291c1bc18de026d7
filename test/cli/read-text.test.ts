import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { type ReadText, readText } from '../../src/cli/asking/read-text.ts';
import { say } from '../../src/cli/asking/say.ts';
import { terminalLines } from '../../src/cli/asking/terminal.ts';
import { know, readContent, shippedContent } from '../../src/content.ts';
import type { Knowing } from '../../src/dialogue/index.ts';
import { readAt } from '../support/broken-content.ts';
import { type Files, folderOf, smallContent } from '../support/small-content.ts';

/** The small content with the shipped texts, so that everything can be said. */
async function knowing(more: Files = {}, files: Files = smallContent): Promise<Knowing> {
  const kept = Object.entries(files).filter(([file]) => !file.startsWith('texts/'));
  const own = await folderOf({ ...Object.fromEntries(kept), ...more });
  const read = await readContent({ own, shipped: shippedContent }, readAt);
  if (!read.ok) throw new Error('the small content is broken');
  return know(read, []);
}

/** The small FAQ with the shipped rules, made once: training takes its time. */
let small: Promise<Knowing> | undefined;
function smallFaq(): Promise<Knowing> {
  const faq = Object.entries(smallContent).filter(([file]) => /^(faq\/|organisation)/.test(file));
  small ??= knowing({}, Object.fromEntries(faq));
  return small;
}

describe('what a text leads to is what the person reads', () => {
  const rows: readonly (readonly [string, ReadText['outcome'], string])[] = [
    ['Hvordan logger jeg på første gang?', 'answer', 'Hjalp det?'],
    ['min kollega slår barnet lige nu', 'emergency', 'Ring 112'],
    ['hej', 'smalltalk', 'Skriv dit spørgsmål'],
    ['mine spørgsmål', 'smalltalk', 'spørgsmål'],
    ['slet mine data', 'smalltalk', 'Det gør jeg i chatten'],
    ['hvad har min kollega spurgt dig om', 'decline', 'Det viser jeg ikke'],
    ['problem', 'clarify', ''],
    ['bestille toner til printeren', 'route', 'it-support'],
    ['barnet hedder noget med 150360-5123', 'stopped', 'CPR'],
  ];
  test.each(rows)('"%s" is %s', async (text, outcome, words) => {
    const faq = await smallFaq();
    expect(readText(text, faq).outcome).toBe(outcome);
    const lines = say(text, faq, 'da', readAt).flatMap(terminalLines);
    expect(lines.join('\n')).toContain(words);
    expect(lines.length).toBeGreaterThan(0);
  });
});

test('whether a text is told to be answered is whether the person reads an answer, where a door stands before it too', async () => {
  const read = await readContent({ shipped: shippedContent }, readAt);
  if (!read.ok) throw new Error('the shipped content is broken');
  const faq = know(read, []);
  const list = new URL('../answer/out-of-scope.da.json', import.meta.url);
  const strange = JSON.parse(await readFile(list, 'utf8')) as string[];
  const texts = [...strange, 'hvordan logger jeg på første gang', 'glemt password'];
  const told = texts.filter((text) => readText(text, faq).outcome === 'answer');
  const readAsAnswered = texts.filter((text) =>
    say(text, faq, 'da', readAt).flatMap(terminalLines).join('\n').includes('Hjalp det?'),
  );
  expect(told).toEqual(readAsAnswered);
  expect(told).toContain('glemt password');
  expect(texts.filter((text) => readText(text, faq).outcome === 'suggest').length).toBeGreaterThan(0);
});

test('of a stopped text nothing is ranked, and only the kind of finding is told', async () => {
  const read = readText('opret sag 150360-5123', await knowing());
  expect(read).toMatchObject({ outcome: 'stopped', confidence: 0, entries: [], ranked: [], parts: [] });
  expect(read.privacy).toContainEqual({ kind: 'cpr', action: 'stop' });
  expect(JSON.stringify(read)).not.toContain('5123');
});

test('a text is ranked whatever its outcome', async () => {
  const { outcome, entries, ranked } = readText('far slår barnet, opret sag', await knowing());
  expect({ outcome, entries }).toEqual({ outcome: 'emergency', entries: [] });
  expect(ranked[0]?.id).toBe('opret-sag');
});

test('several questions in one text are parts, and the surest is told', async () => {
  const text = 'Hvordan opretter jeg en sag? Og hvordan logger jeg på første gang?';
  const { parts, confidence, ranked } = readText(text, await knowing());
  expect(parts.map((part) => part.ranked[0]?.id)).toEqual(['opret-sag', 'foerste-login']);
  const surest = [...parts].sort((a, b) => b.confidence - a.confidence)[0];
  expect({ confidence, first: ranked[0]?.id }).toEqual({
    confidence: surest?.confidence,
    first: surest?.ranked[0]?.id,
  });
});

test('while the system is down every question is met with the incident', async () => {
  const incident = 'active: true\nda: Systemet er nede til kl. 12.\nen: The system is down until 12.\n';
  const down = await knowing({ 'incident.yaml': incident });
  const text = 'Hvordan opretter jeg en sag?';
  expect(readText(text, down)).toMatchObject({ outcome: 'incident', entries: [] });
  expect(say(text, down, 'da', readAt).flatMap(terminalLines)).toContain('! Systemet er nede til kl. 12.');
});
