import * as z from 'zod';

const kinds = ['openai', 'ollama'] as const;

/** The environment variables of re-ranking by an embedding model, by name; it is off without the first. */
export const embeddingsVariables = {
  MEDVIND_EMBEDDINGS_URL: z
    .string()
    .trim()
    .refine((url) => URL.canParse(url) && /^https?:$/.test(new URL(url).protocol), {
      error: 'must be an address. Write for example http://127.0.0.1:11434/api/embed',
    })
    .refine((url) => !URL.canParse(url) || !/@/.test(url.split('/')[2] ?? ''), {
      error: 'must not hold a user name or password. Put the key in MEDVIND_EMBEDDINGS_KEY',
    })
    .refine((url) => !URL.canParse(url) || !/\/api\/embeddings\/?$/.test(new URL(url).pathname), {
      error:
        'must be an address that takes several texts at once. For Ollama write /api/embed instead of /api/embeddings',
    }),
  MEDVIND_EMBEDDINGS_KIND: z
    .string()
    .trim()
    .toLowerCase()
    .pipe(z.enum(kinds, 'must be openai or ollama. Leave it out where the address tells')),
  MEDVIND_EMBEDDINGS_MODEL: z.string().trim(),
  MEDVIND_EMBEDDINGS_KEY: z
    .string()
    .trim()
    .regex(/^[\x21-\x7e]+$/, 'must be one word without spaces. Copy it again from the endpoint'),
  MEDVIND_EMBEDDINGS_TIMEOUT: z
    .string()
    .trim()
    .regex(/^\d{1,5}$/, 'must be a whole number of milliseconds. Write for example 800')
    .transform(Number)
    .refine((ms) => ms >= 50 && ms <= 10_000, {
      error: 'must be from 50 to 10000 milliseconds. Write for example 800',
    }),
} as const;

type Values = {
  readonly [Name in keyof typeof embeddingsVariables]?:
    | z.output<(typeof embeddingsVariables)[Name]>
    | undefined;
};

/** An embedding model of the organisation's own. */
export interface EmbeddingsConfig {
  readonly endpoint: {
    readonly url: string;
    readonly kind: (typeof kinds)[number];
    readonly model: string;
    readonly key: string | undefined;
  };
  /** How long a question may wait for it, in milliseconds. */
  readonly timeoutMs: number;
}

/** The model that the variables describe, nothing if there is none, or the sentences about what does not fit. */
export function readEmbeddings(
  values: Values,
  timeoutMs: number,
): {
  readonly embeddings: EmbeddingsConfig | undefined;
  readonly problems: readonly string[];
} {
  const {
    MEDVIND_EMBEDDINGS_URL: url,
    MEDVIND_EMBEDDINGS_MODEL: model,
    MEDVIND_EMBEDDINGS_KEY: key,
    MEDVIND_EMBEDDINGS_KIND: told,
  } = values;
  if (url === undefined) {
    const others = (
      ['MEDVIND_EMBEDDINGS_MODEL', 'MEDVIND_EMBEDDINGS_KEY', 'MEDVIND_EMBEDDINGS_KIND'] as const
    ).filter((name) => values[name] !== undefined);
    if (others.length === 0) return { embeddings: undefined, problems: [] };
    return wrong(
      `Cannot use ${others[0]}: MEDVIND_EMBEDDINGS_URL is not set, so no model is asked. Set it, or leave ${others.join(' and ')} out.`,
    );
  }
  if (model === undefined) {
    return wrong(
      `Cannot use MEDVIND_EMBEDDINGS_URL "${url}": MEDVIND_EMBEDDINGS_MODEL is not set. Write the name of the embedding model there.`,
    );
  }
  const kind = told ?? kindOf(url);
  if (kind === undefined) {
    return wrong(
      `Cannot use MEDVIND_EMBEDDINGS_URL "${url}": it ends neither in /embeddings nor in /api/embed. Write the whole address, or set MEDVIND_EMBEDDINGS_KIND to openai or ollama.`,
    );
  }
  return { embeddings: { endpoint: { url, kind, model, key }, timeoutMs }, problems: [] };
}

function kindOf(url: string): EmbeddingsConfig['endpoint']['kind'] | undefined {
  const { pathname } = new URL(url);
  if (/\/api\/embed\/?$/.test(pathname)) return 'ollama';
  return /\/embeddings\/?$/.test(pathname) ? 'openai' : undefined;
}

function wrong(problem: string) {
  return { embeddings: undefined, problems: [problem] };
}
