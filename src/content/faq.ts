import { join } from 'node:path';
import { type Entry, entrySchema, faqFileSchema, type Topic } from '../answer/index.ts';
import { type Folders, faqFolder, isYaml, namesIn, whyUnreadable } from './folders.ts';
import type { Problem } from './problem.ts';
import { unfinishedEntrySchema } from './schemas.ts';
import { schemaProblems } from './sentences.ts';
import { readYaml, type YamlFile } from './yaml-file.ts';

/** An entry together with where it stands. */
export interface PlacedEntry {
  readonly entry: Entry;
  readonly yaml: YamlFile;
  readonly index: number;
}

/** The whole of `faq/` as it was read. An entry with problems is here too when it can be asked at all. */
export interface Faq {
  readonly entries: readonly PlacedEntry[];
  readonly topics: readonly (Topic & { readonly yaml: YamlFile })[];
  readonly problems: readonly Problem[];
  /** A file of it cannot be read at all, so that there may be more entries than these. */
  readonly lacksFile: boolean;
}

/** Reads every file of `faq/`, the organisation's own if it has that folder. */
export async function readFaq(folders: Folders): Promise<Faq> {
  const folder = await faqFolder(folders);
  const entries: PlacedEntry[] = [];
  const topics: (Topic & { yaml: YamlFile })[] = [];
  const problems: Problem[] = [];
  let lacksFile = false;
  const names = (await namesIn(join(folder, 'faq'))).filter(isYaml);
  // A faq that cannot be read is told as such, beside this.
  if (names.length === 0 && (await whyUnreadable(join(folder, 'faq'))) === undefined) {
    const message = 'There is no FAQ here. Add at least one file such as faq/adgang-og-login.yaml.';
    problems.push({ folder, file: 'faq', line: 1, field: '', message });
  }
  for (const name of names) {
    const file = `faq/${name}`;
    if (!name.endsWith('.yaml')) {
      const message = `This file is not read. Name it ${name.replace(/\.ya?ml$/i, '.yaml')}.`;
      problems.push({ folder, file, line: 1, field: '', message });
      continue;
    }
    const read = await readYaml(folder, file);
    problems.push(...(read?.problems ?? []));
    if (read?.yaml === undefined) {
      lacksFile = true;
      continue;
    }
    const { yaml } = read;
    const whole = faqFileSchema.safeParse(yaml.value);
    if (!whole.success) problems.push(...schemaProblems(yaml, faqFileSchema, whole.error.issues));
    const { topic, list } = whole.success
      ? { topic: topicOf(whole.data), list: whole.data.entries }
      : unfinished(yaml, name.replace(/\.yaml$/, ''));
    topics.push({ ...topic, yaml });
    for (const [index, entry] of list.entries()) {
      if (entry !== undefined) entries.push({ entry: { ...entry, topic: topic.id }, yaml, index });
    }
  }
  return { entries, topics, problems, lacksFile };
}

function topicOf({
  topic,
  title,
  skill,
}: {
  topic: string;
  title: string;
  skill?: string | undefined;
}): Topic {
  return { id: topic, title, skill: skill ?? topic };
}

function unfinished(
  yaml: YamlFile,
  name: string,
): { topic: Topic; list: (Omit<Entry, 'topic'> | undefined)[] } {
  const fields = new Map<string, unknown>(Object.entries(yaml.value ?? {}));
  const text = (field: string) => {
    const value = fields.get(field);
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const topic = text('topic') ?? name;
  const rows = fields.get('entries');
  return {
    topic: topicOf({ topic, title: text('title') ?? topic, skill: text('skill') }),
    list: (Array.isArray(rows) ? rows : []).map((row) => {
      const finished = entrySchema.safeParse(row);
      return finished.success ? finished.data : unfinishedEntrySchema.safeParse(row).data;
    }),
  };
}
