import type { Button, Lang, Link } from '../../src/message.ts';
import { isLink } from '../../src/message.ts';
import { cut, withoutNull } from '../text.ts';
import { carrying } from './data.ts';
import { limits } from './limits.ts';
import { isSafe } from './markdown.ts';
import { words } from './words.ts';

/** A part of an Adaptive Card, as JSON. */
export type Json = Readonly<Record<string, unknown>>;

/**
 * A row of buttons, at most six in each. A label that is too long for a button becomes a line to press: there it
 * wraps, so that nobody has to guess the end of a question.
 */
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
    if (one.label.length > limits.button && action['type'] !== 'Action.ShowCard') {
      end();
      rows.push(line(one.label, action));
    } else {
      row.push(action);
      if (row.length === limits.actions) end();
    }
  }
  end();
  return rows;
}

function line(label: string, selectAction: Json): Json {
  const run = { type: 'TextRun', text: withoutNull(label), color: 'Accent', weight: 'Bolder' };
  return {
    type: 'Container',
    style: 'emphasis',
    spacing: 'Small',
    selectAction,
    items: [{ type: 'RichTextBlock', inlines: [run] }],
  };
}

function actionOf(one: Button | Link, lang: Lang, dialogs: ReadonlySet<string>): Json | undefined {
  const title = cut(withoutNull(one.label), limits.tooltip) || '…';
  if (isLink(one)) return isSafe(one.url) ? { type: 'Action.OpenUrl', title, url: one.url } : undefined;
  if (one.confirm === undefined) return pressOf(one, title, dialogs);
  const question = { type: 'TextBlock', text: withoutNull(one.confirm), wrap: true };
  const yes = pressOf(one, words[lang].yes, dialogs);
  return {
    type: 'Action.ShowCard',
    title,
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
