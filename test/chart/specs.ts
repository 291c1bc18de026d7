import type { ChartSpec } from '../../src/report/index.ts';

/** A dip with a plan, a reference, a round that is not shown, and three phases. */
export function dipSpec(changes: Partial<ChartSpec> = {}): ChartSpec {
  return {
    title: '»Jeg føler mig sikker, når jeg arbejder i systemet.«',
    alt: 'Målt: 1 uge før start 3,3 (plan 3,0); startugen 2,7 (plan 2,9); 2 uger efter start 3,2 (plan 2,8)',
    lang: 'da',
    xLabel: 'Uger efter start',
    yLabel: 'Helt uenig (1) til helt enig (5)',
    yMin: 1,
    yMax: 5,
    x: ['−1', '0', '1', '2', '3', '4', '5', '6', '7', '8'],
    series: [
      {
        name: 'Uden ledelse',
        style: 'reference',
        values: [3.1, 2.8, 2.6, 2.5, 2.4, 2.3, 2.3, 2.4, 2.5, 2.5],
      },
      {
        name: 'Plan',
        style: 'plan',
        values: [3.1, 2.9, 2.8, 2.8, 2.7, 2.8, 2.9, 3.1, 3.2, 3.3],
        tolerance: 0.3,
      },
      {
        name: 'Målt',
        style: 'actual',
        values: [3.3, 2.7, null, 3.2, null, null, null, null, null, null],
        labels: ['3,3', '2,7', null, '3,2', null, null, null, null, null, null],
      },
    ],
    marks: [
      { at: 1, label: 'Start' },
      { at: 6, label: 'Indkøring' },
    ],
    ...changes,
  };
}

/** One line of these values through weeks 1, 2, 3 …, each labelled with itself and one decimal. */
export function lineSpec(values: readonly (number | null)[], changes: Partial<ChartSpec> = {}): ChartSpec {
  return dipSpec({
    x: values.map((_, at) => String(at + 1)),
    series: [
      {
        name: 'Målt',
        style: 'actual',
        values,
        labels: values.map((value) => (value === null ? null : value.toFixed(1))),
      },
    ],
    marks: [],
    ...changes,
  });
}
