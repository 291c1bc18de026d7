import { createUnderstandRules, type Entry } from '../answer/index.ts';
import { createCalendar } from '../calendar/index.ts';
import type { Texts } from '../dialogue/index.ts';
import type { Lang } from '../message.ts';
import type { Programme } from '../pulse/index.ts';
import { goalsFileSchema } from '../report/index.ts';
import { type Faq, readFaq } from './faq.ts';
import { faqProblems, faqWarnings } from './faq-links.ts';
import { readFiles } from './files.ts';
import { type Folders, stampOf } from './folders.ts';
import { goalProblems, goalWarnings } from './goal-links.ts';
import type { LoadedContent } from './know.ts';
import { organisationProblems, organisationWarnings } from './organisation-links.ts';
import { ownParts, strayFiles } from './own-folder.ts';
import { type Problem, problemLine } from './problem.ts';
import { emergencyTextProblems, rulePatternProblems } from './rule-links.ts';
import { readSurveys } from './surveys.ts';
import { flattenTexts, textDifferences, textProblems } from './texts.ts';
import { wordProblems, wordsOf } from './words.ts';
import { readYaml } from './yaml-file.ts';

/**
 * Content as it was read. With problems it must not go live; `usable` is then what can be tried out all the same,
 * where the problems leave enough of it.
 */
export type ContentRead =
  | (LoadedContent & {
      readonly ok: true;
      readonly warnings: readonly Problem[];
      /** For `watchContent`: changes when a file does. */
      readonly stamp: string;
      /** For `watchContent`: what of the own folder stands where the shipped example would stand without it. */
      readonly own: readonly string[];
    })
  | {
      readonly ok: false;
      readonly problems: readonly Problem[];
      readonly warnings: readonly Problem[];
      readonly usable: LoadedContent | undefined;
    };

type Files = Awaited<ReturnType<typeof readFiles>>;

/**
 * Reads and checks the whole content and tells every problem at once. `now` (milliseconds since 1970) decides which
 * review dates have passed. What is wrong with the content is a value; never throws for it.
 */
export async function readContent(folders: Folders, now: number): Promise<ContentRead> {
  const stamp = await stampOf(folders);
  const own = await ownParts(folders);
  const stray = await strayFiles(folders);
  const files = await readFiles(folders);
  const faq = await readFaq(folders);
  const organisation = files.organisation?.value;
  const connected = files.connected?.value;
  const calendar = files.calendar && createCalendar(files.calendar.value);
  const today = calendar?.localDate(now) ?? new Date(now).toISOString().slice(0, 10);
  const surveys = await readSurveys(folders, connected);
  const ruleProblems = rulesProblems(files);
  const problems = [
    ...stray.problems,
    ...files.problems,
    ...ruleProblems,
    ...(await textsProblems(files, folders)),
    ...(files.connected ? organisationProblems(files.connected.yaml, files.connected.value) : []),
    ...faq.problems,
    ...faqProblems(faq, connected),
    ...surveys.problems,
    ...(files.goals ? goalProblems(files.goals.yaml, files.goals.value, connected, surveys.programmes) : []),
  ];
  const warnings = [
    ...stray.warnings,
    ...(files.organisation ? organisationWarnings(files.organisation.yaml, files.organisation.value) : []),
    ...faqWarnings(faq, organisation, today),
    ...(files.goals ? goalWarnings(files.goals.yaml, files.goals.value) : []),
  ];
  const loaded =
    ruleProblems.length === 0
      ? assemble(files, faq, surveys.programmes, warnings.map(problemLine), folders.lang ?? 'da')
      : undefined;
  if (problems.length === 0 && loaded !== undefined) return { ok: true, warnings, stamp, own, ...loaded };
  return { ok: false, problems, warnings, usable: loaded };
}

function rulesProblems({ emergency, decline, doors, words }: Files): Problem[] {
  return [
    ...(emergency ? rulePatternProblems(emergency.yaml, emergency.value) : []),
    ...(emergency ? emergencyTextProblems(emergency.yaml, emergency.value) : []),
    ...(decline ? rulePatternProblems(decline.yaml, decline.value) : []),
    ...(doors ? rulePatternProblems(doors.yaml, doors.value) : []),
    ...(words ? wordProblems(words.yaml, words.value) : []),
  ];
}

/** The shipped texts say which keys and placeholders there are; without own texts, each language is held to the other. */
async function textsProblems({ da, en }: Files, { shipped }: Folders): Promise<Problem[]> {
  const problems = [da, en].flatMap((texts) => (texts ? textProblems(texts.yaml) : []));
  if (problems.length > 0) return problems;
  const wanted = await shippedTexts(shipped);
  if (wanted === undefined) return [];
  return [
    ...(da && da.yaml.folder !== shipped
      ? textDifferences(da.yaml, wanted, 'the shipped texts/da.yaml')
      : []),
    ...(en ? textDifferences(en.yaml, wanted, 'the shipped texts/da.yaml') : []),
  ];
}

async function shippedTexts(shipped: string): Promise<Texts | undefined> {
  const read = await readYaml(shipped, 'texts/da.yaml');
  return read?.yaml && flattenTexts(read.yaml.value);
}

function assemble(
  files: Files,
  faq: Faq,
  pulses: readonly Programme[],
  warnings: readonly string[],
  lang: Lang,
): LoadedContent | undefined {
  const { organisation, calendar, privacy, emergency, smalltalk, decline, doors, words, da, en } = files;
  if (!organisation || !calendar || !privacy || !words || !da || !en) return undefined;
  if (!emergency || !smalltalk || !decline || !doors || faq.entries.length === 0) return undefined;
  const { handoff, caution, people, ...rest } = organisation.value;
  const entries = new Map<string, Entry>();
  for (const { entry } of faq.entries) if (!entries.has(entry.id)) entries.set(entry.id, entry);
  const topics = faq.topics.map(({ id, title, skill }) => ({ id, title, skill }));
  const incident = files.incident?.value;
  return {
    content: {
      organisation: { ...rest, people: people.map((person) => ({ ...person, lang: person.lang ?? lang })) },
      handoff,
      calendar: createCalendar(calendar.value),
      entries,
      topics,
      texts: { da: flattenTexts(da.value), en: flattenTexts(en.value) },
      understanding: createUnderstandRules({
        emergency: emergency.value,
        smalltalk: smalltalk.value,
        decline: decline.value,
        doors: doors.value,
      }),
      privacy: privacy.value,
      pulses,
      goals: files.goals?.value ?? goalsFileSchema.parse({}),
      warnings,
      incident: incident?.active === true ? { da: incident.da, en: incident.en } : undefined,
    },
    knowledge: { entries: [...entries.values()], topics, words: wordsOf(words.value) },
    caution,
  };
}
