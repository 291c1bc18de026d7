import type { Button, Lang, Link } from '../../src/message.ts';
import { isLink } from '../../src/message.ts';
import { carrying } from './data.ts';
import { cut, limits } from './limits.ts';
import { isSafe } from './markdown.ts';
import { withoutNull } from './plain.ts';
import { words } from './words.ts';

/** A part of an Adaptive Card, as JSON. */
export type Json = Readonly<Record<string, unknown>>;

/** The actions of a row of buttons, in rows of at most six; a long label stands in a row of its own, in full. */
export function buttonRows(
  buttons: readonly (Button | Link)[],
  lang: Lang,
  dialogs: ReadonlySet<string>,
): readonly Json[] {
  const rows: Json[] = [];
  let row: Json[] = [];
  const end = () => {
    if (row.length > 0) rows.push({ type: 'ActionSet', actions: row });
    row = [];
  };
  for (const one of buttons) {
    const action = actionOf(one, lang, dialogs);
    if (action === undefined) continue;
    if (one.label.length > limits.button) {
      end();
      rows.push({ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: withoutNull(one.label) }] });
    }
    row.push(action);
    if (row.length === limits.actions || one.label.length > limits.button / 2) end();
  }
  end();
  return rows;
}

function actionOf(one: Button | Link, lang: Lang, dialogs: ReadonlySet<string>): Json | undefined {
  const title = cut(withoutNull(one.label), limits.button) || '…';
  const tooltip = one.label.length > limits.button ? { tooltip: withoutNull(one.label) } : {};
  if (isLink(one))
    return isSafe(one.url) ? { type: 'Action.OpenUrl', title, ...tooltip, url: one.url } : undefined;
  const press = pressOf(one, title, dialogs);
  if (one.confirm === undefined) return { ...press, ...tooltip };
  const question = { type: 'TextBlock', text: withoutNull(one.confirm), wrap: true };
  const yes = { ...press, title: words[lang].yes };
  return {
    type: 'Action.ShowCard',
    title,
    ...tooltip,
    card: { type: 'AdaptiveCard', body: [question, { type: 'ActionSet', actions: [yes] }] },
  };
}

/** Only `Action.Submit` opens a dialog, and Teams has to be told so on the button. */
function pressOf({ action, value, style }: Button, title: string, dialogs: ReadonlySet<string>): Json {
  const data = carrying({ kind: 'press', action, value });
  const look =
    style === 'primary' ? { style: 'positive' } : style === 'danger' ? { style: 'destructive' } : {};
  if (dialogs.has(action)) {
    return { type: 'Action.Submit', title, ...look, data: { msteams: { type: 'task/fetch' }, ...data } };
  }
  return executing(title, 'press', data, { ...look, associatedInputs: 'none' });
}

/** An action that answers in place, with the one that old clients know as its fallback. */
export function executing(title: string, verb: string, data: Json, more: Json = {}): Json {
  return {
    type: 'Action.Execute',
    title,
    verb,
    data,
    ...more,
    fallback: { type: 'Action.Submit', title, data, ...more },
  };
}
