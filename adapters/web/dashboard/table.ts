import { html } from 'hono/html';
import type { Markup } from './layout.ts';
import type { Table } from './overview.ts';

/** A table whose first column names its rows; a wide one scrolls by itself and can be reached with the keyboard. */
export function tableOf({ caption, columns, rows }: Table): Markup {
  const kind = (at: number) => (columns[at]?.numeric ? html` class="numeric"` : '');
  return html`<div class="table" role="region" aria-label="${caption}" tabindex="0">
      <table>
        <caption><span>${caption}</span></caption>
        <thead><tr>${columns.map(({ label }, at) => html`<th scope="col"${kind(at)}>${label}</th>`)}</tr></thead>
        <tbody>${rows.map(
          (row) =>
            html`<tr>${row.map((cell, at) =>
              at === 0 ? html`<th scope="row">${cell}</th>` : html`<td${kind(at)}>${cell}</td>`,
            )}</tr>`,
        )}</tbody>
      </table>
    </div>`;
}
