import { describe, expect, test } from 'vitest';
import { ConfigError, readConfig } from '../src/config.ts';

const ollama = {
  MEDVIND_EMBEDDINGS_URL: 'http://127.0.0.1:11434/api/embed',
  MEDVIND_EMBEDDINGS_MODEL: 'bge-m3',
};

describe('re-ranking by a model', () => {
  test('is off without its variables', () => {
    expect(readConfig({}).embeddings).toBeUndefined();
    expect(readConfig({ MEDVIND_EMBEDDINGS_TIMEOUT: '500' }).embeddings).toBeUndefined();
  });

  const told: readonly (readonly [string, string | undefined, 'openai' | 'ollama'])[] = [
    ['http://127.0.0.1:11434/api/embed', undefined, 'ollama'],
    ['https://model.example/ollama/api/embed/', undefined, 'ollama'],
    ['https://model.example/v1/embeddings', undefined, 'openai'],
    ['https://model.example/openai/deployments/x/embeddings?api-version=1', undefined, 'openai'],
    ['https://model.example/vectors', 'OpenAI', 'openai'],
    ['https://model.example/v1/embeddings', 'ollama', 'ollama'],
  ];
  test.each(told)('at %s with the kind %s speaks as %s', (url, kind, spoken) => {
    const env = { ...ollama, MEDVIND_EMBEDDINGS_URL: url, MEDVIND_EMBEDDINGS_KIND: kind };
    expect(readConfig(env).embeddings).toEqual({
      endpoint: { url, kind: spoken, model: 'bge-m3', key: undefined },
      timeoutMs: 800,
    });
  });

  test('has a key and a time-out of its own', () => {
    const env = { ...ollama, MEDVIND_EMBEDDINGS_KEY: ' abc ', MEDVIND_EMBEDDINGS_TIMEOUT: '250' };
    expect(readConfig(env).embeddings).toMatchObject({ endpoint: { key: 'abc' }, timeoutMs: 250 });
  });

  const refused: readonly (readonly [string, Readonly<Record<string, string>>, RegExp])[] = [
    ['an address that is none', { MEDVIND_EMBEDDINGS_URL: 'ollama' }, /"ollama": it must be an address/],
    ['another protocol', { MEDVIND_EMBEDDINGS_URL: 'ftp://x/api/embed' }, /must be an address/],
    [
      'an address that takes one text',
      { MEDVIND_EMBEDDINGS_URL: 'http://x/api/embeddings' },
      /write \/api\/embed instead/,
    ],
    [
      'an address that tells no kind',
      { MEDVIND_EMBEDDINGS_URL: 'http://x/v1' },
      /set MEDVIND_EMBEDDINGS_KIND/,
    ],
    ['an unknown kind', { MEDVIND_EMBEDDINGS_KIND: 'cohere' }, /must be openai or ollama/],
    ['no model', { MEDVIND_EMBEDDINGS_MODEL: '' }, /MEDVIND_EMBEDDINGS_MODEL is not set/],
    ['a model without an address', { MEDVIND_EMBEDDINGS_URL: '' }, /MEDVIND_EMBEDDINGS_URL is not set/],
    ['a key of two words', { MEDVIND_EMBEDDINGS_KEY: 'Bearer abc' }, /one word without spaces/],
    ['no time at all', { MEDVIND_EMBEDDINGS_TIMEOUT: '0' }, /from 50 to 10000/],
    ['a time in words', { MEDVIND_EMBEDDINGS_TIMEOUT: '1s' }, /whole number of milliseconds/],
  ];
  test.each(refused)('refuses %s in a sentence', (_, env, sentence) => {
    expect(() => readConfig({ ...ollama, ...env })).toThrow(ConfigError);
    expect(() => readConfig({ ...ollama, ...env })).toThrow(sentence);
  });

  test('shows neither key nor password that it refuses', () => {
    const read = (env: Readonly<Record<string, string>>) => () => readConfig({ ...ollama, ...env });
    expect(read({ MEDVIND_EMBEDDINGS_KEY: 'very secret key' })).toThrow(/"very …"/);
    expect(read({ MEDVIND_EMBEDDINGS_KEY: 'very secret key' })).not.toThrow(/secret/);
    const url = 'https://me:hidden@model.example/v1/embeddings';
    expect(read({ MEDVIND_EMBEDDINGS_URL: url })).toThrow(/must not hold a user name or password/);
    expect(read({ MEDVIND_EMBEDDINGS_URL: url })).not.toThrow(/hidden/);
  });
});
