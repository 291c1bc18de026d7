import type { PageSection, ReportPage, SectionId } from '../../report/index.ts';

type Trim = (page: ReportPage) => ReportPage;

/** How small everything may become before something is left out: 8 points for the text that matters. */
export const smallest = 0.85;
export const scales = [1, 0.95, 0.9, smallest] as const;

/**
 * What may be left out, one after the other, when a page is too long for its sheet: first what another part says as
 * well, last what a manager acts on. The last one cuts every text, so that any page fits.
 */
const trims: readonly Trim[] = [
  (page) => within(page, 'dip', cut(2, 0)),
  (page) => within(page, 'saidDid', cut(2, 0)),
  (page) => within(page, 'topics', cut(1, 3)),
  (page) => without(page, ['operations']),
  (page) => within(page, 'saidDid', cut(1, 0)),
  (page) => within(page, 'participation', cut(4, 0)),
  (page) => without(page, ['gain']),
  (page) => within(page, 'capacity', cut(2, 3)),
  (page) => without(page, ['hypercare']),
  (page) => shortened(page),
];

/**
 * The page with as little left out as makes it fit, as `fits` finds it. What was left out in vain comes back, that which
 * matters most first. A page that fits is given back as it was.
 */
export function fitted(page: ReportPage, fits: (page: ReportPage) => boolean): ReportPage {
  let chosen: readonly Trim[] = [];
  const after = (some: readonly Trim[]) => some.reduce((left, trim) => trim(left), page);
  for (const trim of trims) {
    if (fits(after(chosen))) break;
    chosen = [...chosen, trim];
  }
  for (const trim of chosen.slice(0, -1).reverse()) {
    const fewer = chosen.filter((one) => one !== trim);
    if (fits(after(fewer))) chosen = fewer;
  }
  return after(chosen);
}

function without(page: ReportPage, ids: readonly SectionId[]): ReportPage {
  return { ...page, sections: page.sections.filter(({ id }) => !ids.includes(id)) };
}

function within(page: ReportPage, id: SectionId, change: (section: PageSection) => PageSection): ReportPage {
  return { ...page, sections: page.sections.map((one) => (one.id === id ? change(one) : one)) };
}

function cut(lines: number, rows: number): (section: PageSection) => PageSection {
  return (section) => ({
    ...section,
    lines: section.lines.slice(0, lines),
    ...(section.table !== undefined && {
      table: { ...section.table, rows: section.table.rows.slice(0, rows) },
    }),
  });
}

const longest = 110;

function shortened(page: ReportPage): ReportPage {
  return {
    ...page,
    title: short(page.title),
    headline: short(page.headline),
    sections: page.sections.map((section) => ({
      ...section,
      lines: section.lines.slice(0, 4).map(short),
      ...(section.advice !== undefined && {
        advice: section.advice.map((one) => ({ ...one, text: short(one.text), why: short(one.why) })),
      }),
    })),
  };
}

function short(text: string): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1).trimEnd()}…`;
}
