import type { Texts } from '../dialogue/index.ts';
import { didYouMean } from './nearest.ts';
import type { Problem } from './problem.ts';
import type { Path, YamlFile } from './yaml-file.ts';

/** Turns texts in groups into texts by dotted key: `{ a: { b: 'x' } }` gives `{ 'a.b': 'x' }`. What is no text is left out. */
export function flattenTexts(groups: unknown): Texts {
  return Object.fromEntries([...leaves(groups)].filter((leaf) => typeof leaf[1] === 'string')) as Texts;
}

function* leaves(value: unknown, path: readonly string[] = []): Generator<[string, unknown, Path]> {
  if (typeof value !== 'object' || value === null) {
    yield [path.join('.'), value, path];
    return;
  }
  for (const [key, inner] of Object.entries(value)) yield* leaves(inner, [...path, key]);
}

/** What is wrong in one file of texts, without looking at another. */
export function textProblems(yaml: YamlFile): Problem[] {
  const problems: Problem[] = [];
  if (typeof yaml.value !== 'object' || Array.isArray(yaml.value)) {
    return [yaml.problem([], 'must be groups of texts, such as "answer:" with "helped: …" below it')];
  }
  for (const [, value, path] of leaves(yaml.value)) {
    if (typeof value !== 'string') {
      const said =
        value === null ? 'is empty. Write the text' : 'must be text. Put quotation marks around it';
      problems.push(yaml.problem(path, said));
    } else if (value.trim() === '') problems.push(yaml.problem(path, 'is empty. Write the text'));
  }
  return problems;
}

/**
 * What a file of texts lacks or has too much of, compared with another that is known to be whole: keys, and the
 * placeholders in each. `whole` names that other file in the sentences, such as `texts/da.yaml`.
 */
export function textDifferences(yaml: YamlFile, wanted: Texts, whole: string): Problem[] {
  const problems: Problem[] = [];
  const texts = flattenTexts(yaml.value);
  for (const [key, text] of Object.entries(wanted)) {
    const path = key.split('.');
    const own = texts[key];
    if (own === undefined) {
      problems.push(yaml.problem(path, `the text is missing. Write it; in ${whole} it is "${short(text)}"`));
      continue;
    }
    const here = placeholders(own);
    const there = placeholders(text);
    for (const name of there.difference(here)) {
      problems.push(
        yaml.problem(
          path,
          `{${name}} is missing in the text. Put it where the value belongs, as ${whole} does`,
        ),
      );
    }
    for (const name of here.difference(there)) {
      const rest =
        there.size === 0 ? 'Remove it' : `Use one of: ${[...there].map((one) => `{${one}}`).join(', ')}`;
      problems.push(yaml.problem(path, `{${name}} is not filled in here. ${rest}`));
    }
  }
  for (const key of Object.keys(texts)) {
    if (wanted[key] !== undefined) continue;
    const instead = didYouMean(key, Object.keys(wanted), 'Remove it');
    problems.push(yaml.problem(key.split('.'), `${whole} has no text "${key}". ${instead}`));
  }
  return problems;
}

function placeholders(text: string): Set<string> {
  return new Set([...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ''));
}

function short(text: string): string {
  const line = text.trim().replaceAll(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 60)}…` : line;
}
