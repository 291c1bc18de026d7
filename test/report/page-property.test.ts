import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawSvg } from '../../src/chart/index.ts';
import { type PageView, pageOf, trendOf, weekByWeek, whyRed } from '../../src/report/index.ts';
import { measureName } from '../../src/report/week-report.ts';
import { numbersIn, numbersOf, tableTexts, textsOf } from './page-facts.ts';
import { plan, viewOf } from './page-view.ts';
import { anyWeeks } from './report-arbitrary.ts';

const broken = /undefined|NaN|null|Infinity|\[object|\{\w*\}|\breport\.\w/;
const lang = fc.constantFrom('da' as const, 'en' as const);
const asked = fc.record({
  reports: anyWeeks,
  at: fc.integer({ min: 0, max: 4 }),
  scope: fc.constantFrom('all', 'familie'),
  lang,
  plan: fc.option(fc.constant(plan), { nil: undefined }),
  operations: fc.boolean(),
});

function said({
  reports,
  at,
  scope,
  lang: chosen,
  plan: typed,
  operations,
}: typeof asked extends fc.Arbitrary<infer Asked> ? Asked : never) {
  const report = reports[at];
  if (report === undefined) throw new Error('there is no such week');
  const view: PageView = { ...viewOf(chosen), earlier: reports, plan: typed, operations };
  const page = pageOf(report, scope, view);
  const trends = ['tryghed', 'C1', ...measureName.options].flatMap(
    (id) => trendOf(reports, scope, id, view) ?? [],
  );
  return { report, view, page, trends };
}

describe('whatever a week holds', () => {
  test('no page, trend or table shows a hole, a placeholder or a key', () => {
    fc.assert(
      fc.property(asked, (one) => {
        const { report, view, page, trends } = said(one);
        const texts = [
          ...(page === undefined ? [] : textsOf(page)),
          ...trends.flatMap(({ table, chart }) => [...tableTexts(table), chart.alt, chart.title, ...chart.x]),
          ...tableTexts(weekByWeek(one.reports, one.scope, view)),
          ...whyRed(report, one.scope, view),
        ];
        expect(texts.filter((text) => broken.test(text))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test('every number on the page is one of the report’s own, or the plan’s', () => {
    fc.assert(
      fc.property(asked, (one) => {
        const { page, view } = said(one);
        if (page === undefined) return;
        const steps = page.sections.flatMap(
          ({ chart }) => chart?.series.flatMap(({ values }) => values) ?? [],
        );
        const planned = view.plan === undefined ? [] : steps;
        // The curve holds the weeks before, which are in the reports of those weeks.
        const weeksOnAxis = Array.from({ length: 20 }, (_, week) => week);
        const allowed = numbersOf(one.reports[one.at] as never, [
          one.reports,
          view.plan,
          planned,
          weeksOnAxis,
        ]);
        const strange = textsOf(page).flatMap((text) =>
          numbersIn(text, one.lang).filter((n) => !allowed.has(n)),
        );
        expect(strange).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test('every chart has a place for each value and can be drawn', () => {
    fc.assert(
      fc.property(asked, (one) => {
        const { page, trends } = said(one);
        const charts = [
          ...(page?.sections.flatMap(({ chart }) => chart ?? []) ?? []),
          ...trends.map(({ chart }) => chart),
        ];
        for (const { x, series, marks, yMin, yMax } of charts) {
          expect(yMax).toBeGreaterThan(yMin);
          for (const { values, labels } of series) {
            expect(values).toHaveLength(x.length);
            expect(labels?.length ?? x.length).toBe(x.length);
          }
          for (const { at } of marks) expect(x[at]).toBeDefined();
        }
        const [first] = charts;
        if (first !== undefined) expect(drawSvg(first)).not.toMatch(/NaN|undefined/);
      }),
      { numRuns: 25 },
    );
  });
});
