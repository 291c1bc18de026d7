import type { PageSection, ReportPage, SectionId } from '../../report/index.ts';

type Trim = (page: ReportPage) => ReportPage;

/** How small everything may become before something is left out: 8 points for the text that matters. */
export const scales = [1, 0.95, 0.9, 0.85] as const;

/**
 * What is left out, one after the other, when a page is too long for its sheet: first what another part says as well,
 * last what a manager acts on. The last one cuts every text, so that any page fits.
 */
export const trims: readonly Trim[] = [
  (page) => page,
  (page) => within(page, 'dip', cut(2, 0)),
  (page) => within(within(page, 'topics', cut(1, 3)), 'saidDid', cut(2, 0)),
  (page) => without(page, ['operations']),
  (page) => within(page, 'participation', cut(4, 0)),
  (page) => without(within(page, 'saidDid', cut(1, 0)), ['gain']),
  (page) => without(within(page, 'capacity', cut(2, 3)), ['hypercare']),
  (page) => shortened(page),
];

/** The page after so many of the trims, and whether anything was left out. */
export function trimmed(page: ReportPage, count: number): ReportPage {
  return trims.slice(0, count + 1).reduce((left, trim) => trim(left), page);
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
