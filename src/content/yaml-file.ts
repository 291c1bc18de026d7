import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type ParsedNode,
  parseDocument,
  visit,
  type YAMLError,
} from 'yaml';
import { type Problem, sentence } from './problem.ts';

/** Where a value stands in a file: names of fields and places in lists, from the top. */
export type Path = readonly PropertyKey[];

/** One YAML file that was read: its value, and where each field stands. */
export interface YamlFile {
  readonly folder: string;
  readonly file: string;
  readonly value: unknown;
  /** A problem at a field; with `key`, at that key of the group of fields the path leads to. */
  problem(path: Path, message: string, key?: string): Problem;
}

/** A file as it was read; without `yaml` when it cannot be understood at all. */
export interface ReadYaml {
  readonly yaml?: YamlFile;
  readonly problems: readonly Problem[];
}

/** Reads one YAML file. What is wrong with it is a value; a file that is not there is undefined. */
export async function readYaml(folder: string, file: string): Promise<ReadYaml | undefined> {
  const bytes = await bytesOf(join(folder, file));
  if (bytes === undefined) return undefined;
  const whole = (message: string): ReadYaml => ({
    problems: [{ folder, file, line: 1, field: '', message: sentence(message) }],
  });
  if (typeof bytes === 'string') return whole(bytes);
  const source = decoded(bytes);
  if (source === undefined) return whole('the file is not UTF-8 text. Save it again as UTF-8');
  const lines = new LineCounter();
  const doc = parseDocument(source, { lineCounter: lines, prettyErrors: false });
  const problems = [...doc.errors, ...doc.warnings].map((error) => ({
    folder,
    file,
    line: lines.linePos(beginOf(error, doc)).line,
    field: error.code === 'DUPLICATE_KEY' ? wordAt(source, error.pos[0]) : '',
    message: spoken(error, lines),
  }));
  const broken = doc.errors.findIndex(({ code }) => code !== 'DUPLICATE_KEY');
  // What follows the first place that cannot be read is mostly guesswork of the reader's.
  if (broken >= 0) return { problems: problems.slice(0, broken + 1) };
  if (doc.contents === null) return whole('the file is empty. Write its content, or delete the file');
  const value = plain(doc);
  if (value === undefined) return whole('the file repeats itself through & and * too often. Write it out');
  return { yaml: { folder, file, value, problem: locator(folder, file, doc, lines) }, problems };
}

async function bytesOf(path: string): Promise<Uint8Array | string | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    if (code === 'EISDIR') return 'this is a folder. Put a file of that name here instead';
    return `the file cannot be read (${String(code)}). Let the user who runs Medvind read it`;
  }
}

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

// The library refuses what would grow without end (aliases of aliases), by throwing.
function plain(doc: Document.Parsed): unknown {
  try {
    return doc.toJS();
  } catch {
    return undefined;
  }
}

// A quotation mark that is not closed is found missing at the end of the file; what helps is where it was opened.
function beginOf({ code, pos }: YAMLError, doc: Document.Parsed): number {
  let begin = pos[0];
  if (code !== 'MISSING_CHAR') return begin;
  visit(doc, {
    Scalar(_key, { range }) {
      if (range && range[0] < pos[0] && pos[0] <= range[1]) begin = range[0];
    },
  });
  return begin;
}

function wordAt(source: string, offset: number): string {
  return /^["']?([^\s:"']*)/.exec(source.slice(offset))?.[1] ?? '';
}

function spoken(error: YAMLError, lines: LineCounter): string {
  switch (error.code) {
    case 'DUPLICATE_KEY':
      return 'This name stands twice in the same place. Keep one of them.';
    case 'TAB_AS_INDENT':
      return 'The line begins with a tab. Begin it with spaces instead.';
    case 'BAD_INDENT':
      return 'The line begins too far to the left or right. Begin it in line with the others of its kind.';
    case 'MULTIPLE_DOCS':
      return 'A line "---" starts a second document. Remove the line: a file holds one.';
    case 'MISSING_CHAR':
      return `${sentence(error.message)} Close every quotation mark and bracket that is opened.`;
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
      return 'There is more than one ":" here, or one is missing. Put text that has a ":" in it in quotation marks.';
    default: {
      const { line, col } = lines.linePos(error.pos[0]);
      return `Cannot read this as YAML: ${sentence(error.message)} Look at character ${col} of line ${line} and at the line before.`;
    }
  }
}

type Node = ParsedNode | null | undefined;

function locator(folder: string, file: string, doc: Document.Parsed, lines: LineCounter) {
  return (path: Path, message: string, key?: string): Problem => {
    const { offset, names } = walk(doc, key === undefined ? path : [...path, key]);
    const line = lines.linePos(offset).line;
    return { folder, file, line, field: names.join('').replace(/^\./, ''), message: sentence(message) };
  };
}

/** Follows the path as far as it goes; what is missing is told at the place that lacks it. */
function walk(doc: Document.Parsed, path: Path): { offset: number; names: string[] } {
  let node: Node = doc.contents;
  let offset = node?.range[0] ?? 0;
  const names: string[] = [];
  for (const step of path) {
    if (isAlias(node)) node = node.resolve(doc) as Node;
    if (typeof step === 'number' || isSeq(node)) {
      const item: Node = isSeq(node) ? (node.items[Number(step)] as Node) : undefined;
      const id = isMap(item) ? item.get('id') : undefined;
      names.push(`[${typeof id === 'string' ? id : Number(step) + 1}]`);
      node = item;
      offset = item?.range[0] ?? offset;
      continue;
    }
    names.push(`.${String(step)}`);
    const pair = isMap(node)
      ? node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step))
      : undefined;
    node = pair?.value as Node;
    offset = (pair?.key as Node)?.range[0] ?? offset;
  }
  return { offset, names };
}
