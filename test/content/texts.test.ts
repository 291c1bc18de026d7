import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';
import { entrySchema } from '../../src/answer/index.ts';
import { forms } from '../../src/dialogue/forms.ts';
import { drafts } from '../../src/dialogue/report/letter.ts';
import { figureSections, figureUnits } from '../../src/export/figures.ts';
import { figureColumns } from '../../src/export/records.ts';
import {
  type Availability,
  type DraftRefused,
  detailsSchema,
  draftSchema,
  isLive,
  type Question,
  questionSchema,
  questionState,
  type RefusedTag,
} from '../../src/handoff/index.ts';
import { lifeTable } from '../../src/handoff/life-table.ts';
import { turnSchema } from '../../src/handoff/question.ts';
import { lang } from '../../src/message.ts';
import { dutySchema, role } from '../../src/organisation/organisation.ts';
import { privacySchema } from '../../src/privacy/index.ts';
import { focusArea } from '../../src/pulse/index.ts';
import { activityMeasure } from '../../src/report/goals.ts';
import { headlineKeys } from '../../src/report/index.ts';
import { actionDecision } from '../../src/report/records.ts';
import {
  adviceWhy,
  light,
  lightWhy,
  measureName,
  readingSchema,
  scopeReportSchema,
} from '../../src/report/week-report.ts';

type Tree = { [key: string]: string | Tree };
const tree: z.ZodType<Tree> = z.lazy(() => z.record(z.string(), z.union([z.string().trim().min(1), tree])));

function flat(branch: Tree, prefix = ''): [string, string][] {
  return Object.entries(branch).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[`${prefix}${key}`, value] as [string, string]]
      : flat(value, `${prefix}${key}.`),
  );
}

function texts(language: string): ReadonlyMap<string, string> {
  const file = new URL(`../../content/texts/${language}.yaml`, import.meta.url);
  return new Map(flat(tree.parse(parse(readFileSync(file, 'utf8')))));
}

function placeholders(text: string): string[] {
  return [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((found) => found[1] ?? ''))].sort();
}

const da = texts('da');
const en = texts('en');

const folder = new URL('../../src/', import.meta.url);
/** Everything in the source that speaks. */
const source = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  // The command line speaks English to administrators; its words are no texts of the bot.
  .filter((name) => name.endsWith('.ts') && !/^cli.(?!asking)/.test(name))
  .map((name) => readFileSync(new URL(name, folder), 'utf8'))
  .filter((text) => /\b(say|speaker)\b/.test(text))
  .join('\n');

const refused = {
  alreadyClaimed: true,
  notYours: true,
  closed: true,
  ownQuestion: true,
  notAsker: true,
  notClaimed: true,
  notAnswered: true,
  notAskedBack: true,
  alreadyAnswered: true,
  waitingForAsker: true,
  toYourself: true,
  tooLate: true,
  nobody: true,
  noChange: true,
} satisfies Record<RefusedTag, true>;

const draftRefused = {
  mayNot: true,
  ownDraft: true,
  noWords: true,
  alreadyDecided: true,
  notAnEntry: true,
} satisfies Record<DraftRefused['tag'], true>;

const why = {
  onDuty: true,
  setOn: true,
  notHelper: true,
  closed: true,
  setOff: true,
  absent: true,
  offDuty: true,
  away: true,
  full: true,
} satisfies Record<Availability['why'], true>;

const closedStates = questionState.options.filter((state) => !isLive({ state } as Question));
const held = ['claimed', 'waiting', 'answered'] as const;
const askerForms = ['notYet', 'reply'];
const helperForms = ['answer', 'askBack', 'handOver'];
const written = Object.keys(detailsSchema.shape).filter((name) => name !== 'scope');
// Forms that come back for a second look, and what their fields are called there.
const lookedOver = Object.entries(forms).filter(([, rule]) => !rule.previews);
const fieldNames = [...new Set(lookedOver.flatMap(([, rule]) => Object.keys(rule.limits)))];

const manualUnits = ['percent', 'days', 'hours', 'number'];
const goalUnits = [...manualUnits, 'minutes'];

/** Every key that is put together while running: the template as it stands in the source, and what it can give. */
const computed: Readonly<Record<string, readonly string[]>> = {
  'asker.${question.state}': questionState.options,
  'card.${question.state}': [...closedStates.filter((state) => state !== 'solved')],
  "card.${question.state}.${mine ? 'mine' : 'other'}": held.flatMap((state) => [
    `${state}.mine`,
    `${state}.other`,
  ]),
  "card.solved.${question.solved ?? 'assumed'}": questionSchema.shape.solved.unwrap().options,
  'day.${day}': dutySchema.shape.day.options,
  'draft.${draft.state}': draftSchema.shape.state.options.filter((state) => state !== 'drafted'),
  'draft.refused.${decided.why.tag}': Object.keys(draftRefused),
  'draft.refused.${why.tag}': Object.keys(draftRefused),
  'duty.state.${state.why}': Object.keys(why),
  'export.column.${column}': figureColumns,
  'export.limit.${limit}': readingSchema.shape.limit.unwrap().options,
  'export.section.${section}': figureSections,
  'export.unit.${unit}': figureUnits,
  'form.${event.form}.text': lookedOver
    .filter(([, { limits }]) => 'text' in limits)
    .map(([name]) => `${name}.text`),
  'form.${name}': written,
  'form.${name}.submit': [...askerForms, ...helperForms].map((name) => `${name}.submit`),
  'form.${name}.text': [...askerForms, ...helperForms].map((name) => `${name}.text`),
  'form.${name}.title': [...askerForms, ...helperForms].map((name) => `${name}.title`),
  'form.entry.wrong.${name}': Object.keys(
    entrySchema.pick({ question: true, answer: true, phrasings: true }).shape,
  ),
  'form.label.${name}': fieldNames.filter((name) => name !== 'text'),
  'form.scopeIs.${details.scope}': detailsSchema.shape.scope.unwrap().options,
  'form.scopeIs.${value}': detailsSchema.shape.scope.unwrap().options,
  'action.${refused}': ['notAllowed', 'notLead', 'notManager', 'notOwner'],
  'goal.activity.${figure}': activityMeasure.options,
  'goal.every.${every}': ['month', 'week'],
  'goal.focus.${value}': focusArea.options,
  'goal.unit.${goal.measure.unit}': manualUnits,
  'goal.unit.${unit}': goalUnits,
  'letter.draft.${event.value}': Object.keys(drafts),
  'letter.title.${id}': Object.keys(drafts),
  'menu.${action}': [
    ...['mine', 'queue', 'drafts', 'duty', 'report', 'goals', 'letters', 'gains', 'gain', 'pulse', 'help'],
    'mydata',
  ],
  'report.${key}': headlineKeys,
  'report.advice.${focus}': focusArea.options,
  'report.change.${change}': readingSchema.shape.change.unwrap().options,
  'report.decided.${decision}': actionDecision.options,
  'report.decided.${one.decision}': actionDecision.options,
  'report.focus.${focus}': focusArea.options,
  'report.hidden.${why}': scopeReportSchema.shape.hidden.element.shape.why.options,
  'report.light.why.${goal.why}': lightWhy.options,
  'report.light.word.${light}': light.options,
  'report.measure.${name}': measureName.options,
  'report.operations.${what}': ['stopped', 'declined', 'emergency'],
  'report.why.${advice.why}': adviceWhy.options,
  'role.${roleOf(person)}': [...role.options, 'caseworker'],
  'kept.turn.${kind}': turnSchema.shape.kind.options,
  'lang.${lang}': lang.options,
  'privacy.${fact}': Object.keys(privacySchema.shape.facts.shape),
  'refused.${why.tag}': Object.keys(refused),
  'state.${question.state}': closedStates,
  'turn.${turn.kind}': turnSchema.shape.kind.options,
};

const templates = [...source.matchAll(/`([a-zA-Z]+(?:\.[a-zA-Z]+)*\.\$\{[^`]*)`/g)].map(
  (found) => found[1] ?? '',
);
const literals = [...source.matchAll(/\bsay\('([^']+)'|'([a-zA-Z]+(?:\.[a-zA-Z]+)+)'/g)].map(
  (found) => found[1] ?? found[2] ?? '',
);
const keysOf = ([template, ends]: [string, readonly string[]]) =>
  ends.map((end) => `${template.slice(0, template.indexOf('${'))}${end}`);
const used = new Set([...literals, ...Object.entries(computed).flatMap(keysOf)]);

describe('the texts', () => {
  test('the same keys exist in Danish and English', () => {
    expect([...en.keys()].sort()).toEqual([...da.keys()].sort());
  });

  test.each([...da])('%s has the same placeholders in both languages', (key, text) => {
    expect(placeholders(en.get(key) ?? '')).toEqual(placeholders(text));
  });

  test('the dialogue says at least a hundred fixed texts, so the scan of the source still finds them', () => {
    expect(new Set(literals).size).toBeGreaterThan(100);
  });

  test('every key that the dialogue says has a text', () => {
    expect([...used].filter((key) => !da.has(key))).toEqual([]);
  });

  test('every text is said somewhere', () => {
    expect([...da.keys()].filter((key) => !used.has(key))).toEqual([]);
  });

  test('every key put together in the source has its values listed here, and no other is listed', () => {
    expect([...new Set(templates)].sort()).toEqual(Object.keys(computed).sort());
  });

  test('every refusal of the life table has a text', () => {
    const whys = Object.values(lifeTable).flatMap(({ cells }) =>
      Object.values(cells).flatMap((cell) => ('why' in cell ? [cell.why] : [])),
    );
    expect(new Set(whys).size).toBeGreaterThan(4);
    expect(whys.filter((tag) => !da.has(`refused.${tag}`))).toEqual([]);
  });
});

/** What is filled in where the values do not stand beside the key in the source. */
const given: Readonly<Record<string, readonly string[]>> = {
  asker: ['name', 'when'],
  card: ['name', 'when'],
  draft: ['name', 'question'],
  goal: ['number'],
  letter: ['system', 'date', 'name'],
  nudge: ['name', 'id'],
  refused: ['name'],
  report: ['name', 'value', 'target', 'week', 'reading', 'what'],
  welcome: ['name', 'system'],
};

describe('placeholders', () => {
  test.each([...da].filter(([, text]) => placeholders(text).length > 0))(
    '%s is given a value for each',
    (key, text) => {
      const beside = [...source.matchAll(new RegExp(`'${key}',\\s*\\{([^{}]*)\\}`, 'g'))];
      const names = beside.flatMap((found) =>
        (found[1] ?? '').split(',').map((part) => part.split(':')[0]?.trim()),
      );
      const known = beside.length > 0 ? names : (given[key.split('.')[0] ?? ''] ?? []);
      expect(known).toEqual(expect.arrayContaining(placeholders(text)));
    },
  );

  // An answer's message has no time of touching to show, and an empty place would be read aloud.
  test.each(closedStates.concat('claimed', 'waiting'))('asker.%s can be said without a time', (state) => {
    expect(placeholders(da.get(`asker.${state}`) ?? '')).not.toContain('when');
  });
});

const english = [
  'claim',
  'route',
  'dashboard',
  'survey',
  'superuser',
  'ticket',
  'feedback',
  'snooze',
  'user',
  'unit',
];

describe('tone', () => {
  test.each([...da])('%s uses no English word in Danish', (_key, text) => {
    const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
    expect(words.filter((word) => english.some((other) => word === other || word === `${other}s`))).toEqual(
      [],
    );
  });

  test.each([...da, ...en].filter(([key]) => /^(stopped|refused|due|warned|draft\.refused)\b/.test(key)))(
    '%s brings bad news without an exclamation mark',
    (_key, text) => {
      expect(text).not.toContain('!');
    },
  );

  test.each(['stopped.cpr', 'stopped.cprDelete', 'stopped.field'])(
    '%s repeats nothing of the number',
    (key) => {
      expect([...placeholders(da.get(key) ?? ''), ...placeholders(en.get(key) ?? '')]).toEqual([]);
    },
  );

  test('the first message says that a machine writes, and what not to write', () => {
    const hello = `${da.get('welcome.hello')} ${da.get('welcome.rules')}`;
    for (const part of ['automatisk assistent', 'ikke sagsbehandling', 'CPR', 'superbruger', 'leder']) {
      expect(hello).toContain(part);
    }
  });
});
