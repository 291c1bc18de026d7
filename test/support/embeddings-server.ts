import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How the stand-in behaves from now on. */
export type Mood =
  | 'well'
  | 'hanging'
  | 'status 500'
  | 'not JSON'
  | 'other JSON'
  | 'too few'
  | 'no numbers'
  | 'moved';

/** One request that arrived. */
export interface EmbeddingsRequest {
  readonly path: string;
  readonly authorization: string | undefined;
  readonly model: string;
  readonly input: readonly string[];
}

/** A server that stands in for an embedding model. */
export interface EmbeddingsServer {
  /** Its address as OpenAI-compatible endpoint, and as Ollama. */
  readonly openai: string;
  readonly ollama: string;
  readonly requests: readonly EmbeddingsRequest[];
  /** Every text that arrived so far, in order. */
  texts(): readonly string[];
  forget(): void;
  mood: Mood;
  vectorOf: (text: string) => readonly number[];
  stop(): Promise<void>;
}

/** A deterministic vector without any model: how often each piece of three signs occurs, hashed to so many places. */
export function bagOfCharacters(text: string, dimension = 64): number[] {
  const vector = new Array<number>(dimension).fill(0);
  const edged = ` ${text.toLowerCase()} `;
  for (let at = 0; at + 3 <= edged.length; at++) {
    let hash = 2_166_136_261;
    for (const sign of edged.slice(at, at + 3))
      hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 16_777_619);
    const place = (hash >>> 0) % dimension;
    vector[place] = (vector[place] ?? 0) + 1;
  }
  return vector;
}

/** Starts the stand-in on this machine. */
export async function startEmbeddings(
  vectorOf = (text: string) => bagOfCharacters(text),
): Promise<EmbeddingsServer> {
  const requests: EmbeddingsRequest[] = [];
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const model: EmbeddingsServer = {
    openai: `${root}/v1/embeddings`,
    ollama: `${root}/api/embed`,
    requests,
    texts: () => requests.flatMap(({ input }) => input),
    forget: () => void requests.splice(0),
    mood: 'well',
    vectorOf,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const body = JSON.parse(Buffer.concat(parts).toString() || '{}');
    const path = request.url ?? '';
    requests.push({ path, authorization: request.headers.authorization, ...body });
    const json = (value: unknown) =>
      response.setHeader('content-type', 'application/json').end(JSON.stringify(value));
    switch (model.mood) {
      case 'hanging':
        return;
      case 'status 500':
        response.writeHead(500).end('oh');
        return;
      case 'not JSON':
        response.end('<html>hello</html>');
        return;
      case 'other JSON':
        json({ hello: [1, 2] });
        return;
      case 'moved':
        response.writeHead(307, { location: `${root}/elsewhere` }).end();
        return;
      case 'too few':
      case 'no numbers':
      case 'well':
        json(
          answered(
            path,
            model.mood,
            (body.input as string[]).map((text) => model.vectorOf(text)),
          ),
        );
    }
  }
  return model;
}

function answered(path: string, mood: Mood, vectors: readonly (readonly number[])[]): unknown {
  const given =
    mood === 'too few'
      ? vectors.slice(1)
      : mood === 'no numbers'
        ? vectors.map((one) => one.map(() => 0))
        : vectors;
  if (path === '/api/embed') return { embeddings: given };
  // Backwards on purpose: OpenAI gives each vector's place and promises no order.
  return { data: given.map((embedding, index) => ({ object: 'embedding', index, embedding })).reverse() };
}
