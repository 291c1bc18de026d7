import { describe, expect, onTestFinished, test } from 'vitest';
import { type Endpoint, EndpointError, embed } from '../../src/embeddings/endpoint.ts';
import { type EmbeddingsServer, type Mood, startEmbeddings } from '../support/embeddings-server.ts';

async function model(): Promise<EmbeddingsServer> {
  const server = await startEmbeddings();
  onTestFinished(() => server.stop());
  return server;
}

const never = new AbortController().signal;
const texts = ['hvor logger jeg ind', 'ny sag', 'luk sagen'];

describe.each(['openai', 'ollama'] as const)('an endpoint with the manners of %s', (kind) => {
  function endpoint(server: EmbeddingsServer): Endpoint {
    return { url: server[kind], kind, model: 'proeve', key: undefined };
  }

  test('gives every text its own vector, of length 1, in one request', async () => {
    const server = await model();
    const together = await embed(endpoint(server), texts, never);
    expect(server.requests).toEqual([
      { path: new URL(server[kind]).pathname, authorization: undefined, model: 'proeve', input: texts },
    ]);
    for (const [at, text] of texts.entries()) {
      const [alone] = await embed(endpoint(server), [text], never);
      expect(together[at]).toEqual(alone);
      expect(Math.hypot(...(alone ?? []))).toBeCloseTo(1, 5);
    }
  });

  test('is shown the key, if there is one', async () => {
    const server = await model();
    await embed({ ...endpoint(server), key: 'noegle' }, texts, never);
    expect(server.requests[0]?.authorization).toBe('Bearer noegle');
  });

  const faults: readonly (readonly [Mood, RegExp])[] = [
    ['status 500', /status 500/],
    ['not JSON', /not JSON/],
    ['other JSON', /no vectors/],
    ['too few', /3 vectors of one dimension were asked for, 2 came/],
    ['no numbers', /3 vectors of one dimension were asked for, 0 came/],
    ['moved', /connection failed/],
  ];
  test.each(faults)(
    'that answers "%s" is refused in a sentence that names no text',
    async (mood, sentence) => {
      const server = await model();
      server.mood = mood;
      const failure = await embed(endpoint(server), texts, never).catch((cause: unknown) => cause);
      expect(failure).toBeInstanceOf(EndpointError);
      const { message } = failure as EndpointError;
      expect(message).toMatch(sentence);
      expect(message).toContain(new URL(server[kind]).host);
      for (const text of texts) expect(message).not.toContain(text);
      expect(server.requests).toHaveLength(1);
    },
  );

  test('that gives vectors of different dimensions is refused', async () => {
    const server = await model();
    server.vectorOf = (text) => Array.from({ length: text.length }, () => 1);
    await expect(embed(endpoint(server), texts, never)).rejects.toThrow(/one dimension/);
  });

  test('that hangs is left when time is up', async () => {
    const server = await model();
    server.mood = 'hanging';
    await expect(embed(endpoint(server), texts, AbortSignal.timeout(1))).rejects.toThrow(
      /did not answer in time/,
    );
  });

  test('that is not there is told so', async () => {
    const server = await model();
    await server.stop();
    await expect(embed(endpoint(server), texts, never)).rejects.toThrow(/connection failed \(ECONNREFUSED\)/);
  });
});
