import { join, relative } from 'node:path';
import {
  type ContentRead,
  type Folders,
  type LoadedContent,
  type Problem,
  problemLine,
  readContent,
  shippedContent,
} from '../content.ts';
import type { Given, Option, Surroundings } from './command.ts';

/** The option that says which content folder is meant. */
export const contentOption: Option = {
  name: 'content',
  value: 'DIR',
  text: 'Your content folder; what it lacks comes from the shipped content. Else MEDVIND_CONTENT.',
};

/** Reads the content that is meant. Throws a ConfigError when the environment cannot be used. */
export async function readMeant(given: Given, { config, now }: Surroundings): Promise<ContentRead> {
  const own = given.value('content') ?? config().content;
  const folders: Folders = { own, shipped: shippedContent };
  return readContent(folders, now());
}

/** A problem on one line, with a path that can be opened from where one stands. */
export function fullLine(problem: Problem): string {
  const path = join(problem.folder, problem.file);
  const near = relative('', path);
  return problemLine({ ...problem, file: near === '' || near.startsWith('..') ? path : near });
}

/** How many problems are told before the rest are only counted. */
const told = 10;

/**
 * Reads the content to try it out. Problems are told beside the result and do not stop it, as long as enough is
 * left: a FAQ that is being written is to be tried before it is finished. Undefined when too little is left.
 */
export async function contentToTry(
  given: Given,
  surroundings: Surroundings,
): Promise<LoadedContent | undefined> {
  const read = await readMeant(given, surroundings);
  if (read.ok) return read;
  const { err } = surroundings;
  for (const problem of read.problems.slice(0, told)) err(fullLine(problem));
  const rest = read.problems.length - told;
  if (rest > 0) err(`… and ${rest} more. See them all: npm run -s medvind -- check`);
  if (read.usable === undefined)
    err('Cannot try this content: too little of it can be read. Put these right first.');
  else err('This content must not go live before these are put right; tried out all the same:');
  return read.usable;
}
