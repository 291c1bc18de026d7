import type { DeclineFile, DoorsFile, EmergencyFile } from '../answer/index.ts';
import { didYouMean } from './nearest.ts';
import type { Problem } from './problem.ts';
import type { Path, YamlFile } from './yaml-file.ts';

interface Ruled {
  readonly lists: Readonly<Record<string, readonly string[]>>;
}

/** Rules that name a word list the file does not have. */
export function rulePatternProblems(
  yaml: YamlFile,
  file: EmergencyFile | DeclineFile | DoorsFile,
): Problem[] {
  return patternsIn(file).flatMap(([path, pattern]) => unknownLists(yaml, file, path, pattern));
}

function unknownLists(yaml: YamlFile, { lists }: Ruled, path: Path, pattern: string): Problem[] {
  const names = [...pattern.matchAll(/\{([^{}]*)\}/gu)].map((match) => match[1] ?? '');
  return names
    .filter((name) => lists[name] === undefined)
    .map((name) => {
      const instead = didYouMean(name, Object.keys(lists), 'Add it under "lists"');
      return yaml.problem(path, `no word list is named {${name}}. ${instead}`);
    });
}

function patternsIn(file: EmergencyFile | DeclineFile | DoorsFile): [Path, string][] {
  const under = (path: Path, patterns: readonly string[] | undefined): [Path, string][] =>
    (patterns ?? []).map((pattern, index) => [[...path, index], pattern]);
  const ordinary = under(['ordinary'], file.ordinary);
  if ('danger' in file) return [...under(['danger'], file.danger), ...ordinary, ...under(['now'], file.now)];
  if ('doors' in file) {
    return [
      ...ordinary,
      ...file.doors.flatMap((door, index) => [
        ...under(['doors', index, 'clear'], door.clear),
        ...under(['doors', index, 'possible'], door.possible),
      ]),
    ];
  }
  return [
    ...ordinary,
    ...file.requests.flatMap(({ when }, index) => under(['requests', index, 'when'], when)),
  ];
}

/** Placeholders of the emergency text that no number fills; left so, people would read the braces. */
export function emergencyTextProblems(yaml: YamlFile, { text, numbers }: EmergencyFile): Problem[] {
  const known = Object.keys(numbers);
  return (['da', 'en'] as const).flatMap((lang) =>
    [...text[lang].matchAll(/\{(\w+)\}/g)]
      .map((match) => match[1] ?? '')
      .filter((name) => !known.includes(name))
      .map((name) => {
        const instead = `Use one of: ${known.map((one) => `{${one}}`).join(', ')}`;
        return yaml.problem(['text', lang], `no number fills {${name}}. ${instead}`);
      }),
  );
}
