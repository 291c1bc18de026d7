import type { PageTable, ReportPage, WeekReport } from '../../src/report/index.ts';

/** Every text that a page shows, chart texts and hidden words included. */
export function textsOf(page: ReportPage): readonly string[] {
  const { title, period, example, headline, sections, footer } = page;
  return [title, period, example ?? '', headline, ...sections.flatMap(sectionTexts), ...footer];
}

function sectionTexts({
  heading,
  lines,
  lights,
  advice,
  chart,
  table,
}: ReportPage['sections'][number]): string[] {
  return [
    heading,
    ...lines,
    ...(lights ?? []).flatMap((light) => Object.values(light)),
    ...(advice ?? []).flatMap(({ focus, text, why, decided }) => [focus, text, why, decided ?? '']),
    ...(chart === undefined
      ? []
      : [
          chart.title,
          chart.alt,
          chart.xLabel,
          chart.yLabel,
          ...chart.x,
          ...chart.marks.map(({ label }) => label),
          ...chart.series.flatMap(({ name, labels }) => [
            name,
            ...(labels ?? []).map((label) => label ?? ''),
          ]),
        ]),
    ...(table === undefined ? [] : tableTexts(table)),
  ];
}

/** Every text of a table. */
export function tableTexts({ caption, columns, rows }: PageTable): string[] {
  return [caption, ...columns.map(({ label }) => label), ...rows.flat()];
}

/** The numbers in a text, read as the language writes them; weeks such as −2 with their sign left out. */
export function numbersIn(text: string, lang: 'da' | 'en'): readonly number[] {
  const thousands = lang === 'da' ? /(?<=\d)\.(?=\d{3}\b)/g : /(?<=\d),(?=\d{3}\b)/g;
  const plain = text.replaceAll(thousands, '');
  const numbers = lang === 'da' ? /\d+(?:,\d+)?/g : /\d+(?:\.\d+)?/g;
  return [...plain.matchAll(numbers)].map(([found]) => Number(found.replace(',', '.')));
}

/** What a page of a report may say of numbers: those in the report and in the plan, each as it may be written. */
export function numbersOf(report: WeekReport, more: readonly unknown[] = []): ReadonlySet<number> {
  // The scale of a statement, "nearest 5", the ends of response rates, "below 2.5", "112", and "1 day".
  const allowed = new Set([1, 2.5, 5, 10, 90, 112]);
  const add = (value: number) => {
    const size = Math.abs(value);
    for (const one of [size, Number(size.toFixed(1)), Math.round(size)]) allowed.add(one);
    // Minutes are written as hours and minutes.
    allowed.add(Math.floor(Math.round(size) / 60)).add(Math.round(size) % 60);
  };
  const walk = (value: unknown): void => {
    if (typeof value === 'number') add(value);
    else if (typeof value === 'string')
      for (const found of value.match(/\d+/g) ?? []) allowed.add(Number(found));
    else if (typeof value === 'object' && value !== null)
      for (const inner of Object.values(value)) walk(inner);
  };
  walk([report, ...more]);
  return allowed;
}
