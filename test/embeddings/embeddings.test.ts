import { appendFile, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createAnswerer, type Entry, type Knowledge, reranked } from '../../src/answer/index.ts';
import { createEmbeddings, type Embeddings } from '../../src/embeddings/index.ts';
import { type EmbeddingsServer, type Mood, startEmbeddings } from '../support/embeddings-server.ts';
import { dataFolder } from '../support/folders.ts';

const things = ['sag', 'notat', 'plan', 'brev', 'liste', 'adgang', 'frist', 'aktivitet'];
const doings = ['opret', 'luk', 'find', 'ret', 'slet', 'send', 'print', 'flyt'];

/** Twelve entries that share all their words, so that words alone cannot tell them apart well. */
const entries: Entry[] = Array.from({ length: 12 }, (_, entry) => {
  // No two wordings are the same: 37 has no factor in common with 512.
  const wording = (n: number) => {
    const at = ((entry * 8 + n) * 37) % 512;
    return `${doings[at % 8]} ${things[entry % 8]} ${doings[Math.floor(at / 8) % 8]} ${things[Math.floor(at / 64)]}`;
  };
  return {
    id: `emne-${entry}`,
    topic: 'alt',
    question: `${wording(0)}?`,
    phrasings: Array.from({ length: 7 }, (_, n) => wording(n + 1)),
    answer: 'Det gør du sådan.',
  };
});
const knowledge: Knowledge = { entries, topics: [{ id: 'alt', title: 'Alt' }], words: {} };
const answerer = createAnswerer(knowledge);
const entryOf = new Map(
  entries.flatMap(({ question, phrasings }, at) => [question, ...phrasings].map((text) => [text, at])),
);
const ownWordings = [...entryOf.keys()];

/** Knows what every wording means, and of other texts what the number in them says: a model as good as can be. */
function seer(text: string): number[] {
  const meant = entryOf.get(text) ?? Number(/\d+/.exec(text)?.[0] ?? -1);
  return Array.from({ length: 16 }, (_, at) => (at === meant ? 1 : 0.1));
}

const question = 'hvad med emne 7';

type Model = (text: string) => readonly number[];

interface Setting {
  readonly server: EmbeddingsServer;
  readonly data: string;
  readonly logged: string[];
  now: number;
  readonly embeddings: Embeddings;
  /** The same after a restart of Medvind. */
  restarted(model?: string): Embeddings;
}

async function setting(vectorOf: Model = seer, timeoutMs = 10_000): Promise<Setting> {
  const server = await startEmbeddings();
  server.vectorOf = vectorOf;
  const data = await dataFolder();
  const logged: string[] = [];
  const line = (text: string) => void logged.push(text);
  const make = (model = 'proeve') => {
    const embeddings = createEmbeddings({
      endpoint: { url: server.ollama, kind: 'ollama', model, key: undefined },
      timeoutMs,
      data,
      clock: () => all.now,
      log: { info: line, warn: (text) => line(`Warning: ${text}`), error: line },
    });
    onTestFinished(() => embeddings.stop());
    return embeddings;
  };
  onTestFinished(() => server.stop());
  const all: Setting = {
    server,
    data,
    logged,
    now: 1_000_000,
    embeddings: undefined as never,
    restarted: make,
  };
  return Object.assign(all, { embeddings: make() });
}

async function learned(vectorOf: Model = seer, timeoutMs = 10_000): Promise<Setting> {
  const all = await setting(vectorOf, timeoutMs);
  await all.embeddings.learn(answerer);
  all.server.forget();
  return all;
}

describe('learning from content', () => {
  test('sends every wording once, in batches, and no question', async () => {
    const { server, embeddings, logged } = await setting();
    await embeddings.learn(answerer);
    const sent = server.texts();
    expect(new Set(sent).size).toBe(sent.length);
    expect(sent).toEqual(expect.arrayContaining(ownWordings));
    expect(Math.max(...server.requests.map(({ input }) => input.length))).toBeLessThanOrEqual(64);
    expect(logged.join('\n')).toMatch(
      /Re-ranking by proeve at 127\.0\.0\.1:\d+ is in use: on \d+ of the content/,
    );
  });

  test('a second content costs its new wordings alone', async () => {
    const { server, embeddings } = await learned();
    const [first, ...others] = entries;
    if (first === undefined) throw new Error('There are no entries.');
    const more = { ...first, phrasings: [...first.phrasings, 'en ny måde at sige 0 på'] };
    await embeddings.learn(createAnswerer({ ...knowledge, entries: [more, ...others] }));
    expect(server.texts()).toEqual(['en ny måde at sige 0 på']);
  });

  test('a wording with a CPR number is not sent', async () => {
    const { server, embeddings } = await setting();
    const [first, ...others] = entries;
    if (first === undefined) throw new Error('There are no entries.');
    const spoilt = { ...first, phrasings: [...first.phrasings, 'sag på 150360-5123'] };
    await embeddings.learn(createAnswerer({ ...knowledge, entries: [spoilt, ...others] }));
    expect(server.texts().join('\n')).not.toContain('150360');
    expect(server.texts()).toEqual(expect.arrayContaining(ownWordings));
  });

  test('a model that is of no help is never sent a question', async () => {
    const { server, embeddings, logged } = await learned(() => [1, 2, 3]);
    expect((await embeddings.nearTo([question])).size).toBe(0);
    expect(server.requests).toEqual([]);
    expect(logged.join('\n')).toContain('was of no help. No question is sent to it.');
  });
});

describe('a question', () => {
  test('comes back with how near it is to every entry, and moves the right one up', async () => {
    const { server, embeddings } = await learned();
    const near = await embeddings.nearTo([question]);
    expect(server.texts()).toEqual([question]);
    const similarities = near.get(question)?.similarities;
    expect(similarities?.size).toBe(entries.length);
    expect(similarities?.get('emne-7')).toBeCloseTo(1, 5);
    expect(similarities?.get('emne-3')).toBeLessThan(0.5);
    const before = answerer.ask('opret plan luk');
    const second = before.ranked[1]?.id ?? '';
    const text = `spørgsmål om ${second.replace('emne-', '')}`;
    const after = reranked(before, (await embeddings.nearTo([text])).get(text));
    expect(after.ranked[0]?.id).toBe(second);
  });

  const kept: readonly (readonly [string, readonly string[]])[] = [
    ['with a CPR number', ['hvad med emne 7 og 150360-5123']],
    ['with a CPR number in words beside it', ['hvad med emne 7', 'cpr er 150360-5123']],
    ['with a telephone number', ['ring til mig på 20 30 40 50 om emne 7']],
    ['with an e-mail address', ['skriv til moren på anna@proeve.example']],
    ['longer than anybody asks', [`${'emne 7 '.repeat(300)}`]],
    ['in more parts than a line has', Array.from({ length: 6 }, (_, at) => `emne ${at}`)],
  ];
  test.each(kept)('%s is not sent', async (_, texts) => {
    const { server, embeddings } = await learned();
    expect((await embeddings.nearTo(texts)).size).toBe(0);
    expect(server.requests).toEqual([]);
  });

  test('is not sent before the content is learned', async () => {
    const { server, embeddings } = await setting();
    expect((await embeddings.nearTo([question])).size).toBe(0);
    expect(server.requests).toEqual([]);
  });

  test('is not sent after the end', async () => {
    const { server, embeddings } = await learned();
    embeddings.stop();
    expect((await embeddings.nearTo([question])).size).toBe(0);
    expect(server.requests).toEqual([]);
  });

  test('leaves nothing on disk, neither text nor vector', async () => {
    const { embeddings, data } = await learned();
    const file = join(data, 'embeddings.jsonl');
    const before = await readFile(file, 'utf8');
    await embeddings.nearTo([question]);
    await embeddings.learn(answerer);
    expect(await readFile(file, 'utf8')).toBe(before);
    for (const text of [question, ...ownWordings]) expect(before).not.toContain(text);
    expect((await stat(file)).mode & 0o077).toBe(0);
  });
});

describe('an endpoint that fails', () => {
  const moods: readonly Mood[] = [
    'hanging',
    'status 500',
    'not JSON',
    'other JSON',
    'too few',
    'no numbers',
    'moved',
  ];
  test.each(moods)('(%s) leaves the engine’s own order, with a warning that names no text', async (mood) => {
    const { server, embeddings, logged } = await learned(seer, mood === 'hanging' ? 20 : 10_000);
    server.mood = mood;
    const near = await embeddings.nearTo([question]);
    const own = answerer.ask(question);
    expect(reranked(own, near.get(question))).toBe(own);
    expect(logged.at(-1)).toMatch(/^Warning: Answers come without re-ranking\. Cannot /);
    expect(logged.join('\n')).not.toContain(question);
  });

  test('gives a question vector of another dimension in vain', async () => {
    const { server, embeddings, logged } = await learned();
    server.vectorOf = (text) => [...seer(text), 1];
    expect((await embeddings.nearTo([question])).size).toBe(0);
    expect(logged.at(-1)).toContain('17 numbers, those of the wordings 16');
  });

  test('is not waited for again for ten seconds, and warned of once a minute', async () => {
    const all = await learned();
    const { server, embeddings, logged } = all;
    const warnings = () => logged.filter((line) => line.startsWith('Warning')).length;
    server.mood = 'status 500';
    await embeddings.nearTo([question]);
    all.now += 9_999;
    await embeddings.nearTo([question]);
    expect(server.requests).toHaveLength(1);
    all.now += 1;
    await embeddings.nearTo([question]);
    expect(server.requests).toHaveLength(2);
    expect(warnings()).toBe(1);
    all.now += 60_000;
    await embeddings.nearTo([question]);
    expect(warnings()).toBe(2);
    server.mood = 'well';
    all.now += 10_000;
    expect((await embeddings.nearTo([question])).size).toBe(1);
  });

  test('when the content is read is asked again by a later question', async () => {
    const all = await setting();
    const { server, embeddings, logged } = all;
    server.mood = 'status 500';
    await embeddings.learn(answerer);
    expect(logged.at(-1)).toContain('status 500');
    server.mood = 'well';
    all.now += 10_000;
    expect((await embeddings.nearTo([question])).size).toBe(0);
    await expect.poll(async () => (await embeddings.nearTo([question])).size).toBe(1);
  });
});

describe('a restart', () => {
  test('takes the vectors of the wordings from the file', async () => {
    const { server, restarted } = await learned();
    const again = restarted();
    await again.learn(answerer);
    expect(server.requests).toEqual([]);
    expect((await again.nearTo([question])).get(question)?.similarities.get('emne-7')).toBeCloseTo(1, 5);
  });

  test('with another model asks for all of them anew, and keeps only those', async () => {
    const { server, data, restarted } = await learned();
    const lines = async () =>
      (await readFile(join(data, 'embeddings.jsonl'), 'utf8')).trim().split('\n').length;
    const before = await lines();
    await restarted('en-anden').learn(answerer);
    expect(server.texts()).toEqual(expect.arrayContaining(ownWordings));
    expect(await lines()).toBe(before);
  });

  test('asks for what a damaged file has lost', async () => {
    const { server, data, restarted } = await learned();
    const file = join(data, 'embeddings.jsonl');
    const [, , ...rest] = (await readFile(file, 'utf8')).split('\n');
    await writeFile(file, rest.join('\n'));
    await appendFile(file, '{"key":"half a li');
    await restarted().learn(answerer);
    expect(server.texts()).toHaveLength(2);
  });
});
