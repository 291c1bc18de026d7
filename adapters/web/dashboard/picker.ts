import { html } from 'hono/html';
import type { Frame, Markup } from './layout.ts';
import type { Choice } from './overview.ts';
import { addressOf, type Chosen, pages } from './paths.ts';

/** Chooses week and unit (and one thing more, where a page has it); an ordinary form, so it needs no script. */
export function picker(
  frame: Frame,
  chosen: Chosen,
  more?: { label: string; name: string; value: string; choices: readonly Choice[] },
): Markup {
  const { view, page } = frame;
  const { words } = view;
  const { week, scope } = chosen;
  return html`<form class="picker" method="get" action="${pages[page]}">
      ${select(words.pickWeek, 'uge', view.weeks, week)}
      ${select(words.pickUnit, 'enhed', view.scopes(week), scope)}
      ${more && select(more.label, more.name, more.choices, more.value)}
      <button class="button" type="submit">${words.show}</button>
    </form>`;
}

/** Links to the week before and the week after, where there are any. */
export function neighbours({ view, page }: Frame, { week, scope }: Chosen): Markup {
  const at = view.weeks.findIndex(({ id }) => id === week);
  const link = (found: Choice | undefined, words: string, rel: string) =>
    found && view.scopes(found.id).some(({ id }) => id === scope)
      ? html`<a rel="${rel}" href="${addressOf(pages[page], { week: found.id, scope })}">${words}</a>`
      : '';
  return html`<p class="neighbours">
      ${link(view.weeks[at + 1], view.words.earlier, 'prev')}
      ${link(at > 0 ? view.weeks[at - 1] : undefined, view.words.later, 'next')}
    </p>`;
}

function select(label: string, name: string, choices: readonly Choice[], value: string): Markup {
  const options = choices.map(
    (choice) =>
      html`<option value="${choice.id}"${choice.id === value ? html` selected` : ''}>${choice.label}</option>`,
  );
  return html`<div class="choice">
        <label for="choose-${name}">${label}</label>
        <select id="choose-${name}" name="${name}">${options}</select>
      </div>`;
}
