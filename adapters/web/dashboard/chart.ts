import { html, raw } from 'hono/html';
import type { Markup } from './layout.ts';
import type { Chart, Drawing, Table, Words } from './overview.ts';

/** How far around a point still is the point, in the drawing's measure: 24 CSS pixels across (WCAG 2.5.8). */
const reach = 12;

/** A chart as it was drawn, with points that can be walked with the arrow keys; a point says its row of the table. */
export async function chartOf(
  id: string,
  chart: Chart,
  table: Table | undefined,
  words: Words,
): Promise<Markup> {
  const drawing = await chart.draw();
  return html`<figure class="chart" data-chart>
      <figcaption id="${id}-title" class="unseen">${chart.title}</figcaption>
      <div class="drawing">${raw(drawing.svg)}${pointsOf(drawing, `${id}-title`, (at) => saidAt(chart, table, at))}</div>
      <p class="chart-said" data-said role="status"></p>
      <p class="chart-keys" data-keys hidden>${words.chartKeys}</p>
    </figure>`;
}

function pointsOf({ width, height, points }: Drawing, title: string, saidAt: (at: number) => string): Markup {
  return html`<svg class="points" viewBox="0 0 ${width} ${height}" data-points aria-labelledby="${title}">${points.map(
    ({ at, x, y }) =>
      html`<circle class="point" cx="${x}" cy="${y}" r="${reach}" data-point="${saidAt(at)}"><title>${saidAt(at)}</title></circle>`,
  )}</svg>`;
}

function saidAt(chart: Chart, table: Table | undefined, at: number): string {
  return rowAt(table, chart.x[at] ?? '', at) ?? spoken(chart, at);
}

/** The row of the table that is about a place on the x axis, in words. */
function rowAt(table: Table | undefined, label: string, at: number): string | undefined {
  const row = table?.rows.find(([first]) => first === label) ?? table?.rows[at];
  if (row === undefined || table === undefined) return undefined;
  const [first = '', ...rest] = row;
  const cells = rest.flatMap((cell, of) =>
    cell === '' ? [] : [`${table.columns[of + 1]?.label ?? ''} ${cell}`],
  );
  return `${first}: ${cells.join(', ')}`;
}

/** What is said where there is no table: the label of the first line that has one there. */
function spoken({ x, series }: Chart, at: number): string {
  const label = series.map(({ labels }) => labels?.[at]).find((one) => one !== undefined && one !== null);
  return [x[at], label].filter(Boolean).join(': ');
}
