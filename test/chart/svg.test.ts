import { describe, expect, test } from 'vitest';
import { drawSvg } from '../../src/chart/index.ts';
import { dipSpec, lineSpec } from './specs.ts';

/** What can be read in a picture, in the order it stands there. */
function wordsOf(svg: string): string[] {
  return [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map((found) => found[1] ?? '');
}

/** The lines that are drawn in a colour, as their path data. */
function pathsIn(svg: string, color: string): string[] {
  return [...svg.matchAll(/<path d="([^"]+)"[^>]*?stroke="([^"]+)"/g)].flatMap(([, path, stroke]) =>
    stroke === color && path !== undefined ? [path] : [],
  );
}

const actual = '#0b4f8f';

describe('a chart as SVG', () => {
  const svg = drawSvg(dipSpec());

  test('says what it is and holds its whole content in words, for those who do not see it', () => {
    const { title, alt } = dipSpec();
    expect(svg).toMatch(/^<svg [^>]*role="img" aria-labelledby="(\S+) (\S+)">\s*<title id="\1">/);
    expect(svg).toContain(`>${title}</title>`);
    expect(svg).toContain(`>${alt}</desc>`);
  });

  test('names every line where it is, so that there is no legend to look up', () => {
    expect(wordsOf(svg)).toEqual(
      expect.arrayContaining(['Plan', 'Uden ledelse', 'Målt', 'Start', 'Indkøring']),
    );
  });

  test('writes the number at every point as it was given', () => {
    expect(wordsOf(svg)).toEqual(expect.arrayContaining(['3,3', '2,7', '3,2']));
  });

  test('has an axis from 1 to 5', () => {
    expect(wordsOf(svg).filter((word) => /^\d$/.test(word))).toEqual(
      expect.arrayContaining(['1', '2', '3', '4', '5']),
    );
  });

  test('draws the plan dashed, the reference dotted and the measured line whole', () => {
    expect(svg).toMatch(
      /stroke="#566270"[^>]*stroke-dasharray="7,5"|stroke-dasharray="7,5"[^>]*stroke="#566270"/,
    );
    expect(svg).toMatch(
      /stroke="#8a94a0"[^>]*stroke-dasharray="1.5,4"|stroke-dasharray="1.5,4"[^>]*stroke="#8a94a0"/,
    );
    expect(svg.match(new RegExp(`<path[^>]*${actual}[^>]*>`))?.[0]).not.toContain('dasharray');
  });

  test('the same chart gives the same text, however many were drawn before', () => {
    drawSvg(lineSpec([1, 2, 3]));
    expect(drawSvg(dipSpec())).toBe(svg);
  });

  test('two charts on one page share no id', () => {
    const idsOf = (text: string) => new Set([...text.matchAll(/ id="([^"]+)"/g)].map((found) => found[1]));
    expect(idsOf(svg).isDisjointFrom(idsOf(drawSvg(lineSpec([1, 2, 3]))))).toBe(true);
  });

  test('needs no style of a page, no script and nothing from another address', () => {
    expect(svg).not.toMatch(/<style|style=|<script|\son\w+=|href|url\(\s*['"]?http/);
  });

  test('what stands in a title is text and never markup', () => {
    const odd = drawSvg(dipSpec({ title: 'Tid & <script>alert(1)</script>', alt: 'a < b' }));
    expect(odd).not.toContain('<script>');
    expect(odd).toContain('Tid &amp; &lt;script&gt;');
  });
});

describe('gaps stay gaps', () => {
  // A line's path begins anew after a gap: one M for each stretch.
  test.each([
    ['no gap is one stretch', [3, 3.2, 3.4], 1],
    ['a round that is not shown parts the line', [3, 3.2, null, 3.4, 3.5], 2],
    ['weeks after the last round have no line', [3, 3.2, null, null], 1],
  ] as const)('%s', (_name, values, stretches) => {
    const [line = ''] = pathsIn(drawSvg(lineSpec(values)), actual).filter((path) => path.includes('L'));
    expect(line.match(/M/g)?.length).toBe(stretches);
  });

  test('a null is never drawn as zero', () => {
    const svg = drawSvg(lineSpec([40, null, 60], { yMin: 0, yMax: 100 }));
    expect(wordsOf(svg).filter((word) => word === '0')).toHaveLength(1);
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
  });
});

describe('odd charts are drawn too', () => {
  test.each([
    ['one single point', lineSpec([3.4])],
    ['nothing measured yet', dipSpec({ series: dipSpec().series.slice(0, 2) })],
    ['only gaps', lineSpec([null, null, null])],
    ['a hundred weeks', lineSpec(Array.from({ length: 100 }, (_, at) => 1 + (at % 40) / 10))],
    ['a title of 200 letters', dipSpec({ title: 'Jeg ved, hvem der har ansvar for hvad. '.repeat(5) })],
    ['values below zero', lineSpec([-4, 2, 6], { yMin: -10, yMax: 10 })],
  ])('%s', (_name, spec) => {
    const svg = drawSvg(spec);
    expect(svg).toMatch(/<\/svg>$/);
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
  });
});

describe('numbers are written in the chart’s language', () => {
  test.each([
    ['da', '0,5'],
    ['en', '0.5'],
  ] as const)('%s writes a half as %s', (lang, half) => {
    expect(wordsOf(drawSvg(lineSpec([1, 2], { lang, yMin: 0, yMax: 2 })))).toContain(half);
  });

  test('an axis has round numbers', () => {
    const wordsTo = (yMax: number) => wordsOf(drawSvg(lineSpec([1, 2], { yMin: 0, yMax })));
    expect(wordsTo(50)).toEqual(expect.arrayContaining(['0', '10', '20', '30', '40', '50']));
    expect(wordsTo(100)).toEqual(expect.arrayContaining(['0', '25', '50', '75', '100']));
  });
});

describe('crowded points', () => {
  test('the last, the highest and the lowest keep their number, and no two numbers overlap', () => {
    const values = Array.from({ length: 60 }, (_, at) => Math.round(30 + 15 * Math.sin(at / 7)) / 10);
    const svg = drawSvg(lineSpec(values));
    const told = [...svg.matchAll(/<text[^>]*font-size="14px"[^>]*translate\(([\d.]+)[^>]*>([^<]*)</g)].map(
      (found) => ({ at: Number(found[1]), text: found[2] ?? '' }),
    );
    const texts = told.map(({ text }) => text);
    expect(texts).toEqual(
      expect.arrayContaining(
        [Math.max(...values), Math.min(...values), values.at(-1)].map((value) => value?.toFixed(1)),
      ),
    );
    const places = [...new Set(told.map(({ at }) => at))].sort((a, b) => a - b);
    expect(Math.min(...places.slice(1).map((at, index) => at - (places[index] ?? 0)))).toBeGreaterThan(20);
  });
});
