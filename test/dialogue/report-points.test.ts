import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pointsOf } from '../../src/dialogue/report/points.ts';
import { dipSpec, lineSpec } from '../chart/specs.ts';

test('a curve has its points with the lines’ names, and no line that has none', () => {
  const spec = dipSpec();
  const bare = { name: 'Uden tal', style: 'reference' as const, values: spec.x.map(() => null) };
  expect(pointsOf({ ...spec, series: [bare, ...spec.series] })).toMatchObject({
    xLabel: 'Uger efter start',
    yMin: 1,
    yMax: 5,
    x: spec.x,
    lines: [
      { name: 'Uden ledelse', style: 'reference' },
      { name: 'Plan', style: 'plan' },
      { name: 'Målt', style: 'actual', values: [3.3, 2.7, null, 3.2, null, null, null, null, null, null] },
    ],
  });
});

test('a chart without a single value has no points', () => {
  expect(pointsOf(lineSpec([null, null]))).toBeUndefined();
});

test.each([
  ['højst 1,5', 1.5],
  ['ca. 70 %', 70],
  ['3 t. 10 min.', 190],
  [null, 2.5],
])('a point that is told as %j is not given to be shown as %d', (label, value) => {
  const [series] = lineSpec([value]).series;
  if (series === undefined) throw new Error('Cannot test: there is no line.');
  expect(pointsOf(lineSpec([value], { series: [{ ...series, labels: [label] }] }))).toBeUndefined();
});

test.each([
  ['3,0', 3],
  ['70 %', 70],
  ['24 min.', 24],
  ['1.250', 1250],
])('a point that is told as %j is given as %d', (label, value) => {
  const [series] = lineSpec([value]).series;
  if (series === undefined) throw new Error('Cannot test: there is no line.');
  const points = pointsOf(lineSpec([value], { series: [{ ...series, labels: [label] }] }));
  expect(points?.lines[0]?.values).toEqual([value]);
});

test('no value says more than the one decimal that is told', () => {
  const values = fc.array(fc.option(fc.double({ min: 1, max: 5, noNaN: true })), { minLength: 1 });
  fc.assert(
    fc.property(values, (planned) => {
      const plan = { name: 'Plan', style: 'plan' as const, values: planned };
      const given = pointsOf(lineSpec(planned, { series: [plan] }))?.lines[0]?.values ?? [];
      for (const value of given) expect(String(value ?? 0)).toMatch(/^\d(\.\d)?$/);
    }),
  );
});
