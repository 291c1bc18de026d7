import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { evaluateAnswerer } from '../../src/answer/evaluate.ts';
import { type Nearness, reranked, type TrainedAnswerer } from '../../src/answer/index.ts';
import { createEmbeddings } from '../../src/embeddings/index.ts';
import { bagOfCharacters, startEmbeddings } from '../../test/support/embeddings-server.ts';
import type { Asked } from './load.ts';

/** As many numbers as a small real model gives. */
const DIMENSION = 384;

/**
 * Puts the questions through the whole of re-ranking, with a stand-in on this machine for the model, and prints the
 * figures beside those without. It measures the plumbing and its price: the stand-in hashes characters, so what it
 * adds or takes says nothing about a real model.
 */
export async function benchEmbeddings(answerer: TrainedAnswerer, test: readonly Asked[]): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'medvind-bench-'));
  const server = await startEmbeddings((text) => bagOfCharacters(text, DIMENSION));
  const tell = (line: string) => console.log(`  ${line}`);
  const embeddings = createEmbeddings({
    endpoint: { url: server.openai, kind: 'openai', model: 'stub', key: undefined },
    timeoutMs: 800,
    data,
    clock: Date.now,
    log: { info: tell, warn: tell, error: tell },
  });
  const began = performance.now();
  await embeddings.learn(answerer);
  const ready = performance.now() - began;
  const known = server.texts().length;
  server.forget();
  const near = new Map<string, Nearness>();
  const times: number[] = [];
  let answered = 0;
  for (const { text } of test) {
    const start = performance.now();
    const nearness = (await embeddings.nearTo([text])).get(text);
    times.push(performance.now() - start);
    if (nearness === undefined) continue;
    near.set(text, nearness);
    answered++;
  }
  const sent = server.requests.length;
  embeddings.stop();
  await server.stop();
  rmSync(data, { recursive: true });
  times.sort((a, b) => a - b);
  const at = (share: number) => (times[Math.floor(share * times.length)] ?? 0).toFixed(1);
  console.log(
    `  stub: ${known} wordings ready in ${ready.toFixed(0)} ms; ${sent} of ${test.length} questions sent, ${answered} came back in time, p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`,
  );
  const both = {
    without: evaluateAnswerer(answerer, test),
    'with stub': evaluateAnswerer({ ask: (text) => reranked(answerer.ask(text), near.get(text)) }, test),
  };
  for (const [name, one] of Object.entries(both)) {
    console.log(
      `  ${name.padEnd(9)}: first ${pc(one.first)}, three ${pc(one.amongThree)}, answered ${pc(one.answered)}, right ${pc(one.precision)}, covered ${pc(one.coverage)}, shown ${pc(one.shown)}, calibration error ${pc(one.calibrationError)}`,
    );
  }
}

function pc(share: number): string {
  return (100 * share).toFixed(1);
}
