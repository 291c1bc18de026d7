import { readFile } from 'node:fs/promises';
import type * as z from 'zod';
import { UsageError } from './command.ts';

/** One line of a JSONL file: its number, counted from 1, and what it says or what is wrong with it. */
export type Line<T> =
  | { readonly number: number; readonly value: T }
  | { readonly number: number; readonly wrong: string };

/**
 * Reads a file of JSON lines, each by the schema; empty lines are left out. A line that cannot be read is there too,
 * with what is wrong. Throws a UsageError when the file cannot be opened.
 */
export async function readJsonLines<T>(file: string, schema: z.ZodType<T>): Promise<Line<T>[]> {
  const lines = (await textOf(file)).replace(/^\uFEFF/, '').split(/\r?\n/);
  return lines.flatMap((text, index): Line<T>[] => {
    if (text.trim() === '') return [];
    const number = index + 1;
    const value = parsed(text);
    if (value === undefined) return [{ number, wrong: 'this is not JSON. Write one {…} on the line' }];
    const read = schema.safeParse(value);
    if (read.success) return [{ number, value: read.data }];
    const [issue] = read.error.issues;
    const field = issue?.path.join('.') ?? '';
    return [{ number, wrong: issue === undefined ? 'it cannot be used' : wrongField(field, value, issue) }];
  });
}

function wrongField(field: string, value: unknown, issue: z.core.$ZodIssue): string {
  const what = field === '' ? 'the line' : `"${field}"`;
  if (issue.code === 'unrecognized_keys')
    return `"${issue.keys[0]}" is not known here. Leave it out, or write it as the help says`;
  if (issue.code === 'invalid_type') {
    const [key] = issue.path;
    const isThere = typeof value === 'object' && value !== null && key !== undefined && key in value;
    return isThere || field === ''
      ? `${what} must be ${article(issue.expected)}`
      : `${what} is missing. Write it on the line`;
  }
  return `${what} is not as the help says. Write it as there`;
}

function article(type: string): string {
  return type === 'object' ? 'an object {…}' : type === 'array' ? 'a list […]' : `a ${type}`;
}

/** The sentence about a line that could not be read. */
export function wrongLine(file: string, number: number, wrong: string): string {
  return `${file}:${number}: Cannot read the line: ${wrong}${/[.!?]$/.test(wrong) ? '' : '.'}`;
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    const why = code === 'ENOENT' ? 'there is no such file' : `it cannot be opened (${code})`;
    throw new UsageError(`Cannot read ${file}: ${why}. Write the path of a file of JSON lines.`);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
