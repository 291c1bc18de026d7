import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chartElement } from '../../../adapters/teams/chart.ts';
import { renderMessage } from '../../../adapters/teams/render.ts';
import { pointsOf } from '../../../src/dialogue/report/points.ts';
import type { Block, Chart } from '../../../src/message.ts';
import { dipSpec } from '../../chart/specs.ts';
import type { Json } from '../../support/json.ts';
import { cardPng } from '../../support/png.ts';
import { walk } from '../../support/teams-client.ts';

const still = { type: 'Image', url: 'data:image/png;base64,AA==' };
const look = { dialogs: new Set<string>() };

function chart(changes: Partial<Chart> = {}): Chart {
  const points = pointsOf(dipSpec());
  if (points === undefined) throw new Error('Cannot test: the dip has no points.');
  return { ...points, ...changes };
}

function line(values: readonly (number | null)[], name = 'Målt'): Chart['lines'][number] {
  return { name, style: 'actual', values: [...values] };
}

const dataOf = (element: Json | undefined) =>
  (element?.['data'] ?? []) as readonly { legend: string; values: readonly { x: unknown; y: number }[] }[];

test('a curve is drawn by Teams on the scale of its statement, and by its picture where Teams cannot', () => {
  const element = chartElement(chart(), still);
  expect(element).toMatchObject({
    type: 'Chart.Line',
    xAxisTitle: 'Uger efter start',
    yAxisTitle: 'Helt uenig (1) til helt enig (5)',
    yMin: 1,
    yMax: 5,
    fallback: still,
  });
  expect(dataOf(element).map(({ legend }) => legend)).toEqual(['Uden ledelse', 'Plan', 'Målt']);
});

test('a week without a figure has no point, and is never a zero', () => {
  expect(dataOf(chartElement(chart(), still)).at(-1)?.values).toEqual([
    { x: '−1', y: 3.3 },
    { x: '0', y: 2.7 },
    { x: '2', y: 3.2 },
  ]);
});

test.each<[string, Partial<Chart>, readonly unknown[] | undefined]>([
  ['names where a line has them all', { x: ['51', '52', '1'], lines: [line([1, 2, 3])] }, ['51', '52', '1']],
  [
    'numbers where none has',
    { x: ['−4', '0', '1'], lines: [line([1, null, 3]), line([null, 2, 3])] },
    [-4, 1],
  ],
  ['numbers where there are many', manyWeeks(), Array.from({ length: 21 }, (_, at) => at)],
  [
    'no chart where none has and the year turns',
    { x: ['51', '52', '1'], lines: [line([1, null, 3])] },
    undefined,
  ],
  ['no chart where a name comes again', { x: ['47', '47'], lines: [line([1, 2])] }, undefined],
  ['no chart without a value', { x: ['47'], lines: [line([null])] }, undefined],
])('below a chart stand %s', (_, changes, expected) => {
  const element = chartElement(chart(changes), still);
  expect(element && dataOf(element)[0]?.values.map(({ x }) => x)).toEqual(expected);
});

function manyWeeks(): Partial<Chart> {
  const x = Array.from({ length: 21 }, (_, at) => String(at));
  return { x, lines: [line(x.map(() => 3))] };
}

test('whatever has values, Teams meets the weeks in their order, and every value is there', () => {
  const values = fc.array(fc.option(fc.integer({ min: 1, max: 5 })), { minLength: 6, maxLength: 6 });
  fc.assert(
    fc.property(fc.array(values, { minLength: 1, maxLength: 4 }), (lines) => {
      const x = ['−2', '−1', '0', '1', '2', '3'];
      const data = dataOf(chartElement(chart({ x, lines: lines.map((one) => line(one)) }), still));
      const met = [...new Set(data.flatMap((one) => one.values.map((point) => point.x)))];
      const places = met.map((one) => x.indexOf(String(one).replace('-', '−')));
      if (typeof met[0] === 'string') expect(places).toEqual(places.toSorted((a, b) => a - b));
      expect(data.flatMap((one) => one.values)).toHaveLength(
        lines.flat().filter((one) => one !== null).length,
      );
    }),
  );
});

function picture(png: Buffer): Extract<Block, { type: 'picture' }> {
  return { type: 'picture', png: png.toString('base64'), alt: 'En kurve', title: 'Tryghed', chart: chart() };
}

test('the title stands once, above the chart and above its picture', () => {
  const [part, ...more] = renderMessage(
    { lang: 'da', text: 'x', blocks: [picture(cardPng(480, 264))] },
    look,
  );
  expect(more).toEqual([]);
  expect(JSON.stringify(part?.card).split('Tryghed')).toHaveLength(2);
  const element = walk(part?.card['body']).find(({ type }) => type === 'Chart.Line');
  expect(element).not.toHaveProperty('title');
});

test('a picture that is too large leaves the chart, and words where there is none', () => {
  const [part] = renderMessage({ lang: 'da', text: 'x', blocks: [picture(cardPng(2000, 10))] }, look);
  const json = JSON.stringify(part?.card);
  expect(json).toContain('Chart.Line');
  expect(json).not.toContain('data:image');
  expect(json).toContain('En kurve (Billedet er for stort til Teams.)');
});

test('the bytes of a picture behind a chart do not count, as Teams does not count them; the points do', () => {
  const small = picture(cardPng(480, 264));
  const large = { ...small, png: `${small.png}${'A'.repeat(100_000)}` };
  const cards = (blocks: readonly Block[]) =>
    renderMessage({ lang: 'da', text: 'x', blocks: [...blocks] }, look).length;
  const rest: Block[] = Array.from({ length: 3 }, () => ({ type: 'quote', text: 'x'.repeat(8000) }));
  expect(cards([large, ...rest])).toBe(1);
  expect(cards(Array.from({ length: 100 }, () => large))).toBe(
    cards(Array.from({ length: 100 }, () => small)),
  );
  expect(cards(Array.from({ length: 100 }, () => small))).toBeGreaterThan(1);
});
