import type * as z from 'zod';
import { knownKeys } from './known-keys.ts';
import { didYouMean } from './nearest.ts';
import type { Problem } from './problem.ts';
import type { Path, YamlFile } from './yaml-file.ts';

type Issue = z.core.$ZodIssue;

/** What a schema found wrong with a file, each said at its field with what to write instead. */
export function schemaProblems(yaml: YamlFile, schema: z.ZodType, issues: readonly Issue[]): Problem[] {
  return issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') {
      const known = knownKeys(schema, issue.path);
      return issue.keys.map((key) => {
        const other = `Remove it, or use one of: ${known.join(', ')}`;
        const instead = didYouMean(key, known, known.length === 0 ? 'Remove it' : other);
        return yaml.problem(issue.path, `"${key}" is not known here. ${instead}`, key);
      });
    }
    return [yaml.problem(issue.path, spoken(issue, at(yaml.value, issue.path)))];
  });
}

/** The value at a place, or undefined. */
function at(value: unknown, path: Path): unknown {
  let here = value;
  for (const step of path) {
    if (typeof here !== 'object' || here === null) return undefined;
    here = new Map<unknown, unknown>(Object.entries(here)).get(String(step));
  }
  return here;
}

function spoken(issue: Issue, value: unknown): string {
  switch (issue.code) {
    case 'invalid_type':
      return wrongKind(expected[issue.expected] ?? issue.expected, value);
    case 'invalid_value':
      return `must be ${issue.values.length > 1 ? 'one of ' : ''}${issue.values.map(String).join(', ')}, not ${shown(value)}. ${didYouMean(
        String(value),
        issue.values.map(String),
        '',
      )}`.trim();
    case 'too_small':
      return size(
        issue.origin,
        `${issue.inclusive === false ? 'more than' : 'at least'} ${issue.minimum}`,
        Number(issue.minimum),
        value,
      );
    case 'too_big':
      return size(
        issue.origin,
        `${issue.inclusive === false ? 'less than' : 'at most'} ${issue.maximum}`,
        Number(issue.maximum),
        value,
      );
    case 'invalid_format':
      return `${formats[issue.format] ?? issue.message}, not ${shown(value)}`;
    case 'invalid_union':
      return issue.errors.length === 0 ? issue.message : ofUnion(issue.errors, value);
    case 'invalid_key':
      return `the name of this field ${issue.issues[0]?.message ?? 'cannot be used'}`;
    default:
      return issue.message;
  }
}

const expected: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list, each item on a line of its own that begins with "- "',
  object: 'a group of fields',
  record: 'a group of fields',
};

const formats: Readonly<Record<string, string>> = {
  date: 'must be a date such as 2027-03-01',
  email: 'must be an e-mail address such as navn@kommune.example',
  url: 'must be an address such as https://kommune.example/side',
};

function wrongKind(wanted: string, value: unknown): string {
  if (value === undefined) return `is missing. Add it here, with ${wanted}`;
  if (value === null) return `is empty. Write ${wanted}, or remove the line`;
  const quoted = wanted === 'text' && typeof value !== 'object';
  return `must be ${wanted}, not ${shown(value)}${quoted ? '. Put quotation marks around it' : ''}`;
}

function size(origin: string, limit: string, bound: number, value: unknown): string {
  if (value === '') return 'is empty. Write something, or remove the line';
  if (origin === 'string') return `must have ${limit} characters; it has ${String(value).length}`;
  if (origin === 'array') return `must have ${limit} ${bound === 1 ? 'item' : 'items'} in the list`;
  return `must be ${limit}, not ${shown(value)}`;
}

/** The branch that came furthest says best what is wrong; when none came far, all say what may stand here. */
function ofUnion(branches: readonly (readonly Issue[])[], value: unknown): string {
  const deepest = branches
    .flat()
    .filter(({ path }) => path.length > 0)
    .sort((a, b) => b.path.length - a.path.length)[0];
  if (deepest !== undefined) return spoken(deepest, at(value, deepest.path));
  const ways = branches.flat().map((issue) => {
    if (issue.code === 'invalid_type') return expected[issue.expected] ?? issue.expected;
    if (issue.code === 'invalid_value') return issue.values.map(String).join(', ');
    return undefined;
  });
  if (ways.includes(undefined) && Array.isArray(value)) {
    const said = branches.flat().find(({ code }) => code === 'custom');
    if (said !== undefined) return said.message;
  }
  return `must be ${ways.filter((way) => way !== undefined).join(' or ')}, not ${shown(value)}`;
}

function shown(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a group of fields';
  const text = String(value);
  return `"${text.length > 40 ? `${text.slice(0, 40)}…` : text}"`;
}
