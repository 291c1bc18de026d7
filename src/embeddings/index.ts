import { join } from 'node:path';
import { type Nearness, ownedWordings, type Reranking, type TrainedAnswerer } from '../answer/index.ts';
import type { Clock, Log } from '../ports.ts';
import { guard, isStopped } from '../privacy/index.ts';
import { keepVectors, keyOf, readVectors } from './cache.ts';
import { type Endpoint, EndpointError, embed, hostOf } from './endpoint.ts';
import type { Unit } from './vectors.ts';
import { learnFrom, type Placed, placedVectors } from './wordings.ts';

/** How long a batch of wordings may take; nobody waits for it, and a model may have to be loaded first. */
const batchMs = 60_000;
/** Wordings in one request. */
const batch = 64;
/** After a failure nobody waits for the endpoint again for so long. */
const pauseMs = 10_000;
/** One warning a minute says as much as a thousand. */
const warnEveryMs = 60_000;
/** What one request may ask: a line with more questions, or a longer one, is left to the engine. */
const mostTexts = 5;
const longest = 2_000;

/** What the re-ranking is made of. */
export interface EmbeddingsParts {
  readonly endpoint: Endpoint;
  /** How long a person's question may wait for the endpoint, in milliseconds. */
  readonly timeoutMs: number;
  /** The data folder: vectors of the content's wordings are kept there, and nothing of any question. */
  readonly data: string;
  readonly clock: Clock;
  readonly log: Log;
}

/** An organisation's own embedding model, asked with care. */
export interface Embeddings {
  /** Takes a newly trained engine into use, in the background: never rejects. Until it resolves nothing is re-ranked. */
  learn(answerer: TrainedAnswerer): Promise<void>;
  /**
   * What the model says about these questions, by their text; empty when it is not to be asked, does not answer in
   * time or is of no help. Nothing is sent unless the privacy guard finds nothing at all in any of them. Never rejects.
   */
  nearTo(texts: readonly string[]): Promise<ReadonlyMap<string, Nearness>>;
  /** Ends what is under way. */
  stop(): void;
}

interface Ready {
  readonly placed: Placed;
  readonly reranking: Reranking;
}

const nothing: ReadonlyMap<string, Nearness> = new Map();

/** Makes the one user of the endpoint. */
export function createEmbeddings({ endpoint, timeoutMs, data, clock, log }: EmbeddingsParts): Embeddings {
  const file = join(data, 'embeddings.jsonl');
  const maker = `${endpoint.url} ${endpoint.model}`;
  const ended = new AbortController();
  let kept: Map<string, Unit> | undefined;
  let newest: TrainedAnswerer | undefined;
  let ready: Ready | undefined;
  let pausedUntil = 0;
  let warnedAt = Number.NEGATIVE_INFINITY;
  let learning: Promise<void> = Promise.resolve();

  function failed(cause: unknown): void {
    if (ended.signal.aborted) return;
    const now = clock();
    pausedUntil = now + pauseMs;
    if (now - warnedAt < warnEveryMs) return;
    warnedAt = now;
    // What else went wrong could quote what was asked; a log never does.
    const told = cause instanceof EndpointError ? cause.message : 'It failed unexpectedly.';
    log.warn(`Answers come without re-ranking. ${told}`);
  }

  async function vectorsFor(texts: readonly string[]): Promise<ReadonlyMap<string, Unit>> {
    kept ??= await readVectors(file);
    const wanted = new Map(texts.map((text) => [text, keyOf(maker, text)]));
    const missing = [...wanted].filter(([, key]) => !kept?.has(key));
    for (let at = 0; at < missing.length; at += batch) {
      const some = missing.slice(at, at + batch);
      const signal = AbortSignal.any([ended.signal, AbortSignal.timeout(batchMs)]);
      const vectors = await embed(
        endpoint,
        some.map(([text]) => text),
        signal,
      );
      for (const [place, [, key]] of some.entries()) {
        const vector = vectors[place];
        if (vector !== undefined) kept.set(key, vector);
      }
    }
    const inForce = new Map<string, Unit>();
    for (const key of wanted.values()) {
      const vector = kept.get(key);
      if (vector !== undefined) inForce.set(key, vector);
    }
    const isNew = missing.length > 0 || inForce.size < kept.size;
    kept = inForce;
    if (isNew) await keepVectors(file, inForce);
    return new Map([...wanted].flatMap(([text, key]) => pair(text, inForce.get(key))));
  }

  async function take(answerer: TrainedAnswerer): Promise<void> {
    if (answerer !== newest || ended.signal.aborted) return;
    try {
      const texts = ownedWordings(answerer.engine).map(({ text }) => text);
      const byText = await vectorsFor([...new Set(texts.filter((text) => !isStopped(guard(text))))]);
      const vectors = texts.map((text) => byText.get(text));
      const [one] = byText.values();
      if (vectors.some((vector) => vector !== undefined && vector.length !== one?.length)) {
        kept = new Map();
        throw new EndpointError(
          `Cannot use what ${hostOf(endpoint.url)} answered: its vectors have changed their dimension. They are asked for again.`,
        );
      }
      const placed = placedVectors(answerer, vectors);
      const learned = await learnFrom(answerer, vectors, placed);
      if (answerer !== newest || ended.signal.aborted) return;
      ready = { placed, reranking: learned };
      log.info(learnedLine(endpoint, learned));
    } catch (cause) {
      failed(cause);
    }
  }

  function learn(answerer: TrainedAnswerer): Promise<void> {
    newest = answerer;
    ready = undefined;
    learning = learning.then(() => take(answerer));
    return learning;
  }

  async function nearTo(texts: readonly string[]): Promise<ReadonlyMap<string, Nearness>> {
    if (texts.length === 0 || texts.length > mostTexts || ended.signal.aborted) return nothing;
    if (texts.some((text) => text.length > longest || guard(text).length > 0)) return nothing;
    if (clock() < pausedUntil) return nothing;
    if (ready === undefined) {
      if (newest !== undefined && pausedUntil > 0) {
        pausedUntil = 0;
        void learn(newest);
      }
      return nothing;
    }
    const { placed, reranking } = ready;
    if (reranking.pull === 0) return nothing;
    try {
      const signal = AbortSignal.any([ended.signal, AbortSignal.timeout(timeoutMs)]);
      const vectors = await embed(endpoint, texts, signal);
      if (vectors[0]?.length !== placed.dimension) {
        throw new EndpointError(
          `Cannot use what ${hostOf(endpoint.url)} answered: its vectors have ${vectors[0]?.length} numbers, those of the wordings ${placed.dimension}. Restart Medvind if the model was changed.`,
        );
      }
      return new Map(
        texts.flatMap((text, at) => {
          const vector = vectors[at];
          return vector === undefined
            ? []
            : [[text, { reranking, similarities: placed.similarities(vector) }] as const];
        }),
      );
    } catch (cause) {
      failed(cause);
      return nothing;
    }
  }

  return { learn, nearTo, stop: () => ended.abort() };
}

function pair(text: string, vector: Unit | undefined): [string, Unit][] {
  return vector === undefined ? [] : [[text, vector]];
}

function learnedLine(
  { url, model }: Endpoint,
  learned: { pull: number; cases: number; firstBefore: number; firstAfter: number },
): string {
  const who = `${model} at ${hostOf(url)}`;
  if (learned.pull === 0) {
    return `Re-ranking stays out of use: on ${learned.cases} of the content's own wordings, each hidden in turn, ${who} was of no help. No question is sent to it.`;
  }
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
  return `Re-ranking by ${who} is in use: on ${learned.cases} of the content's own wordings, each hidden in turn, the right entry came first in ${percent(learned.firstAfter)} instead of ${percent(learned.firstBefore)}.`;
}
