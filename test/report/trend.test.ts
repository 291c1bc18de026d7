import { describe, expect, test } from 'vitest';
import { trendOf, type WeekReport, weekByWeek, whyRed } from '../../src/report/index.ts';
import { dipReports, fullReport } from '../support/reports.ts';
import { viewOf } from './page-view.ts';

/** With spaces that do not break written as plain ones. */
function plain<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value ?? null).replaceAll('\u00a0', ' '));
}

function trend(reports: readonly WeekReport[], figure: string, scope = 'familie', lang: 'da' | 'en' = 'da') {
  return plain(trendOf(reports, scope, figure, viewOf(lang)));
}

describe('a figure through the weeks', () => {
  test('a goal is drawn with its target and tolerance', () => {
    const { chart, table } = trend(dipReports(), 'svartid') ?? {};
    expect(chart?.x).toEqual(['44', '45', '46', '47']);
    expect(chart?.series).toEqual([
      { name: 'Mål', style: 'plan', values: [30, 30, 30, 30], tolerance: 5 },
      {
        name: 'Målt',
        style: 'actual',
        values: [44, 39, 31, 28],
        labels: ['44 min.', '39 min.', '31 min.', '28 min.'],
      },
    ]);
    expect(table?.rows.at(-1)).toEqual(['Uge 47', '28 min. (arbejdstid)', '', 'ud fra 19 spørgsmål']);
  });

  test.each([
    ['a statement', 'C1', 'familie', [1, 5], 'Helt uenig (1) til helt enig (5)'],
    ['a share', 'selfService', 'familie', [0, 100], 'Procent'],
    ['a response rate', 'participation', 'all', [0, 100], 'Procent'],
    ['minutes', 'replyMedian', 'familie', [0, 50], 'Minutter (arbejdstid)'],
    ['a count', 'asked', 'familie', [0, 80], 'Antal'],
    ['a small count', 'newEntries', 'all', [0, 4], 'Antal'],
  ] as const)('%s has an axis of its own', (_name, figure, scope, [yMin, yMax], yLabel) => {
    expect(trend(dipReports(), figure, scope)?.chart).toMatchObject({ yMin, yMax, yLabel });
  });

  test('weeks are counted on over a turn of the year with 53 weeks', () => {
    const [first, second] = dipReports();
    if (first === undefined || second === undefined) throw new Error('there are too few weeks');
    const moved = (report: WeekReport, week: string): WeekReport =>
      JSON.parse(JSON.stringify(report).replaceAll(report.week, week));
    const { chart } = trend([moved(first, '2026-W52'), moved(second, '2027-W01')], 'asked') ?? {};
    expect(chart?.x).toEqual(['52', '53', '1']);
    expect(chart?.series[0]?.values).toEqual([12, null, 71]);
  });

  test('a changed target counts from its week', () => {
    const changed = dipReports().map((report, at) => ({
      ...report,
      scopes: report.scopes.map((scope) => ({
        ...scope,
        goals: scope.goals.map((goal) => ({ ...goal, target: at < 2 ? goal.target : 20 })),
      })),
    }));
    expect(trend(changed, 'svartid')?.chart.series[0]?.values).toEqual([30, 30, 20, 20]);
  });

  test.each([
    ['a goal nobody has typed a figure for', 'bfu-til-tiden', 'familie'],
    ['what is no figure', 'vejret', 'familie'],
    ['a scope that is not shown', 'C1', 'unge'],
  ])('%s has no trend', (_name, figure, scope) => {
    expect(trend(dipReports(), figure, scope)).toBeNull();
  });
});

describe('week by week', () => {
  test('is newest first, with the light’s symbol before each goal, and names a grey one', () => {
    const { columns, rows } = plain(weekByWeek(dipReports(), 'familie', viewOf('da')));
    expect(columns.map(({ label }) => label).slice(0, 3)).toEqual([
      'Uge',
      'Tryghed i systemet',
      'Tid til at lære',
    ]);
    expect(rows.map(([first]) => first)).toEqual(['Uge 47', 'Uge 46', 'Uge 45', 'Uge 44']);
    expect(rows[0]?.slice(1, 6)).toEqual(['● 3,2', '■ 2,1', '▲ 2,9', '● 28 min. (arbejdstid)', '○ Grå']);
  });

  test('a measure that is a goal stands there once', () => {
    const labels = weekByWeek(dipReports(), 'familie', viewOf('en')).columns.map(({ label }) => label);
    expect(labels).toContain('An answer within half an hour');
    expect(labels).not.toContain('Waiting for a reply, half');
  });

  test('of a scope that was never shown it is empty', () => {
    expect(weekByWeek(dipReports(), 'unge', viewOf('da')).rows).toEqual([]);
  });
});

describe('why red', () => {
  test('tells the red goals first, each with its number and what is suggested', () => {
    const lines = plain(whyRed(fullReport(), 'familie', viewOf('da')));
    expect(lines[0]).toContain('■ Rød – Tid til at lære 2,1 (mål 3,0) ned');
    expect(lines[1]).toContain('Forslag: Giv alle to fredede timer');
    expect(lines.findIndex((line) => line.includes('▲ Gul'))).toBeGreaterThan(1);
    expect(lines.at(-1)).toContain('○ Grå');
  });

  test('without a red goal it says so first', () => {
    const [first] = dipReports();
    if (first === undefined) throw new Error('there is no first week');
    const calm = {
      ...first,
      scopes: first.scopes.map((one) => ({
        ...one,
        goals: one.goals.filter(({ light }) => light !== 'red'),
      })),
    };
    expect(plain(whyRed(calm, 'familie', viewOf('da')))[0]).toBe('Ingen mål er røde i uge 44.');
  });

  test('of a scope that is not shown it says nothing', () => {
    expect(whyRed(fullReport(), 'unge', viewOf('da'))).toEqual([]);
  });
});
