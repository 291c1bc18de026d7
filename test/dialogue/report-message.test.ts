import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderMessage as renderSlack } from '../../adapters/slack/render.ts';
import { renderMessage as renderTeams } from '../../adapters/teams/render.ts';
import { reportMessage } from '../../src/dialogue/index.ts';
import { type Button, isLink, type Message, messageSchema } from '../../src/message.ts';
import type { ChartSpec, PageSection } from '../../src/report/index.ts';
import { pageAdvice, pageLight, reportPage } from '../support/page-parts.ts';
import { readable } from '../support/town.ts';

const say = (key: string, values: Readonly<Record<string, string | number>> = {}) =>
  [key, ...Object.values(values)].join(' ');
const chart = {
  title: 'Kurven',
  alt: 'Kurven falder og stiger igen.',
  lang: 'da',
  xLabel: 'Uge',
  yLabel: 'Tryghed',
  yMin: 1,
  yMax: 5,
  x: ['47'],
  series: [{ name: 'Målt', style: 'actual', values: [3.4], labels: ['3,4'] }],
  marks: [],
} as const;
const weeks = Array.from({ length: 60 }, (_, at) => at);
/** A year of rounds, with all the lines a chart has. */
const year: ChartSpec = {
  ...chart,
  x: weeks.map(String),
  series: (['reference', 'plan', 'actual'] as const).map((style) => ({
    name: style,
    style,
    values: weeks.map(() => 3.4),
    labels: weeks.map(() => '3,4'),
  })),
};
const png = 'iVBORw0KGgo=';

function section(more: Partial<PageSection>): PageSection {
  return { id: 'goals', heading: 'Mål', lines: [], ...more };
}

function actionsOf({ blocks }: Message): string[] {
  return blocks.flatMap((block) =>
    block.type === 'buttons'
      ? block.buttons.map((one) => (isLink(one) ? one.url : `${one.action} ${one.value}`))
      : [],
  );
}

describe('the week’s report as a message', () => {
  test('says headline, lights in words and signs, and who it is about, in this order', () => {
    const lights = [pageLight(), pageLight({ light: 'red', symbol: '▲', word: 'Rød', name: 'Tid' })];
    const text = readable(reportMessage(reportPage([section({ lights })]), say));
    expect(text.split('\n').slice(0, 3)).toEqual([
      'Uge 47 · Familieafdelingen · 3 uger efter start',
      'reportchat.period 16.–22. november 2026',
      '**Tre af fire mål er nået.**',
    ]);
    expect(text).toContain('● **Grøn** – Tryghed i systemet: 3,4 (mål 3,2) uændret · 20+ svar');
    expect(text).toContain('▲ **Rød** – Tid');
  });

  test.each([
    ['red', 'reportchat.whyRed'],
    ['yellow', 'reportchat.whyYellow'],
  ] as const)('has a button that tells why a light is %s', (light, label) => {
    const message = reportMessage(reportPage([section({ lights: [pageLight({ light })] })]), say);
    expect(readable(message)).toContain(`[${label}]`);
    expect(actionsOf(message)).toContain('reportWhy 2026-W47|familie');
  });

  test.each(['green', 'grey'] as const)('has none when all is %s', (light) => {
    const message = reportMessage(reportPage([section({ lights: [pageLight({ light })] })]), say);
    expect(actionsOf(message).filter((one) => one.startsWith('reportWhy'))).toEqual([]);
  });

  test('shows the curve with its text, and the same as a table', () => {
    const table = { caption: 'Kurven', columns: [{ label: 'Uge' }], rows: [['46'], ['47']] };
    const { blocks } = reportMessage(reportPage([section({ id: 'dip', chart, table })]), say, { png });
    expect(blocks.find(({ type }) => type === 'picture')).toEqual({
      type: 'picture',
      png,
      alt: chart.alt,
      title: 'Kurven',
      chart: {
        xLabel: 'Uge',
        yLabel: 'Tryghed',
        yMin: 1,
        yMax: 5,
        x: ['47'],
        lines: [{ name: 'Målt', style: 'actual', values: [3.4] }],
      },
    });
    expect(blocks.find(({ type }) => type === 'table')).toMatchObject({ rows: [['46'], ['47']] });
  });

  test('cuts the curve’s table to the weeks that were measured last, not to what is planned after them', () => {
    const rows = Array.from({ length: 15 }, (_, at) => [`${at}${'x'.repeat(500)}`, at <= 9 ? '3,1' : '']);
    const table = { caption: 'Kurven', columns: [{ label: 'Uge' }, { label: 'Målt' }], rows, newest: 9 };
    const { blocks } = reportMessage(reportPage([section({ id: 'dip', chart, table })]), say, { png });
    const shown = blocks.flatMap((block) => (block.type === 'table' ? block.rows : []));
    expect(shown).toEqual(rows.slice(2, 10));
  });

  test('asks about a suggestion, says what is decided, not by whom, and lets it be decided otherwise', () => {
    const id = pageAdvice().id;
    const asked = [`reportDo ${id}|will`, `reportDo ${id}|notNow`, `reportDo ${id}|done`];
    const open = reportMessage(reportPage([section({ id: 'advice', advice: [pageAdvice()] })]), say);
    expect(actionsOf(open).slice(0, 3)).toEqual(asked);
    const advice = [pageAdvice({ decided: 'Vi gør det' })];
    const decided = reportMessage(reportPage([section({ id: 'advice', advice })]), say);
    expect(readable(decided)).toContain('reportchat.decidedSoFar Vi gør det');
    expect(actionsOf(decided).slice(0, 3)).toEqual(asked);
    const seen = reportMessage(reportPage([section({ id: 'advice', advice })]), say, { decides: false });
    expect(readable(seen)).toContain('reportchat.decided Vi gør det');
    expect(actionsOf(seen).filter((one) => one.startsWith('reportDo'))).toEqual([]);
  });

  test('shows a gain as somebody’s words, never as our notation', () => {
    const { blocks } = reportMessage(reportPage([section({ id: 'gain', lines: ['**Fed** uge'] })]), say);
    expect(blocks).toContainEqual({ type: 'quote', text: '**Fed** uge' });
  });

  test('leads to the overview by a given address, else by a button that makes a link', () => {
    const link = 'https://medvind.example/overblik';
    expect(actionsOf(reportMessage(reportPage([]), say, { link }))).toContain(link);
    expect(actionsOf(reportMessage(reportPage([]), say))).toContain('overview ');
  });

  test('of a week with much to tell gives each section its first line before any gets more, and names once what has no room', () => {
    const headings = ['Plan', 'Svar', 'Emner', 'Superbrugere', 'Vi gjorde'];
    const read = (sentence: string) => {
      const advice = [1, 2, 3].map((n) => pageAdvice({ id: `2026-W47/familie/${n}`, text: 'x'.repeat(180) }));
      const lists = headings.map((heading) =>
        section({ id: 'topics', heading, lines: [1, 2, 3, 4].map((n) => `${heading} ${n}: ${sentence}`) }),
      );
      const sections = [section({ lights: [pageLight()] }), ...lists, section({ id: 'advice', advice })];
      return readable(reportMessage(reportPage(sections), say));
    };
    const full = read('y'.repeat(300));
    for (const heading of headings) expect(full).toContain(`${heading} 1: y`);
    expect(full).not.toContain('reportchat.leftOut');
    const fuller = read('y'.repeat(1400));
    const shown = headings.filter((heading) => fuller.includes(`${heading} 1: y`));
    const named = headings.filter((heading) => !shown.includes(heading));
    expect(shown.length).toBeGreaterThan(0);
    expect(fuller).toContain(`reportchat.leftOut ${named.join(' · ')}`);
    for (const heading of named) expect(fuller).not.toContain(`**${heading}**`);
  });

  test('is one message that can be replaced in place, in Slack and in Teams, however much there is to tell', () => {
    const words = (max: number) =>
      fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: max, size: 'max' });
    const table = fc.record({
      caption: words(80),
      columns: fc.constant([{ label: 'Uge' }, { label: 'Mål' }, { label: 'Tal', numeric: true }]),
      rows: fc.array(fc.tuple(words(40), words(40), words(12)), { maxLength: 60, size: 'max' }),
    });
    const sections = fc.record({
      goals: fc.array(fc.record({ name: words(120), why: words(90) }), { maxLength: 5 }),
      lists: fc.array(fc.record({ lines: fc.array(words(160), { maxLength: 30, size: 'max' }), table }), {
        minLength: 1,
        maxLength: 8,
      }),
      advice: fc.array(fc.record({ text: words(200), why: words(160) }), { maxLength: 3 }),
    });
    fc.assert(
      fc.property(sections, ({ goals, lists, advice }) => {
        const page = reportPage([
          section({ lights: goals.map((one) => pageLight({ ...one, light: 'red' })) }),
          ...lists.map((one, at) =>
            section({ id: 'topics', heading: 'Emner', ...one, ...(at === 0 && { chart: year }) }),
          ),
          section({
            id: 'advice',
            advice: advice.map((one) => pageAdvice({ ...one, decided: 'Allerede gjort' })),
          }),
        ]);
        const others = ['all', 'modtagelse', 'unge'].map((scope) => ({ scope, name: 'Familieafdelingen' }));
        const message = reportMessage(page, say, { png, others });
        expect(messageSchema.safeParse(message).success).toBe(true);
        expect(renderSlack(message)).toHaveLength(1);
        const teams = renderTeams(message, { dialogs: new Set() });
        expect(teams).toHaveLength(1);
        expect(JSON.stringify(teams)).toContain('Chart.Line');
        const decisions = message.blocks.flatMap((block) => (block.type === 'buttons' ? block.buttons : []));
        expect(decisions.filter((one) => (one as Button).action === 'reportDo')).toHaveLength(
          advice.length * 3,
        );
      }),
      { numRuns: 60 },
    );
  });
});
