import { join } from 'node:path';
import { contentFiles, exists, type Folders, isYaml, namesIn, placeOf, whyUnreadable } from './folders.ts';
import { didYouMean } from './nearest.ts';
import type { Problem } from './problem.ts';

/** What the shipped example would take the place of, were it not in the own folder. */
const replaceable = [
  ...Object.keys(contentFiles).filter((file) => contentFiles[file] === 'needed'),
  'faq',
  'surveys',
];

/**
 * Whether the folders are what they are taken for, and YAML files that nobody reads, such as one with a misspelt name.
 * An own folder that is missing, unreadable or empty of content is a problem: the example municipality, its people and
 * their roles would silently take its place.
 */
export async function strayFiles(folders: Folders): Promise<{ problems: Problem[]; warnings: Problem[] }> {
  const { own, shipped } = folders;
  const broken = own === undefined ? undefined : await whyNotContent(own);
  if (own !== undefined && broken !== undefined) return { problems: [whole(own, '', broken)], warnings: [] };
  const problems: Problem[] = [];
  for (const part of ['texts', 'faq', 'surveys']) {
    const { folder } = part === 'texts' ? { folder: own ?? shipped } : await placeOf(folders, part);
    const why = await whyUnreadable(join(folder, part));
    if (why !== undefined) problems.push(whole(folder, part, why));
  }
  const warnings: Problem[] = [];
  const known = Object.keys(contentFiles);
  for (const folder of [own, shipped]) {
    if (folder === undefined) continue;
    for (const part of ['', 'texts/']) {
      for (const name of (await namesIn(join(folder, part))).filter(isYaml)) {
        const file = `${part}${name}`;
        if (known.includes(file)) continue;
        const message = `No part of Medvind reads a file of this name. ${didYouMean(file, known, 'Rename or remove it.')}`;
        warnings.push(whole(folder, file, message));
      }
    }
  }
  return { problems, warnings };
}

async function whyNotContent(own: string): Promise<string | undefined> {
  if (!(await exists(own)))
    return 'There is no such content folder. Make it, or set MEDVIND_CONTENT to one that exists.';
  const why = await whyUnreadable(own);
  if (why !== undefined) return why;
  for (const file of [...Object.keys(contentFiles), 'faq', 'surveys'])
    if (await exists(join(own, file))) return undefined;
  return 'No file of content is in this folder. Put one there, such as organisation.yaml, or name the right folder in MEDVIND_CONTENT.';
}

/** What of the own folder stands where the shipped example would stand without it. */
export async function ownParts({ own }: Folders): Promise<readonly string[]> {
  if (own === undefined) return [];
  const parts: string[] = [];
  for (const part of replaceable) if (await exists(join(own, part))) parts.push(part);
  return parts;
}

/** What has gone from the own folder while Medvind ran: more often a share that is not there than somebody's wish. */
export async function vanished(folders: Folders, before: readonly string[]): Promise<Problem[]> {
  const { own } = folders;
  if (own === undefined) return [];
  const now = await ownParts(folders);
  const message =
    "It has gone from your content folder, and the invented example's would take its place. Put it back; if you mean the example's, start Medvind again.";
  return before.filter((part) => !now.includes(part)).map((part) => whole(own, part, message));
}

function whole(folder: string, file: string, message: string): Problem {
  return { folder, file, line: 1, field: '', message };
}
