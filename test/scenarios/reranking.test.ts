import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Nearness } from '../../src/answer/index.ts';
import { askedOnce } from '../../src/bot/near.ts';
import { channel, createTown, type Town, type TownOptions } from '../support/town.ts';

const sara = 'sara-lindholm';
const jonas = 'jonas-kjeldsen';
const known = 'hvordan logger jeg på første gang';

/** A town with a model that has been shown these texts, and sees nothing in them. */
async function watched(options: TownOptions = {}): Promise<{ town: Town; shown: string[][] }> {
  const shown: string[][] = [];
  const nearTo = async (texts: readonly string[]) => {
    shown.push([...texts]);
    return new Map<string, Nearness>();
  };
  return { town: await createTown({ nearTo, ...options }), shown };
}

describe('the organisation’s own model is shown', () => {
  test('a question, as it was asked', async () => {
    const { town, shown } = await watched();
    await town.say(sara, known);
    expect(shown).toEqual([[known]]);
  });

  test('a question in a form, and in a channel', async () => {
    const { town, shown } = await watched();
    await town.submit(sara, 'ask', '', { text: known });
    await town.say(sara, known, { place: channel() });
    expect(shown).toEqual([[known], [known]]);
  });

  const never: readonly (readonly [string, string])[] = [
    ['a CPR number', `${known}, barnet er 150360-5123`],
    ['a telephone number', `${known}? ring på 20 30 40 50`],
    ['an e-mail address', `${known}? skriv til anna@proeve.example`],
    ['an emergency', 'faren slår barnet lige nu'],
    ['an emergency with a CPR number', 'faren slår barnet lige nu 150360-5123'],
    ['thanks', 'tak for hjælpen'],
    ['a greeting', 'hej'],
    ['an order', 'mine spørgsmål'],
    ['what is asked about a colleague', 'hvad har min kollega spurgt om'],
    ['nothing', ' '],
  ];
  test.each(never)('never %s', async (_, text) => {
    const { town, shown } = await watched();
    await town.say(sara, text);
    await town.submit(sara, 'ask', '', { text });
    expect(shown).toEqual([]);
  });

  test('no reply to a superuser, and nothing that is sent on, answered or pressed', async () => {
    const { town, shown } = await watched();
    const question = await town.sendOn(sara, 'min fjernvarme er gået i stykker');
    shown.splice(0);
    await town.press(jonas, 'claim', question);
    await town.submit(jonas, 'askBack', question, { text: 'Hvilket lokale?' });
    await town.say(sara, 'det store i stuen');
    await town.submit(jonas, 'answer', question, { text: 'Ring til driften.' });
    await town.press(sara, 'solved', question);
    expect(shown).toEqual([]);
  });
});

test('while the system itself is down the model is shown nothing', async () => {
  const { town, shown } = await watched({
    files: { 'incident.yaml': 'active: true\nda: Fagsystemet er nede.\nen: The system is down.\n' },
  });
  await town.say(sara, known);
  expect(town.reads(sara)).toContain('Fagsystemet er nede.');
  expect(shown).toEqual([]);
});

describe('an answer', () => {
  const shows = async (nearTo?: TownOptions['nearTo']) => {
    const town = await createTown(nearTo === undefined ? {} : { nearTo });
    await town.say(sara, known);
    return town.reads(sara);
  };

  test('is the engine’s own where the model says nothing', async () => {
    const { town } = await watched();
    await town.say(sara, known);
    expect(town.reads(sara)).toBe(await shows());
  });

  test('is a choice of three when the model prefers another entry', async () => {
    const contrary = { pull: 32, weights: [0, 0, 0, 0, -1], threshold: 0.9 };
    const nearTo = async ([text = '']: readonly string[]) => {
      // Whatever the engine puts first is far away, and everything else is near.
      const far = new Map<string, number>();
      const similarities = { get: (id: string) => (id === 'foerste-login' ? -1 : 1) };
      return new Map([[text, { reranking: contrary, similarities: Object.assign(far, similarities) }]]);
    };
    const plain = await shows();
    const read = await shows(nearTo);
    expect(plain).not.toContain('Mente du');
    expect(read).toContain('Mente du');
  });
});

test('a question that is decided anew is shown once', async () => {
  const shown: string[] = [];
  const once = askedOnce(async (texts) => {
    shown.push(...texts);
    return new Map();
  });
  await Promise.all([once(['a']), once(['a'])]);
  await once(['a']);
  await once(['b']);
  expect(shown).toEqual(['a', 'b']);
});

test('without a model the code that speaks to one is not loaded', () => {
  const root = resolve(import.meta.dirname, '../..');
  const loads = globSync('{src,adapters}/**/*.ts', { cwd: root })
    .filter((file) => !file.startsWith(join('src', 'embeddings')))
    .flatMap((file) => {
      const lines = readFileSync(join(root, file), 'utf8').split('\n');
      return lines.filter((line) => /embeddings\/\w+\.ts'/.test(line) && !/^import type/.test(line.trim()));
    });
  expect(loads.map((line) => line.trim())).toEqual([
    "const { createEmbeddings } = await import('./embeddings/index.ts');",
  ]);
});
