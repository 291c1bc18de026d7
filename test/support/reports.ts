import type {
  Advice,
  GoalReading,
  MeasureName,
  Reading,
  ScopeReport,
  WeekReport,
} from '../../src/report/index.ts';
import { weekReportSchema } from '../../src/report/index.ts';

/** The weeks that the invented reports are about, oldest first; familie started in the second one. */
export const reportWeeks = ['2026-W44', '2026-W45', '2026-W46', '2026-W47'] as const;

const days: Readonly<Record<string, readonly [string, string]>> = {
  '2026-W44': ['2026-10-26', '2026-11-01'],
  '2026-W45': ['2026-11-02', '2026-11-08'],
  '2026-W46': ['2026-11-09', '2026-11-15'],
  '2026-W47': ['2026-11-16', '2026-11-22'],
};

/** The figures that differ between units and weeks; everything else about them follows. */
interface Course {
  readonly confidence: number;
  readonly time: number;
  readonly help: number;
  readonly asked: number;
  readonly askers: number;
  readonly solved: number;
  readonly reply: number;
}

const courses: Readonly<Record<string, readonly Course[]>> = {
  all: [
    { confidence: 3.5, time: 3.1, help: 3.8, asked: 31, askers: 17, solved: 52, reply: 41 },
    { confidence: 2.9, time: 2.6, help: 3.3, asked: 118, askers: 49, solved: 58, reply: 37 },
    { confidence: 3.1, time: 2.4, help: 3.2, asked: 104, askers: 46, solved: 63, reply: 29 },
    { confidence: 3.4, time: 2.3, help: 3.1, asked: 97, askers: 44, solved: 66, reply: 24 },
  ],
  familie: [
    { confidence: 3.3, time: 3.0, help: 3.9, asked: 12, askers: 8, solved: 50, reply: 44 },
    { confidence: 2.7, time: 2.5, help: 3.4, asked: 71, askers: 26, solved: 55, reply: 39 },
    { confidence: 3.0, time: 2.2, help: 3.0, asked: 64, askers: 25, solved: 61, reply: 31 },
    { confidence: 3.2, time: 2.1, help: 2.9, asked: 58, askers: 23, solved: 64, reply: 28 },
  ],
  modtagelse: [
    { confidence: 3.6, time: 3.3, help: 3.7, asked: 19, askers: 9, solved: 58, reply: 36 },
    { confidence: 3.2, time: 2.9, help: 3.6, asked: 47, askers: 23, solved: 62, reply: 33 },
    { confidence: 3.5, time: 2.8, help: 3.5, asked: 40, askers: 21, solved: 68, reply: 26 },
    { confidence: 3.8, time: 2.7, help: 3.6, asked: 39, askers: 21, solved: 69, reply: 19 },
  ],
};

const names: Readonly<Record<string, string>> = {
  all: 'Eksempel Kommune',
  familie: 'Familieafdelingen',
  modtagelse: 'Modtagelsen',
};

function pulseReading(value: number, week: string, more: Partial<Reading> = {}): Reading {
  return { value, week, band: '20+', change: 'same', ...more };
}

function counted(value: number, week: string, cases?: number): Reading {
  return { value, week, ...(cases !== undefined && { cases }) };
}

function goalsOf(course: Course, week: string): GoalReading[] {
  const steady = { direction: 'up', tolerance: 0.3 } as const;
  return [
    {
      ...steady,
      goal: 'tryghed',
      title: { da: 'Tryghed i systemet', en: 'Confidence in the system' },
      focus: 'engagement',
      measure: { kind: 'pulse', item: 'C1' },
      baseline: 3.5,
      target: 3.2,
      light: course.confidence >= 3.2 ? 'green' : 'yellow',
      why: course.confidence >= 3.2 ? 'onTarget' : 'insideTolerance',
      reading: pulseReading(course.confidence, week),
    },
    {
      ...steady,
      goal: 'tid',
      title: { da: 'Tid til at lære', en: 'Time to learn' },
      focus: 'ressourcer',
      measure: { kind: 'pulse', item: 'T1' },
      target: 3,
      light: course.time < 2.5 ? 'red' : 'yellow',
      why: course.time < 2.5 ? 'veryLow' : 'outsideOnce',
      since: '2026-W46',
      reading: pulseReading(course.time, week, { change: 'down' }),
    },
    {
      ...steady,
      goal: 'hjaelp',
      title: { da: 'Hjælp når jeg har brug for det', en: 'Help when I need it' },
      focus: 'roller',
      measure: { kind: 'pulse', item: 'H1' },
      target: 3.5,
      light: 'yellow',
      why: 'outsideOnce',
      reading: pulseReading(course.help, week),
    },
    {
      goal: 'svartid',
      title: { da: 'Svar inden for en halv time', en: 'An answer within half an hour' },
      focus: 'roller',
      measure: { kind: 'activity', figure: 'replyMedian' },
      direction: 'down',
      target: 30,
      tolerance: 5,
      light: course.reply <= 30 ? 'green' : 'red',
      why: course.reply <= 30 ? 'onTarget' : 'outsideTwice',
      reading: counted(course.reply, week, Math.round(course.asked / 3)),
    },
    {
      goal: 'bfu-til-tiden',
      title: { da: 'Undersøgelser inden fire måneder', en: 'Assessments within four months' },
      focus: 'maaling',
      measure: { kind: 'manual', unit: 'percent', every: 'month' },
      direction: 'up',
      target: 85,
      tolerance: 0,
      light: 'grey',
      why: 'noFigure',
    },
  ];
}

function measuresOf(course: Course, week: string): ScopeReport['measures'] {
  const opened = Math.round((course.asked * (100 - course.solved)) / 100);
  const figures: readonly (readonly [MeasureName, number, number?])[] = [
    ['asked', course.asked],
    ['askers', course.askers],
    ['opened', opened],
    ['solved', opened - 3],
    ['selfService', course.solved, course.asked],
    ['replyMedian', course.reply, opened],
    ['replyP90', course.reply * 4, opened],
    ['solvedMedian', course.reply * 6, opened - 3],
    ['reopened', 8, opened - 3],
    ['perAsker', Math.round((course.asked / course.askers) * 10) / 10, course.asked],
    ['participation', 70],
    ['unsolved', 14],
    ['unclaimedOverHour', 2],
    ['newEntries', 2],
  ];
  return figures.map(([name, value, cases]) => ({ name, reading: counted(value, week, cases) }));
}

function adviceOf(scope: string, course: Course, week: string): Advice[] {
  return [
    {
      id: `${week}/${scope}/ressourcer`,
      focus: 'ressourcer',
      cause: 'tid',
      reading: pulseReading(course.time, week, { change: 'down' }),
      target: 3,
      why: 'veryLow',
    },
    {
      id: `${week}/${scope}/roller`,
      focus: 'roller',
      cause: 'hjaelp',
      reading: pulseReading(course.help, week),
      target: 3.5,
      why: 'outsideOnce',
    },
  ];
}

function scopeOf(scope: string, index: number): ScopeReport {
  const week = reportWeeks[index] ?? '2026-W47';
  const course = courses[scope]?.[index];
  if (course === undefined) throw new Error(`there is no course of ${scope} in week ${index}`);
  const item = (id: string, da: string, en: string, value: number) => ({
    item: id,
    da,
    en,
    reading: pulseReading(value, week),
  });
  const topic = (id: string, title: string, count: number, own: number | undefined, oldestDays: number) => ({
    topic: id,
    title,
    count,
    ...(own !== undefined && scope !== 'all' && { own }),
    oldestDays,
  });
  return {
    scope,
    name: names[scope] ?? scope,
    ...(scope === 'familie' && { sinceGoLive: index - 1 }),
    ...(scope === 'modtagelse' && { sinceGoLive: index + 3 }),
    headline: { key: 'headline.lacks.ressourcer', values: {} },
    goals: goalsOf(course, week),
    pulse: [
      item(
        'C1',
        'Jeg føler mig sikker, når jeg arbejder i systemet.',
        'I feel confident when I work in the system.',
        course.confidence,
      ),
      item(
        'T1',
        'Jeg har haft tid nok til at lære systemet i denne uge.',
        'I have had enough time to learn the system this week.',
        course.time,
      ),
      item(
        'H1',
        'Jeg kan få hjælp, når jeg har brug for det.',
        'I can get help when I need it.',
        course.help,
      ),
    ],
    measures: measuresOf(course, week),
    topics: [
      topic('breve-og-digital-post', 'Breve og Digital Post', 9, 6, 4),
      topic('indsatser-og-oekonomi', 'Indsatser og økonomi', 5, undefined, 6),
      topic('gamle-data-og-overfoersel', 'Gamle data og overførsel', 3, undefined, 1),
    ],
    newEntries: [
      { id: 'brev-begge-foraeldre', question: 'Hvordan sender jeg brevet til begge forældre?' },
      { id: 'indsats-godkend', question: 'Hvem godkender en indsats, når lederen er på ferie?' },
    ],
    advice: adviceOf(scope, course, week),
    saidDid:
      index === 0
        ? []
        : [
            {
              action: `${reportWeeks[index - 1]}/${scope}/ressourcer`,
              focus: 'ressourcer',
              cause: 'tid',
              decision: 'will',
              week: reportWeeks[index - 1] ?? week,
              before: pulseReading(courses[scope]?.[index - 1]?.time ?? 0, reportWeeks[index - 1] ?? week),
              now: pulseReading(course.time, week),
              change: 'same',
            },
          ],
    ...(scope === 'familie' &&
      index === 3 && { gain: 'Brevfletningen sparede mig en halv time i tirsdags.' }),
    hidden: scope === 'all' ? [{ what: 'unge', why: 'few' }] : [],
  };
}

function weekOf(index: number, scopes: readonly string[]): WeekReport {
  const week = reportWeeks[index] ?? '2026-W47';
  const [from, to] = days[week] ?? ['', ''];
  return weekReportSchema.parse({
    version: 1,
    week,
    from,
    to,
    k: 5,
    example: true,
    round: { week, closed: to },
    scopes: scopes.map((scope) => scopeOf(scope, index)),
    capacity: {
      superusers: 8,
      agreedHours: 38,
      usedHours: 29.5,
      unclaimedOverHour: 2,
      holes: [
        { date: '2026-11-26', from: '15:30', to: '17:00' },
        { date: '2026-11-27', from: '12:00', to: '13:00' },
      ],
    },
    operations: [
      { what: 'stopped', n: 3 },
      { what: 'failed', n: 1 },
    ],
    hypercare: [
      {
        goal: 'tryghed',
        title: { da: 'Tryghed i systemet', en: 'Confidence in the system' },
        weeks: 2,
        met: false,
        green: 1,
      },
    ],
  });
}

/** Four weeks of an invented municipality with a dip, oldest first: everybody, familie and modtagelse. */
export function dipReports(): readonly WeekReport[] {
  return reportWeeks.map((_, index) => weekOf(index, ['all', 'familie', 'modtagelse']));
}

/** Week 47 of the four: familie is confident again but lacks time. */
export function fullReport(): WeekReport {
  return weekOf(3, ['all', 'familie', 'modtagelse']);
}

/** A municipality's very first report: nothing asked, no round, every light grey. */
export function emptyReport(): WeekReport {
  const report = weekOf(0, ['all']);
  const { round: _, ...rest } = report;
  return weekReportSchema.parse({
    ...rest,
    scopes: report.scopes.map(({ gain: __, ...scope }) => ({
      ...scope,
      headline: { key: 'headline.first', values: {} },
      goals: scope.goals.map(({ reading: ___, since: ____, ...goal }) => ({
        ...goal,
        light: 'grey',
        why: 'notYet',
      })),
      pulse: [],
      measures: [{ name: 'asked', reading: { value: 0, week: report.week } }],
      topics: [],
      newEntries: [],
      advice: [],
      saidDid: [],
      hidden: [],
    })),
    capacity: { superusers: 0, agreedHours: 0, unclaimedOverHour: 0, holes: [] },
    operations: [],
    hypercare: [],
  });
}

/** Week 47 with small units: no scope but `all`, what is hidden is named, and means are cut off at their limits. */
export function fewReport(): WeekReport {
  const report = weekOf(3, ['all']);
  return weekReportSchema.parse({
    ...report,
    scopes: report.scopes.map((scope) => ({
      ...scope,
      goals: scope.goals.map((goal, at) => {
        if (at === 0)
          return { ...goal, light: 'green', why: 'onTarget', reading: limited(4.5, 'atLeast', report.week) };
        if (at === 1)
          return { ...goal, light: 'red', why: 'veryLow', reading: limited(1.5, 'atMost', report.week) };
        const { reading: _, ...rest } = goal;
        return { ...rest, light: 'grey', why: 'tooFew' };
      }),
      pulse: scope.pulse.map((one, at) => ({
        ...one,
        reading: at === 0 ? limited(4.5, 'atLeast', report.week) : limited(1.5, 'atMost', report.week),
      })),
      measures: scope.measures.filter(({ name }) => name === 'asked' || name === 'unsolved'),
      hidden: [
        { what: 'familie', why: 'few' },
        { what: 'modtagelse', why: 'protects' },
        { what: 'unge', why: 'changed' },
      ],
    })),
    capacity: { superusers: 3, agreedHours: 12, unclaimedOverHour: 0, holes: [] },
  });
}

function limited(value: number, limit: 'atMost' | 'atLeast', week: string): Reading {
  return { value, week, limit, band: '5-9', change: 'same' };
}
