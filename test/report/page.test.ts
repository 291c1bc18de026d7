import { describe, expect, test } from 'vitest';
import {
  type PageSection,
  pageOf,
  type ReportPage,
  type ScopeReport,
  type WeekReport,
} from '../../src/report/index.ts';
import { dipReports, emptyReport, fewReport, fullReport } from '../support/reports.ts';
import { textsOf } from './page-facts.ts';
import { plan, viewOf } from './page-view.ts';

/** A page that must be there; spaces that do not break are written as plain ones, to be read here. */
function page(report: WeekReport, scope = 'familie', view = viewOf('da')): ReportPage {
  const made = pageOf(report, scope, view);
  if (made === undefined) throw new Error(`there is no page of ${scope}`);
  return JSON.parse(JSON.stringify(made).replaceAll('\u00a0', ' '));
}

function section(of: ReportPage, id: PageSection['id']): PageSection | undefined {
  return of.sections.find((one) => one.id === id);
}

/** Week 47 with one scope, familie, changed. */
function familie(changes: Partial<ScopeReport>): WeekReport {
  const report = fullReport();
  return {
    ...report,
    scopes: report.scopes.map((one) => (one.scope === 'familie' ? { ...one, ...changes } : one)),
  };
}

/** A light's line of figures for a goal that is measured so. */
function light(goal: Partial<ScopeReport['goals'][number]>) {
  const [first] = fullReport().scopes[1]?.goals ?? [];
  if (first === undefined) throw new Error('there is no goal');
  const [shown] = section(page(familie({ goals: [{ ...first, ...goal }] })), 'goals')?.lights ?? [];
  return shown;
}

const activity = (figure: 'replyMedian' | 'selfService' | 'participation' | 'perAsker') =>
  ({ kind: 'activity', figure }) as const;
const manual = (unit: 'percent' | 'days' | 'hours' | 'number') =>
  ({ kind: 'manual', unit, every: 'month' }) as const;
const pulse = { kind: 'pulse', item: 'C1' } as const;
const week = '2026-W47';

describe('the heading', () => {
  test.each([
    [-3, 'Uge 47 · Familieafdelingen · 3 uger før start'],
    [-1, 'Uge 47 · Familieafdelingen · 1 uge før start'],
    [0, 'Uge 47 · Familieafdelingen · startugen'],
    [1, 'Uge 47 · Familieafdelingen · 1 uge efter start'],
    [6, 'Uge 47 · Familieafdelingen · 6 uger efter start'],
  ])('%i weeks since go-live is told as "%s"', (sinceGoLive, title) => {
    expect(page(familie({ sinceGoLive })).title).toBe(title);
  });

  test.each([
    ['2026-W47', '2026-11-16', '2026-11-22', 'da', 'Uge 47', '16.–22. november 2026'],
    ['2026-W47', '2026-11-16', '2026-11-22', 'en', 'Week 47', '16–22 November 2026'],
    ['2026-W49', '2026-11-30', '2026-12-06', 'da', 'Uge 49', '30. november – 6. december 2026'],
    ['2026-W53', '2026-12-28', '2027-01-03', 'da', 'Uge 53', '28. december 2026 – 3. januar 2027'],
    ['2026-W53', '2026-12-28', '2027-01-03', 'en', 'Week 53', '28 December 2026 – 3 January 2027'],
    ['2027-W01', '2027-01-04', '2027-01-10', 'da', 'Uge 1', '4.–10. januar 2027'],
  ] as const)('%s from %s to %s in %s is %s · %s %s', (label, from, to, lang, title, period) => {
    const made = page({ ...fullReport(), week: label, from, to }, 'all', viewOf(lang));
    expect(made.title).toBe(`${title} · Eksempel Kommune`);
    expect(made.period).toBe(period);
  });

  test('an invented municipality is said to be one, and a real one is not', () => {
    expect(page(fullReport()).example).toContain('opdigtede');
    expect(page({ ...fullReport(), example: false }).example).toBeUndefined();
  });

  test('a scope that the report does not tell of has no page', () => {
    expect(pageOf(fullReport(), 'unge', viewOf('da'))).toBeUndefined();
  });
});

describe('a light', () => {
  test.each([
    ['a mean has one decimal', pulse, { value: 3, week, band: '20+' }, '3,0'],
    [
      'five answers that were cut off below',
      pulse,
      { value: 1.5, week, limit: 'atMost', band: '5-9' },
      'højst 1,5',
    ],
    [
      'five answers that were cut off above',
      pulse,
      { value: 4.5, week, limit: 'atLeast', band: '5-9' },
      'mindst 4,5',
    ],
    ['minutes', activity('replyMedian'), { value: 24, week }, '24 min. (arbejdstid)'],
    ['hours and minutes', activity('replyMedian'), { value: 190, week }, '3 t. 10 min. (arbejdstid)'],
    ['whole hours', activity('replyMedian'), { value: 120, week }, '2 t. (arbejdstid)'],
    ['nearly an hour', activity('replyMedian'), { value: 59.6, week }, '1 t. (arbejdstid)'],
    ['a share', activity('selfService'), { value: 64, week }, '64 %'],
    ['a response rate in steps of five', activity('participation'), { value: 70, week }, 'ca. 70 %'],
    ['the highest response rate there is', activity('participation'), { value: 95, week }, 'over 90 %'],
    ['the lowest', activity('participation'), { value: 5, week }, 'under 10 %'],
    ['a mean of counts', activity('perAsker'), { value: 2.5, week }, '2,5'],
    ['a typed share', manual('percent'), { value: 82.5, week }, '82,5 %'],
    ['one typed day', manual('days'), { value: 1, week }, '1 dag'],
    ['typed hours', manual('hours'), { value: 7.5, week }, '7,5 timer'],
    ['a large number', manual('number'), { value: 1234.5, week }, '1.234,5'],
  ] as const)('%s', (_name, measure, reading, value) => {
    expect(light({ measure, reading })?.value).toBe(value);
  });

  test.each([
    ['green', '●', 'Grøn'],
    ['yellow', '▲', 'Gul'],
    ['red', '■', 'Rød'],
    ['grey', '○', 'Grå'],
  ] as const)('%s has a shape and a word of its own: %s %s', (colour, symbol, word) => {
    expect(light({ light: colour })).toMatchObject({ symbol, word });
  });

  test('a goal that is to fall says that its target is the most', () => {
    expect(light({ direction: 'down', measure: activity('replyMedian'), target: 30 })?.target).toBe(
      'mål højst 30 min.',
    );
    expect(light({ direction: 'up', measure: pulse, target: 3.2 })?.target).toBe('mål 3,2');
  });

  test('what it is made of is told, with the week when that is another than the report’s', () => {
    expect(light({ reading: { value: 3, week, band: '5-9' } })?.size).toBe('5–9 svar');
    expect(light({ reading: { value: 3, week: '2026-W46', band: '20+' } })?.size).toBe('20+ svar, uge 46');
    expect(light({ measure: activity('selfService'), reading: { value: 64, week, cases: 58 } })?.size).toBe(
      'ud fra 58 spørgsmål',
    );
  });

  test('one without a figure is grey, with no number at all but its target', () => {
    expect(light({ reading: undefined, light: 'grey', why: 'tooFew' })).toMatchObject({
      word: 'Grå',
      value: '',
      change: '',
      size: '',
    });
  });
});

describe('the parts of a page', () => {
  test('come in one fixed order, and operations only for project leads', () => {
    const order = ['goals', 'dip', 'participation', 'topics', 'capacity', 'advice', 'saidDid', 'gain'];
    expect(page(fullReport()).sections.map(({ id }) => id)).toEqual([...order, 'hypercare']);
    const lead = page(fullReport(), 'familie', viewOf('da', { operations: true }));
    expect(lead.sections.map(({ id }) => id)).toEqual([...order, 'operations', 'hypercare']);
  });

  test('a response rate under a half is to be read with caution, one of a half is not', () => {
    const rated = (value: number) =>
      section(
        page(familie({ measures: [{ name: 'participation', reading: { value, week } }] })),
        'participation',
      );
    expect(rated(45)?.lines.join(' ')).toContain('tolkes med forsigtighed');
    expect(rated(50)?.lines.join(' ')).not.toContain('forsigtighed');
  });

  test('waiting is told as half and nine in ten, with how many it is counted from', () => {
    const measures: ScopeReport['measures'] = [
      { name: 'replyMedian', reading: { value: 24, week, cases: 21, change: 'down' } },
      { name: 'replyP90', reading: { value: 190, week, cases: 21 } },
    ];
    expect(section(page(familie({ measures })), 'participation')?.lines).toContain(
      'Halvdelen fik svar fra en superbruger inden for 24 min. arbejdstid, ni ud af ti inden for 3 t. 10 min. (ud fra 21 spørgsmål, ned).',
    );
  });

  test('five topics are shown with count and age, and what the unit has of them where that may be told', () => {
    const topic = (count: number) => ({ topic: 'breve', title: 'Breve', count, oldestDays: count });
    const made = page(familie({ topics: [{ ...topic(9), own: 6 }, ...[5, 4, 3, 2, 1].map(topic)] }));
    const { table } = section(made, 'topics') ?? {};
    expect(table?.rows).toHaveLength(5);
    expect(table?.rows.slice(0, 2)).toEqual([
      ['Breve', '9', '6', '9 arbejdsdage'],
      ['Breve', '5', '–', '5 arbejdsdage'],
    ]);
    expect(section(page(familie({ topics: [topic(1)] })), 'topics')?.table?.rows).toEqual([
      ['Breve', '1', '1 arbejdsdag'],
    ]);
  });

  test('hours with nobody on duty are told by weekday', () => {
    expect(section(page(fullReport()), 'capacity')?.table?.rows[0]).toEqual([
      'torsdag 26. november',
      '15.30–17.00',
    ]);
    const english = page(fullReport(), 'familie', viewOf('en'));
    expect(section(english, 'capacity')?.table?.rows[0]).toEqual(['Thursday 26 November', '15:30–17:00']);
  });

  test('used hours that are not shown leave only what was agreed', () => {
    const { usedHours: _, ...capacity } = fullReport().capacity;
    const made = page({ ...fullReport(), capacity });
    expect(section(made, 'capacity')?.lines[0]).toBe(
      '8 superbrugere i alle afdelinger tilsammen. De har aftalt 38 timer om ugen.',
    );
  });

  test.each([0, 1, 2])(
    'how many waited is of all units, and a unit’s page says so: %i',
    (unclaimedOverHour) => {
      const capacity = { ...fullReport().capacity, unclaimedOverHour };
      expect(section(page({ ...fullReport(), capacity }), 'capacity')?.lines[1]).toMatch(
        /^I alle afdelinger /,
      );
      const english = page({ ...fullReport(), capacity }, 'familie', viewOf('en'));
      expect(section(english, 'capacity')?.lines[1]).toMatch(/^In all units /);
    },
  );

  test('what had to be answered again is said straight, also when nothing had', () => {
    const measures = [{ name: 'reopened', reading: { value: 0, week } } as const];
    const lines = section(page(familie({ measures })), 'participation')?.lines.join(' ');
    expect(lines).toContain('0 % kom igen efter det første svar.');
  });

  test('a suggestion says which number it comes from, and the last decision about it', () => {
    const id = '2026-W47/familie/ressourcer';
    const decided = (['notNow', 'will'] as const).map((decision, at) => ({
      action: id,
      decision,
      by: 'x',
      at,
    }));
    const advice = section(page(fullReport(), 'familie', viewOf('da', { decided })), 'advice')?.advice ?? [];
    expect(advice[0]).toMatchObject({ id, focus: 'Ressourcer', decided: 'Vi gør det' });
    expect(advice[0]?.why).toContain('2,1 (20+ svar)');
    expect(advice[1]).not.toHaveProperty('decided');
  });

  test('said and done tells how the number stood and stands, and claims no cause', () => {
    const [line = ''] = section(page(fullReport()), 'saidDid')?.lines ?? [];
    expect(line).toContain('Tid til at lære var 2,2 og er nu 2,1 (uændret).');
    expect(line).not.toMatch(/fordi|derfor/i);
  });

  test('a shared gain stands in quotation marks', () => {
    expect(section(page(fullReport()), 'gain')?.lines).toEqual([
      '»Brevfletningen sparede mig en halv time i tirsdags.«',
    ]);
  });
});

describe('the dip', () => {
  const earlier = dipReports();
  const dip = (scope: string, more = {}) =>
    section(page(fullReport(), scope, viewOf('da', { earlier, ...more })), 'dip');

  test('lays what was measured beside the plan, by weeks since go-live', () => {
    const { table, chart } = dip('familie') ?? {};
    expect(table?.rows.map(([since, planned, actual]) => [since, planned, actual])).toEqual([
      ['2 uger før start', '3,4', ''],
      ['1 uge før start', '3,1', '3,3'],
      ['Startugen', '2,8', '2,7'],
      ['1 uge efter start', '2,9', '3,0'],
      ['2 uger efter start', '3,0', '3,2'],
      ['4 uger efter start', '3,2', ''],
      ['12 uger efter start', '3,8', ''],
    ]);
    expect(chart?.x.slice(0, 4)).toEqual(['−2', '−1', '0', '1']);
    expect(chart?.series.map(({ style }) => style)).toEqual(['plan', 'actual']);
    expect(chart?.alt).toContain('startugen 2,7 (plan 2,8)');
  });

  test.each([
    ['inside the tolerance', 2.7, undefined, 'Planen siger 3,0. Det er inden for planen.'],
    ['below it', 2.6, undefined, 'Planen siger 3,0. Det er under planen.'],
    ['above it', 3.4, undefined, 'Planen siger 3,0. Det er over planen.'],
    ['cut off, and surely below', 1.5, 'atMost', 'Planen siger 3,0. Det er under planen.'],
    ['cut off, and surely above', 4.5, 'atLeast', 'Planen siger 3,0. Det er over planen.'],
    ['cut off where nothing is sure', 1.5, 'atLeast', 'Planen siger 3,0.'],
  ] as const)('a figure %s is said to be', (_name, value, limit, end) => {
    const reading = { value, week, band: '20+' as const, ...(limit !== undefined && { limit }) };
    const made = page(familie({ pulse: [{ item: 'C1', da: 'Et udsagn.', en: 'A statement.', reading }] }));
    expect(section(made, 'dip')?.lines[1]?.endsWith(end)).toBe(true);
  });

  test('marks the phases of the calendar where they begin', () => {
    const calendar = { phases: { intensiveToWeek: 2, settlingToWeek: 7 } };
    const { chart } = dip('familie', { calendar }) ?? {};
    expect(chart?.marks.map(({ at, label }) => [chart.x[at], label])).toEqual([
      ['0', 'Start'],
      ['3', 'Indkøring'],
      ['8', 'Hverdag'],
    ]);
  });

  test('a round that several reports repeat is one point', () => {
    const repeated = { ...fullReport(), week: '2026-W48', from: '2026-11-23', to: '2026-11-29' };
    const grown = { ...repeated, scopes: repeated.scopes.map((one) => ({ ...one, sinceGoLive: 3 })) };
    const made = section(
      page(grown, 'familie', viewOf('da', { earlier: [...earlier, fullReport()] })),
      'dip',
    );
    expect(made?.chart?.series.at(-1)?.values.filter((value) => value !== null)).toEqual([3.3, 2.7, 3, 3.2]);
  });

  test('a round that is held back is a gap in the chart and said in the table', () => {
    const hidden = earlier.map((report) =>
      report.week !== '2026-W46'
        ? report
        : {
            ...report,
            scopes: report.scopes.map((one) => ({
              ...one,
              pulse: [],
              hidden: [{ what: 'C1', why: 'few' as const }],
            })),
          },
    );
    const { chart, table } =
      section(page(fullReport(), 'familie', viewOf('da', { earlier: hidden })), 'dip') ?? {};
    expect(chart?.series.at(-1)?.values.slice(1, 5)).toEqual([3.3, 2.7, null, 3.2]);
    expect(table?.rows.find(([since]) => since === '1 uge efter start')?.[2]).toBe('vises ikke');
  });

  test('without a plan what was measured stands alone, and that is said', () => {
    const { chart, lines } = dip('familie', { plan: undefined }) ?? {};
    expect(chart?.series.map(({ style }) => style)).toEqual(['actual']);
    expect(lines).toContain('Der er ikke lagt en plan, så tallet står alene.');
  });

  test('everybody together is shown by calendar week, since units begin in different weeks', () => {
    const { chart, lines } = dip('all') ?? {};
    expect(chart?.x).toEqual(['44', '45', '46', '47']);
    expect(lines?.join(' ')).toContain('hver sin uge');
  });

  test('a later week than the report’s is never on its page', () => {
    const [first] = earlier;
    if (first === undefined) throw new Error('there is no first week');
    const made = section(page(first, 'familie', viewOf('da', { earlier })), 'dip');
    expect(made?.chart?.series.at(-1)?.values.filter((value) => value !== null)).toEqual([3.3]);
  });

  test('the plan between two typed points lies on the line between them', () => {
    expect(plan.points.map(({ week: at }) => at)).toEqual([-2, 0, 4, 12]);
    const planned = dip('familie')?.chart?.series[0]?.values ?? [];
    expect(planned.slice(0, 7).map((value) => Number(value?.toFixed(2)))).toEqual([
      3.4, 3.1, 2.8, 2.9, 3, 3.1, 3.2,
    ]);
  });
});

describe('a week with little in it', () => {
  test('the very first report has words for everything and a number for nothing', () => {
    const made = page(emptyReport(), 'all');
    expect(section(made, 'goals')?.lights?.map(({ value }) => value)).toEqual(['', '', '', '', '']);
    expect(section(made, 'participation')?.lines).toEqual([
      'Ingen pulsmåling er lukket endnu.',
      'Ingen har spurgt i ugen.',
    ]);
    expect(section(made, 'capacity')?.lines[0]).toBe('Der er ingen superbrugere.');
    expect(made.sections.some(({ id }) => ['advice', 'saidDid', 'gain', 'dip'].includes(id))).toBe(false);
  });

  test('what is held back is named with its reason at the foot', () => {
    const footer = page(fewReport(), 'all').footer.join(' ');
    for (const said of ['familie', 'modtagelse', 'unge', 'mindst 5']) expect(footer).toContain(said);
  });

  test('a figure that is held back in a unit has its name from where it is shown', () => {
    const made = page(familie({ pulse: [], hidden: [{ what: 'H1', why: 'few' }] }));
    expect(made.footer.join(' ')).toContain('Jeg kan få hjælp, når jeg har brug for det.');
  });

  test('the foot always says the period, the round, the fewest people, what it is not, and whom to ask', () => {
    const footer = page(fullReport()).footer.join(' ');
    for (const said of [
      '16.–22. november 2026',
      'uge 47',
      'mindst 5',
      'ikke et mål for produktivitet',
      'projektlederen',
    ]) {
      expect(footer).toContain(said);
    }
  });
});

describe('nothing is said of others', () => {
  test.each(['da', 'en'] as const)(
    'a unit’s page in %s names no other unit, and everybody’s page no unit',
    (lang) => {
      const names = {
        all: ['Familieafdelingen', 'Modtagelsen'],
        familie: ['Modtagelsen'],
        modtagelse: ['Familieafdelingen'],
      };
      for (const [scope, others] of Object.entries(names)) {
        const texts = textsOf(
          page(fullReport(), scope, viewOf(lang, { earlier: dipReports(), operations: true })),
        );
        for (const other of others) expect(texts.filter((text) => text.includes(other))).toEqual([]);
      }
    },
  );
});

describe('typography', () => {
  test('a number and what it cannot do without stay on one line', () => {
    const texts = textsOf(pageOf(fullReport(), 'familie', viewOf('da')) as ReportPage).join('\n');
    expect(texts).toMatch(/ca\.\u00a070\u00a0%/);
    expect(texts).toMatch(/\d\u00a0min\./);
    expect(texts).toMatch(/[Uu]ge\u00a047/);
    expect(texts).not.toMatch(/\d %|\d min\.|\buge \d/);
  });
});
