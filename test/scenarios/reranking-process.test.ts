import { readdir, rm } from 'node:fs/promises';
import { expect, onTestFinished, test } from 'vitest';
import { readContent, shippedContent } from '../../src/content.ts';
import { bagOfCharacters, startEmbeddings } from '../support/embeddings-server.ts';
import { dataFolder, filesWith } from '../support/folders.ts';
import { startProduct } from '../support/product.ts';
import { oneTopic, scenarioContent } from '../support/scenario-content.ts';
import { visitor } from '../support/visitor.ts';

const sara = 'sara-lindholm';
const question = 'hvor er gulerodsfanen henne';

/** A stand-in that knows which entry each wording of the content belongs to, so that it earns a say. */
async function startSeer(content: string) {
  const read = await readContent({ own: content, shipped: shippedContent }, 0);
  if (!read.ok) throw new Error('Cannot read the content of the scenario.');
  const entries = [...read.content.entries.values()];
  const owner = new Map(
    entries.flatMap((one, at) => [one.question, ...one.phrasings].map((text) => [text, at])),
  );
  const server = await startEmbeddings((text) => {
    const own = entries.map((_, at) => (owner.get(text) === at ? 40 : 0));
    return [...own, ...bagOfCharacters(text)];
  });
  onTestFinished(() => server.stop());
  return { server, wordings: [...owner.keys()] };
}

test('the real program shows its model the content once and then questions, and keeps nothing of them', async () => {
  const content = await scenarioContent();
  onTestFinished(() => rm(content, { recursive: true }));
  const data = await dataFolder();
  const { server, wordings } = await startSeer(content);
  const setting = { MEDVIND_DATA: data, MEDVIND_CONTENT: content };
  const model = { MEDVIND_EMBEDDINGS_URL: server.ollama, MEDVIND_EMBEDDINGS_MODEL: 'stand-in' };

  const first = await startProduct({ ...setting, ...model });
  onTestFinished(async () => void (await first.end('SIGKILL')));
  await expect.poll(first.output, { timeout: 20_000 }).toContain('Re-ranking by stand-in');
  expect(server.texts()).toEqual(expect.arrayContaining(wordings));
  server.forget();
  const asker = visitor(first.url, sara);
  await asker.say('kan ikke finde 150360-5123 i listen');
  await asker.say(question);
  await asker.awaitButton('forward', 'noneOfThese');
  expect(server.texts()).toEqual([question]);
  server.mood = 'hanging';
  await asker.say('hvor er selleriet så');
  await expect.poll(first.output).toContain('Answers come without re-ranking.');
  await asker.awaitButton('forward', 'noneOfThese');
  expect(await first.end()).toBe(0);
  expect(first.output()).not.toMatch(/gulerod|selleri|150360/);
  expect((await filesWith(data, question)).filter((line) => line.startsWith('embeddings'))).toEqual([]);

  server.mood = 'well';
  server.forget();
  const second = await startProduct({ ...setting, ...model });
  onTestFinished(async () => void (await second.end('SIGKILL')));
  await expect.poll(second.output, { timeout: 20_000 }).toContain('Re-ranking by stand-in');
  expect(server.requests).toEqual([]);
}, 60_000);

test('the real program without the address makes no such file', async () => {
  const content = await scenarioContent({ files: oneTopic });
  onTestFinished(() => rm(content, { recursive: true }));
  const data = await dataFolder();
  const product = await startProduct({ MEDVIND_DATA: data, MEDVIND_CONTENT: content });
  onTestFinished(async () => void (await product.end('SIGKILL')));
  await visitor(product.url, sara).say(question);
  expect(product.output()).not.toContain('Re-ranking');
  expect(await readdir(data)).not.toContain('embeddings.jsonl');
}, 60_000);
