import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Lang } from '../message.ts';

/** Where content comes from: the organisation's own folder first, and the shipped one for what it lacks. */
export interface Folders {
  readonly own?: string | undefined;
  readonly shipped: string;
  /** The language of people whom the organisation's file gives none; Danish unless told. */
  readonly lang?: Lang;
}

/** One file of content: a folder, and the path within it. */
export interface Place {
  readonly folder: string;
  readonly file: string;
}

/** The files that are read besides `faq/`, each with whether content can do without it. */
export const contentFiles: Readonly<Record<string, 'needed' | 'optional'>> = {
  'organisation.yaml': 'needed',
  'calendar.yaml': 'needed',
  'privacy.yaml': 'needed',
  'emergency.yaml': 'needed',
  'smalltalk.yaml': 'needed',
  'decline.yaml': 'needed',
  'doors.yaml': 'needed',
  'words.yaml': 'needed',
  'texts/da.yaml': 'needed',
  'texts/en.yaml': 'needed',
  'goals.yaml': 'optional',
  'incident.yaml': 'optional',
};

/** Where a file is taken from: the own folder if it has it. */
export async function placeOf(folders: Folders, file: string): Promise<Place> {
  const { own, shipped } = folders;
  if (own !== undefined && (await exists(join(own, file)))) return { folder: own, file };
  return { folder: shipped, file };
}

/** The folder whose `faq/` is used: the own one as soon as it has a `faq/`, however little is in it. */
export async function faqFolder(folders: Folders): Promise<string> {
  return (await placeOf(folders, 'faq')).folder;
}

/**
 * Where the goals are taken from. The shipped ones are the example municipality's: they hold only with its
 * organisation and its surveys, so whoever has own ones of either has the goals of the own folder or none.
 */
export async function goalsFolder(folders: Folders): Promise<string> {
  for (const file of ['goals.yaml', 'organisation.yaml', 'surveys']) {
    const { folder } = await placeOf(folders, file);
    if (folder !== folders.shipped) return folder;
  }
  return folders.shipped;
}

/** The names in a folder in order; none when it is not there or cannot be read, which `whyUnreadable` tells apart. */
export async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((name) => !name.startsWith('.')).sort();
  } catch {
    return [];
  }
}

/** Why what stands at a path cannot be read as a folder, as a sentence; undefined when it can, or nothing is there. */
export async function whyUnreadable(folder: string): Promise<string | undefined> {
  try {
    await readdir(folder);
    return undefined;
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT') return undefined;
    if (code === 'ENOTDIR') return 'This is no folder. Put a folder of that name here instead.';
    return `The folder cannot be read (${code}). Let the user who runs Medvind read it.`;
  }
}

/** Whether there is a file or folder of that path; one that cannot be looked at is there, and reading it tells why. */
export async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    const code = codeOf(error);
    return code !== 'ENOENT' && code !== 'ENOTDIR';
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}

/** Whether a file name is one that YAML is written in. */
export function isYaml(name: string): boolean {
  return /\.ya?ml$/i.test(name);
}

/**
 * A text that changes whenever a file of the content does: every YAML file's path, size and time of change.
 * Costs one look at each file; nothing is read.
 */
export async function stampOf(folders: Folders): Promise<string> {
  const marks: string[] = [];
  for (const folder of [folders.own, folders.shipped]) {
    if (folder === undefined) continue;
    for (const part of ['', 'texts', 'faq', 'surveys']) {
      for (const name of await namesIn(join(folder, part))) {
        if (!isYaml(name) && part === '') continue;
        const path = join(folder, part, name);
        const { mtimeMs, size } = await stat(path).catch(() => ({ mtimeMs: 0, size: -1 }));
        marks.push(`${path} ${mtimeMs} ${size}`);
      }
    }
  }
  return marks.join('\n');
}
