import { html } from 'hono/html';
import { pathOf, placeOf, ticksOf } from './chart-places.ts';
import type { Markup } from './layout.ts';
import type { Chart, ChartLine, Table, Words } from './overview.ts';

const styles = ['reference', 'plan', 'actual'] as const;

/**
 * A line chart as a drawing that follows the colours of the page and whose points can be walked with the arrow keys;
 * what a point says is a row of the table that goes with it.
 */
export function chartOf(id: string, chart: Chart, table: Table | undefined, words: Words): Markup {
  const place = placeOf(chart);
  const { width, height, left, right, bottom, top } = place.frame;
  const lines = styles.flatMap((style) => chart.series.filter((line) => line.style === style));
  const saidAt = (at: number) => rowAt(table, chart.x[at] ?? '', at) ?? spoken(chart, at);
  const numbers = new Intl.NumberFormat(chart.lang === 'da' ? 'da-DK' : 'en-GB', {
    maximumFractionDigits: 1,
  });
  return html`<figure class="chart" data-chart>
      <figcaption id="${id}-title">${chart.title}</figcaption>
      <svg viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="${id}-title" aria-describedby="${id}-alt">
        ${ticksOf(chart).map(
          (
            tick,
          ) => html`<line class="grid" x1="${left}" x2="${right}" y1="${place.y(tick)}" y2="${place.y(tick)}"/>
        <text class="tick" x="${left - 8}" y="${place.y(tick) + 4}" text-anchor="end">${numbers.format(tick)}</text>`,
        )}
        ${place.labelled.map(
          (at, nth) =>
            html`<text class="tick${nth % 3 === 0 ? '' : ' minor'}" x="${place.x(at)}" y="${bottom + 24}" text-anchor="middle">${chart.x[at]}</text>`,
        )}
        ${chart.marks.map(
          ({
            at,
            label,
          }) => html`<line class="mark" x1="${place.x(at)}" x2="${place.x(at)}" y1="${top}" y2="${bottom}"/>
        ${markLabel(place.x(at), right, top + 10, label)}`,
        )}
        ${lines.map((line) => bandOf(line, place))}
        ${lines.map((line) => html`<path class="line ${line.style}" d="${pathOf(line.values, place)}"/>`)}
        ${lines.filter(({ style }) => style === 'actual').map((line) => pointsOf(line, place, saidAt))}
        <text class="axis" x="${(left + right) / 2}" y="${height - 6}" text-anchor="middle">${chart.xLabel}</text>
      </svg>
      <p class="unseen" id="${id}-alt">${chart.alt}</p>
      <ul class="legend" aria-hidden="true">${lines
        .toReversed()
        .map(({ name, style }) => html`<li class="${style}">${name}</li>`)}</ul>
      <p class="chart-said" data-said role="status"></p>
      <p class="chart-keys" data-keys hidden>${words.chartKeys}</p>
    </figure>`;
}

// At the right edge there is no room beyond the line.
function markLabel(x: number, right: number, y: number, label: string): Markup {
  return x > right - 80
    ? html`<text class="mark-label" x="${x - 4}" y="${y}" text-anchor="end">${label}</text>`
    : html`<text class="mark-label" x="${x + 4}" y="${y}">${label}</text>`;
}

type Place = ReturnType<typeof placeOf>;

function bandOf({ values, tolerance }: ChartLine, place: Place): Markup {
  if (tolerance === undefined) return html``;
  const known = values.flatMap((value, at) => (value === null ? [] : [{ value, at }]));
  const edge = (by: number) => known.map(({ value, at }) => `${place.x(at)},${place.y(value + by)}`);
  return html`<polygon class="band" points="${[...edge(tolerance), ...edge(-tolerance).toReversed()].join(' ')}"/>`;
}

function pointsOf({ values }: ChartLine, place: Place, saidAt: (at: number) => string): Markup[] {
  return values.flatMap((value, at) =>
    value === null
      ? []
      : [
          html`<circle class="point" cx="${place.x(at)}" cy="${place.y(value)}" r="5" data-point="${saidAt(at)}"><title>${saidAt(at)}</title></circle>`,
        ],
  );
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
