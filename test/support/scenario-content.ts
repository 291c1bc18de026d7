import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parse, stringify } from 'yaml';

const hour = 60 * 60 * 1000;
const week = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const shipped = join(import.meta.dirname, '../../content');

/** What a scenario's content differs in from the shipped one. */
export interface ScenarioContent {
  /** False: closed since yesterday and until the day after tomorrow. */
  readonly open?: boolean;
  /** Files written besides, by path; a `faq/` file takes the place of all shipped entries. */
  readonly files?: Readonly<Record<string, string>>;
}

/**
 * Writes a content folder for the real program on the real clock: the example municipality in a time zone where it
 * is about noon now, open day and night (or closed for days), its superusers always on duty, so that a test means
 * the same at every hour and on every holiday. The caller removes it.
 */
export async function scenarioContent({ open = true, files = {} }: ScenarioContent = {}): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'medvind-scenario-'));
  const all = {
    'calendar.yaml': stringify(calendar(open)),
    'organisation.yaml': stringify(await organisation()),
    ...files,
  };
  for (const [file, text] of Object.entries(all)) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), text);
  }
  return folder;
}

const started = Date.now();
const ahead = 12 - new Date(started).getUTCHours();
/** The time zone of the scenarios: it was about noon there when the test file started. */
// In these names of the time zone database the sign is turned around: Etc/GMT-3 is three hours ahead.
export const scenarioTimeZone = ahead === 0 ? 'Etc/GMT' : `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`;

function calendar(open: boolean): unknown {
  const days = [-24, 0, 24].map((away) =>
    new Date(started + (ahead + away) * hour).toISOString().slice(0, 10),
  );
  const reason = { da: 'Prøve', en: 'Trial' };
  return {
    timeZone: scenarioTimeZone,
    hours: Object.fromEntries(week.map((day) => [day, ['00:00-24:00']])),
    ...(open
      ? { openDays: days.map((date) => ({ date, hours: ['00:00-24:00'], reason })) }
      : { closedDays: days.map((date) => ({ date, reason })) }),
  };
}

interface Staff {
  readonly superuser?: { readonly absences?: unknown; readonly duty: unknown };
}

async function organisation(): Promise<unknown> {
  const text = await readFile(join(shipped, 'organisation.yaml'), 'utf8');
  const read = parse(text) as { readonly people: readonly Staff[] };
  const duty = week.map((day) => ({ day, from: '00:00', to: '23:59' }));
  const people = read.people.map((person) => {
    if (!person.superuser) return person;
    const { absences: _, ...superuser } = person.superuser;
    return { ...person, superuser: { ...superuser, duty } };
  });
  return { ...read, people };
}

/** Two entries, for a program that is only to start quickly. */
export const oneTopic: Readonly<Record<string, string>> = {
  'faq/sager.yaml': stringify({
    topic: 'sager',
    title: 'Sager',
    entries: [
      {
        id: 'journalnotat',
        question: 'Hvordan skriver jeg et journalnotat?',
        answer: 'Åbn sagen, vælg Journal, og tryk på Nyt notat.',
        phrasings: ['notat i journalen', 'nyt journalnotat', 'skrive i journalen'],
        owner: 'projektleder',
        reviewBy: '2099-01-01',
      },
      {
        id: 'glemt-kode',
        question: 'Hvad gør jeg, når jeg har glemt min adgangskode?',
        answer: 'Bestil en ny på selvbetjeningen.',
        phrasings: ['glemt adgangskode', 'nulstil min kode', 'min kode virker ikke'],
        owner: 'projektleder',
        reviewBy: '2099-01-01',
      },
    ],
  }),
};

interface Topic {
  readonly entries: readonly { readonly id: string; readonly related?: readonly string[] }[];
}

/** The shipped entries of some topics, by path: enough to answer and to doubt, and read in a moment. */
export async function someTopics(...topics: readonly string[]): Promise<Readonly<Record<string, string>>> {
  const texts = topics.map((topic) => readFile(join(shipped, `faq/${topic}.yaml`), 'utf8'));
  const read = (await Promise.all(texts)).map((text) => parse(text) as Topic);
  const ids = new Set(read.flatMap(({ entries }) => entries.map(({ id }) => id)));
  const files = read.map((topic, at): [string, string] => {
    const entries = topic.entries.map((entry) => ({
      ...entry,
      related: (entry.related ?? []).filter((id) => ids.has(id)),
    }));
    return [`faq/${topics[at]}.yaml`, stringify({ ...topic, entries })];
  });
  return Object.fromEntries(files);
}
