import * as z from 'zod';
import { declineSchema, doorsSchema, emergencySchema, smalltalkSchema } from '../answer/index.ts';
import { calendarSchema } from '../calendar/index.ts';
import { privacySchema } from '../privacy/index.ts';
import { goalsFileSchema } from '../report/index.ts';
import { contentFiles, type Folders, goalsFolder, placeOf } from './folders.ts';
import type { Problem } from './problem.ts';
import {
  type Connected,
  connectedSchema,
  incidentSchema,
  organisationFileSchema,
  wordsSchema,
} from './schemas.ts';
import { schemaProblems } from './sentences.ts';
import { readYaml, type YamlFile } from './yaml-file.ts';

/** A file that fits its schema: what it says, and where. */
export interface Checked<T> {
  readonly yaml: YamlFile;
  readonly value: T;
}

/** Reads the files besides `faq/`, each by its own schema; what does not fit is undefined and told in `problems`. `connected` is the organisation as far as it can be held together. */
export async function readFiles(folders: Folders) {
  const problems: Problem[] = [];
  const unfit = new Map<string, YamlFile>();

  async function read<T>(file: string, schema: z.ZodType<T>, from?: string): Promise<Checked<T> | undefined> {
    const folder = from ?? (await placeOf(folders, file)).folder;
    const found = await readYaml(folder, file);
    if (found === undefined) {
      if (contentFiles[file] === 'needed') problems.push(missing(folder, file));
      return undefined;
    }
    problems.push(...found.problems);
    if (found.yaml === undefined) return undefined;
    const fits = schema.safeParse(found.yaml.value);
    if (fits.success) return { yaml: found.yaml, value: fits.data };
    problems.push(...schemaProblems(found.yaml, schema, fits.error.issues));
    unfit.set(file, found.yaml);
    return undefined;
  }

  const files = {
    organisation: await read('organisation.yaml', organisationFileSchema),
    calendar: await read('calendar.yaml', calendarSchema),
    privacy: await read('privacy.yaml', privacySchema),
    emergency: await read('emergency.yaml', emergencySchema),
    smalltalk: await read('smalltalk.yaml', smalltalkSchema),
    decline: await read('decline.yaml', declineSchema),
    doors: await read('doors.yaml', doorsSchema),
    words: await read('words.yaml', wordsSchema),
    da: await read('texts/da.yaml', z.unknown()),
    en: await read('texts/en.yaml', z.unknown()),
    goals: await read('goals.yaml', goalsFileSchema, await goalsFolder(folders)),
    incident: await read('incident.yaml', incidentSchema),
  };
  const connected = files.organisation ?? connectedIn(unfit.get('organisation.yaml'));
  return { ...files, connected, problems };
}

/** What of the organisation can be held together although something else in its file is wrong. */
function connectedIn(yaml: YamlFile | undefined): Checked<Connected> | undefined {
  if (yaml === undefined) return undefined;
  const fits = connectedSchema.safeParse(yaml.value);
  return fits.success ? { yaml, value: fits.data } : undefined;
}

function missing(folder: string, file: string): Problem {
  return {
    folder,
    file,
    line: 1,
    field: '',
    message: 'The file is missing. Put it back, or copy the shipped one.',
  };
}
