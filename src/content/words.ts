import type * as z from 'zod';
import type { Problem } from './problem.ts';
import type { wordsSchema } from './schemas.ts';
import type { YamlFile } from './yaml-file.ts';

/** Every word of `words.yaml` with what it stands for. */
export function wordsOf(file: z.infer<typeof wordsSchema>): Readonly<Record<string, string>> {
  return { ...file.abbreviations, ...file.oldToNew };
}

/** Words that stand twice in the file, once capitals and small letters are taken as one. */
export function wordProblems(yaml: YamlFile, file: z.infer<typeof wordsSchema>): Problem[] {
  const seen = new Map<string, string>();
  return Object.entries(file).flatMap(([group, words]) =>
    Object.keys(words).flatMap((word) => {
      const key = word.toLowerCase();
      const before = seen.get(key);
      seen.set(key, before ?? group);
      return before === undefined
        ? []
        : [yaml.problem([group, word], `"${word}" already stands under ${before}. Keep one of them`)];
    }),
  );
}
