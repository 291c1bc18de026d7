import { html } from 'hono/html';
import { chartOf } from './chart.ts';
import type { Frame, Markup } from './layout.ts';
import type { Advice, Light, Section } from './overview.ts';
import { type Chosen, root } from './paths.ts';
import { tableOf } from './table.ts';

/** What can be decided about a suggested action, as the core knows it. */
const decisions = ['will', 'notNow', 'done'] as const;

/** One part of a week's page, in the order the report gives. */
export function sectionOf(section: Section, frame: Frame, chosen: Chosen): Markup {
  const { id, heading, lines, lights, advice, chart, table } = section;
  return html`<section class="part" id="${id}" aria-labelledby="${id}-heading">
      <h2 id="${id}-heading">${heading}</h2>
      ${lights && html`<ul class="lights">${lights.map(lightOf)}</ul>`}
      ${lines.map((line) => html`<p>${line}</p>`)}
      ${chart && chartOf(id, chart, table, frame.view.words)}
      ${table && (chart ? folded(frame.view.words.asTable, tableOf(table)) : tableOf(table))}
      ${advice && html`<ul class="advice">${advice.map((one) => adviceOf(one, frame, chosen))}</ul>`}
    </section>`;
}

/** A table that opens under what it is the table of. */
export function folded(label: string, table: Markup): Markup {
  return html`<details class="fold"><summary>${label}</summary>${table}</details>`;
}

function lightOf({ light, symbol, word, name, value, target, change, size, why }: Light): Markup {
  const quiet = [target, change, size].filter((words) => words !== '').join(' · ');
  return html`<li class="light">
      <span class="chip ${light}"><span aria-hidden="true">${symbol}</span> ${word}</span>
      <span class="light-name">${name}</span>
      <span class="light-value">${value}</span>
      <span class="light-quiet">${quiet}</span>
      <span class="light-why">${why}</span>
    </li>`;
}

function adviceOf({ id, focus, text, why, decided }: Advice, frame: Frame, chosen: Chosen): Markup {
  return html`<li>
      <p class="focus">${focus}</p>
      <h3>${text}</h3>
      <p class="why">${why}</p>
      ${decided && html`<p class="decided">${frame.view.words.decided}: ${decided}</p>`}
      ${frame.view.decides(chosen.scope) && decideForm(id, text, frame, chosen)}
    </li>`;
}

function decideForm(id: string, text: string, frame: Frame, { week, scope }: Chosen): Markup {
  const { words } = frame.view;
  const buttons = decisions.map(
    (decision) =>
      html`<button class="button" type="submit" name="decision" value="${decision}">${words[decision]}</button>`,
  );
  return html`<form class="decide" method="post" action="${root}/handling" aria-label="${words.decide}: ${text}">
        <input type="hidden" name="key" value="${frame.formKey}">
        <input type="hidden" name="press" value="${crypto.randomUUID()}">
        <input type="hidden" name="uge" value="${week}">
        <input type="hidden" name="enhed" value="${scope}">
        <input type="hidden" name="id" value="${id}">
        ${buttons}
      </form>`;
}
