import { expect } from 'vitest';
import {
  type ContentRead,
  type LoadedContent,
  type Problem,
  problemLine,
  readContent,
} from '../../src/content.ts';
import { type Files, folderOf } from './small-content.ts';

/** 2026-11-23, 10:00 in Copenhagen: the moment content is read at in tests. */
export const readAt = Date.UTC(2026, 10, 23, 9);

/** A name, the files, the place of a problem as `file:line field`, and words of its sentence. */
export type Broken = readonly [name: string, files: Files, place: string, says: string];

/** Reads files as shipped content, with other files as the own folder. */
export async function readFrom(files: Files, own?: Files): Promise<ContentRead> {
  const shipped = await folderOf(files);
  return readContent(own === undefined ? { shipped } : { shipped, own: await folderOf(own) }, readAt);
}

/** The problems of such content. */
export async function problemsOf(files: Files, own?: Files): Promise<readonly Problem[]> {
  const result = await readFrom(files, own);
  return result.ok ? [] : result.problems;
}

/** Such content when it is right. Throws its problems when it is not. */
export async function loadedFrom(
  files: Files,
  own?: Files,
): Promise<LoadedContent & { readonly warnings: readonly Problem[] }> {
  const result = await readFrom(files, own);
  if (!result.ok) throw new Error(result.problems.map(problemLine).join('\n'));
  return result;
}

/** Where the problems are, as `file:line field`. */
export function placesOf(problems: readonly Problem[]): string[] {
  return problems.map(({ file, line, field }) => `${file}:${line} ${field}`.trim());
}

/** Such content must have a problem at that place whose sentence holds those words, in whatever letters. */
export async function expectTold(files: Files, place: string, says: string): Promise<void> {
  const found = await problemsOf(files);
  const places = placesOf(found);
  expect(places).toContain(place);
  const told = found.filter((_, index) => places[index] === place).map(({ message }) => message);
  expect(told.join('\n').toLowerCase()).toContain(says.toLowerCase());
}
