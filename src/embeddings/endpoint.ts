import * as z from 'zod';
import { type Unit, unit } from './vectors.ts';

/** Where and how vectors are asked for. */
export interface Endpoint {
  readonly url: string;
  /** Whose manners it has: POST /v1/embeddings as OpenAI's, or POST /api/embed as Ollama's. */
  readonly kind: 'openai' | 'ollama';
  readonly model: string;
  readonly key: string | undefined;
}

/** What came back cannot be used; the sentence says how, and never which text was asked. */
export class EndpointError extends Error {
  override readonly name = 'EndpointError';
}

const vector = z.array(z.number()).min(1);
/** https://platform.openai.com/docs/api-reference/embeddings/object: in any order, each with its place. */
const openai = z.object({
  data: z.array(z.object({ index: z.int().nonnegative().optional(), embedding: vector })),
});
/** https://docs.ollama.com/api/embed: in the order asked. */
const ollama = z.object({ embeddings: z.array(vector) });

/**
 * Asks for one vector a text, all in one request. Throws an EndpointError when the endpoint does not answer in time,
 * refuses, redirects, or answers with anything but as many vectors of one dimension.
 */
export async function embed(
  endpoint: Endpoint,
  texts: readonly string[],
  signal: AbortSignal,
): Promise<readonly Unit[]> {
  const { url, model, key } = endpoint;
  const answer = await asked(url, {
    method: 'POST',
    // The organisation has named one host; the texts go nowhere else.
    redirect: 'error',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json',
      ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
    },
    body: JSON.stringify({ model, input: texts }),
    signal,
  });
  const vectors = read(endpoint, answer).map(unit);
  const whole = vectors.filter((one) => one !== undefined && one.length === vectors[0]?.length);
  if (whole.length !== texts.length || vectors.length !== texts.length) {
    throw new EndpointError(
      `Cannot use what ${hostOf(url)} answered: ${texts.length} vectors of one dimension were asked for, ${whole.length} came that can be used. Check that MEDVIND_EMBEDDINGS_MODEL is an embedding model.`,
    );
  }
  return whole.filter((one) => one !== undefined);
}

/** The host and port of an address, to name it in a log. */
export function hostOf(url: string): string {
  return new URL(url).host;
}

async function asked(url: string, request: RequestInit): Promise<unknown> {
  let response: Response;
  let body: string;
  try {
    response = await fetch(url, request);
    body = await response.text();
  } catch (cause) {
    const late = cause instanceof Error && cause.name === 'TimeoutError';
    throw new EndpointError(
      late
        ? `Cannot reach ${hostOf(url)}: it did not answer in time. Look whether the model is loaded.`
        : `Cannot reach ${hostOf(url)}: the connection failed${reasonOf(cause)}. Check MEDVIND_EMBEDDINGS_URL.`,
      { cause },
    );
  }
  if (!response.ok) {
    throw new EndpointError(
      `Cannot use ${hostOf(url)}: it answered with status ${response.status}. Check MEDVIND_EMBEDDINGS_URL, MEDVIND_EMBEDDINGS_MODEL and MEDVIND_EMBEDDINGS_KEY.`,
    );
  }
  try {
    return JSON.parse(body);
  } catch {
    throw new EndpointError(
      `Cannot use what ${hostOf(url)} answered: it is not JSON. Check MEDVIND_EMBEDDINGS_URL.`,
    );
  }
}

// The code of a failed connection, such as ECONNREFUSED: it names no text.
function reasonOf(cause: unknown): string {
  const inner = cause instanceof Error ? cause.cause : undefined;
  return inner instanceof Error && 'code' in inner ? ` (${String(inner.code)})` : '';
}

function read({ url, kind }: Endpoint, answer: unknown): readonly (readonly number[])[] {
  if (kind === 'ollama') {
    const fits = ollama.safeParse(answer);
    if (fits.success) return fits.data.embeddings;
  } else {
    const fits = openai.safeParse(answer);
    if (fits.success) {
      const { data } = fits.data;
      return data
        .map(({ index, embedding }, at) => ({ place: index ?? at, embedding }))
        .sort((a, b) => a.place - b.place)
        .map(({ embedding }) => embedding);
    }
  }
  throw new EndpointError(
    `Cannot use what ${hostOf(url)} answered: it holds no vectors as ${kind} gives them. Check MEDVIND_EMBEDDINGS_KIND.`,
  );
}
