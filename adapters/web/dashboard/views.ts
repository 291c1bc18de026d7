import { html } from 'hono/html';
import { chartOf } from './chart.ts';
import { type Frame, layout, type Markup } from './layout.ts';
import type { FileFormat, Sheet, Table, Trend } from './overview.ts';
import { addressOf, type Chosen, pages } from './paths.ts';
import { neighbours, picker } from './picker.ts';
import { folded, sectionOf } from './sections.ts';
import { tableOf } from './table.ts';

/** The ways a week can be taken away, the one to read first. */
export const fileFormats = ['pdf', 'xlsx', 'csv', 'json'] as const satisfies readonly FileFormat[];

/** A week's report. */
export function weekPage(frame: Frame, chosen: Chosen, sheet: Sheet): Markup {
  return layout(
    frame,
    sheet.title,
    html`${picker(frame, chosen)}
    <article class="sheet">
      <header class="sheet-top">
        ${sheet.example && html`<p class="badge">${sheet.example}</p>`}
        <p class="sheet-title">${sheet.title}</p>
        <p class="period">${sheet.period}</p>
        <h1>${sheet.headline}</h1>
      </header>
      ${sheet.sections.map((section) => sectionOf(section, frame, chosen))}
      <footer class="sheet-foot">${sheet.footer.map((line) => html`<p>${line}</p>`)}</footer>
    </article>
    ${neighbours(frame, chosen)}`,
  );
}

/** How one figure has gone, week by week. */
export function trendPage(frame: Frame, chosen: Chosen, what: string, trend: Trend | undefined): Markup {
  const { words, trends } = frame.view;
  const choices = trends(chosen.week, chosen.scope);
  const shown =
    trend === undefined
      ? html`<p>${words.noTrend}</p>`
      : html`${chartOf('trend', trend.chart, trend.table, words)}
      ${folded(words.asTable, tableOf(trend.table))}`;
  const more = { label: words.pickTrend, name: 'vis', value: what, choices };
  return layout(
    frame,
    words.trends,
    html`${picker(frame, chosen, choices.length > 0 ? more : undefined)}
    <h1>${words.trends}</h1>
    <p class="lead">${words.trendsLead}</p>
    <section class="part">${shown}</section>`,
  );
}

/** Figures side by side: of the units, or of the goals and what was decided. */
export function tablesPage(
  frame: Frame,
  chosen: Chosen,
  { title, lead, tables }: { title: string; lead: string; tables: readonly Table[] },
): Markup {
  return layout(
    frame,
    title,
    html`${picker(frame, chosen)}
    <h1>${title}</h1>
    <p class="lead">${lead}</p>
    ${tables.map((table) => html`<section class="part">${tableOf(table)}</section>`)}`,
  );
}

/** The files to take away. */
export function filesPage(frame: Frame, chosen: Chosen): Markup {
  const { words } = frame.view;
  const links = fileFormats.map(
    (format) =>
      html`<li><a class="button" href="${addressOf(`${pages.files}/${format}`, chosen)}" download>${words.file[format]}</a></li>`,
  );
  return layout(
    frame,
    words.files,
    html`${picker(frame, chosen)}
    <h1>${words.files}</h1>
    <p class="lead">${words.filesLead}</p>
    <ul class="files">${links}</ul>`,
  );
}

/** A page of one sentence, for those who are signed in. */
export function sentencePage(frame: Frame, title: string, sentence: string): Markup {
  const { words } = frame.view;
  return layout(
    frame,
    title,
    html`<h1>${title}</h1>
    <p class="lead">${sentence}</p>
    ${frame.view.weeks.length > 0 && html`<p><a href="${pages.week}">${words.back}</a></p>`}`,
  );
}
