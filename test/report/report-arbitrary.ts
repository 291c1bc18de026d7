import fc from 'fast-check';
import { focusArea } from '../../src/pulse/index.ts';
import { goalMeasure } from '../../src/report/goals.ts';
import { headlineKeys } from '../../src/report/headline.ts';
import type { GoalReading, Reading, ScopeReport, WeekReport } from '../../src/report/index.ts';
import { adviceWhy, light, lightWhy, measureName, weekReportSchema } from '../../src/report/week-report.ts';

const weeks = ['2026-W51', '2026-W52', '2026-W53', '2027-W01', '2027-W02'] as const;
const mondays = ['2026-12-14', '2026-12-21', '2026-12-28', '2027-01-04', '2027-01-11'];
const sundays = ['2026-12-20', '2026-12-27', '2027-01-03', '2027-01-10', '2027-01-17'];
const ids = ['C1', 'T1', 'H1'];

const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
const focus = fc.constantFrom(...focusArea.options);
const title = fc.record({ da: fc.constant('Et mål'), en: fc.constant('A goal') });
const tenths = (max: number) => fc.integer({ min: 0, max: max * 10 }).map((value) => value / 10);
const count = fc.integer({ min: 0, max: 4000 });

function without<Record extends object>(record: Record): Record {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as Record;
}

function readings(week: string, value: fc.Arbitrary<number>): fc.Arbitrary<Reading> {
  return fc
    .record({
      value,
      week: fc.constant(week),
      limit: maybe(fc.constantFrom('atMost' as const, 'atLeast' as const)),
      band: maybe(fc.constantFrom('5-9' as const, '10-19' as const, '20+' as const)),
      cases: maybe(count),
      change: maybe(fc.constantFrom('up' as const, 'down' as const, 'same' as const)),
    })
    .map(without) as fc.Arbitrary<Reading>;
}

const measure = fc.oneof(
  fc.constantFrom(...ids).map((item) => goalMeasure.parse({ kind: 'pulse', item })),
  fc.constant(goalMeasure.parse({ kind: 'activity', figure: 'replyMedian' })),
  fc
    .constantFrom('percent', 'days', 'hours', 'number')
    .map((unit) => goalMeasure.parse({ kind: 'manual', unit })),
);

function goals(week: string): fc.Arbitrary<GoalReading[]> {
  const goal = fc
    .record({
      goal: fc.constantFrom('tryghed', 'tid', 'hjaelp', 'svartid'),
      title,
      focus,
      measure,
      direction: fc.constantFrom('up' as const, 'down' as const),
      target: tenths(100),
      tolerance: tenths(1),
      light: fc.constantFrom(...light.options),
      why: fc.constantFrom(...lightWhy.options),
      reading: maybe(readings(week, tenths(600))),
    })
    .map(without) as fc.Arbitrary<GoalReading>;
  return fc.uniqueArray(goal, { selector: (one) => one.goal, maxLength: 4 });
}

function scopes(scope: string, at: number, round: string): fc.Arbitrary<ScopeReport> {
  const week = weeks[at] ?? weeks[0];
  const reading = readings(
    round,
    tenths(4).map((value) => value + 1),
  );
  const cause = fc.constantFrom('tryghed', 'T1', 'participation', 'unsolved');
  return fc
    .record({
      scope: fc.constant(scope),
      name: fc.constant(scope === 'all' ? 'Eksempel Kommune' : 'Familieafdelingen'),
      sinceGoLive: scope === 'all' ? fc.constant(undefined) : fc.constant(at - 1),
      headline: fc.constantFrom(...headlineKeys).map((key) => ({ key, values: {} })),
      goals: goals(week),
      pulse: fc.uniqueArray(
        fc.record({
          item: fc.constantFrom(...ids),
          da: fc.constant('Et udsagn.'),
          en: fc.constant('A statement.'),
          reading,
        }),
        { selector: ({ item }) => item },
      ),
      measures: fc.uniqueArray(
        fc.record({ name: fc.constantFrom(...measureName.options), reading: readings(week, tenths(900)) }),
        { selector: ({ name }) => name },
      ),
      topics: fc.array(
        fc
          .record({
            topic: fc.constant('breve'),
            title: fc.constant('Breve'),
            count,
            own: maybe(count),
            oldestDays: count,
          })
          .map(without) as fc.Arbitrary<ScopeReport['topics'][number]>,
        { maxLength: 7 },
      ),
      newEntries: fc.array(fc.constant({ id: 'brev', question: 'Hvordan sender jeg et brev?' }), {
        maxLength: 2,
      }),
      advice: fc.array(
        fc.record({
          id: fc.constant(`${week}/${scope}/ressourcer`),
          focus,
          cause,
          reading,
          target: fc.constant(3),
          why: fc.constantFrom(...adviceWhy.options),
        }),
        { maxLength: 3 },
      ),
      saidDid: fc.array(
        fc
          .record({
            action: fc.constant('a'),
            focus,
            cause,
            decision: fc.constantFrom('will' as const, 'notNow' as const, 'done' as const),
            week: fc.constantFrom(...weeks),
            before: maybe(reading),
            now: maybe(reading),
            change: maybe(fc.constantFrom('up' as const, 'same' as const)),
          })
          .map(without) as fc.Arbitrary<ScopeReport['saidDid'][number]>,
        { maxLength: 2 },
      ),
      gain: maybe(fc.constant('Det gik hurtigt i dag.')),
      hidden: fc.array(
        fc.record({
          what: fc.constantFrom('Ungeafdelingen', 'C1', 'replyMedian', 'participation', 'tryghed'),
          why: fc.constantFrom('few' as const, 'protects' as const, 'changed' as const),
        }),
        { maxLength: 4 },
      ),
    })
    .map(without) as fc.Arbitrary<ScopeReport>;
}

function reports(at: number): fc.Arbitrary<WeekReport> {
  const round = weeks[Math.max(0, at - 1)] ?? weeks[0];
  const unit = fc.boolean();
  return fc
    .record({
      version: fc.constant(1 as const),
      week: fc.constant(weeks[at] ?? weeks[0]),
      from: fc.constant(mondays[at] ?? ''),
      to: fc.constant(sundays[at] ?? ''),
      k: fc.integer({ min: 5, max: 15 }),
      example: fc.boolean(),
      round: maybe(fc.constant({ week: round, closed: mondays[at] ?? '' })),
      scopes: unit.chain((shown) =>
        fc
          .tuple(scopes('all', at, round), scopes('familie', at, round))
          .map(([all, familie]) => (shown ? [all, familie] : [all])),
      ),
      capacity: fc
        .record({
          superusers: count,
          agreedHours: tenths(99),
          usedHours: maybe(tenths(99)),
          unclaimedOverHour: count,
          holes: fc.array(fc.constant({ date: '2027-01-05', from: '08:00', to: '09:30' }), { maxLength: 2 }),
        })
        .map(without),
      operations: fc.array(
        fc.record({ what: fc.constantFrom('stopped', 'declined', 'emergency', 'unknown'), n: count }),
        { maxLength: 3 },
      ),
      hypercare: fc.array(
        fc.record({
          goal: fc.constant('tid'),
          title,
          weeks: fc.constant(2),
          met: fc.boolean(),
          green: count,
        }),
        { maxLength: 2 },
      ),
    })
    .map((report) => weekReportSchema.parse(without(report)));
}

/** Five weeks over a turn of the year, with anything in them that the schema lets through. */
export const anyWeeks: fc.Arbitrary<readonly WeekReport[]> = fc.tuple(...weeks.map((_, at) => reports(at)));
