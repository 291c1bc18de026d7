import type { types } from '@slack/bolt';
import type { Button, Lang, Link } from '../../src/message.ts';
import { isLink } from '../../src/message.ts';
import { cut, withoutNull } from '../text.ts';
import { limits } from './limits.ts';
import { words } from './words.ts';

/** The action of a button that only leads out of the chat; nothing happens here when it is pressed. */
export const linkAction = 'open-link';

/**
 * Slack wants another action id for every button of a row, so a number follows the action: `show#2`. The value
 * comes back as it was; an empty one is left out, because Slack takes none.
 */
export function actionIdOf(action: string, index: number): string {
  return `${cut(action, limits.actionId - 5)}#${index}`;
}

/** The action in an action id. */
export function actionOf(actionId: string): string {
  return actionId.replace(/#\d+$/, '');
}

/**
 * A row of buttons as Slack draws it. A label that is too long for a button stands beside a short one in full,
 * so that nobody has to guess the end of a question.
 */
export function buttonBlocks(buttons: readonly (Button | Link)[], lang: Lang): types.KnownBlock[] {
  const blocks: types.KnownBlock[] = [];
  let row: types.Button[] = [];
  const end = () => {
    if (row.length > 0) blocks.push({ type: 'actions', elements: row });
    row = [];
  };
  for (const [index, one] of buttons.entries()) {
    const button = slackButton(one, index, lang);
    if (button === undefined) continue;
    if (one.label.length > limits.button) {
      end();
      const text = {
        type: 'plain_text',
        text: cut(withoutNull(one.label), limits.section),
        emoji: false,
      } as const;
      const accessory = { ...button, text: { ...button.text, text: words[lang].choose } };
      blocks.push({ type: 'section', text, accessory });
    } else {
      row.push(button);
      if (row.length === limits.actions) end();
    }
  }
  end();
  return blocks;
}

function slackButton(one: Button | Link, index: number, lang: Lang): types.Button | undefined {
  const label = one.label.length > limits.button ? one.label : cut(withoutNull(one.label), limits.button);
  const text = { type: 'plain_text', text: label || '…', emoji: false } as const;
  const accessibility = cut(withoutNull(one.label) || '…', limits.button);
  if (isLink(one)) {
    if (!/^https?:\/\//.test(one.url) || one.url.length > limits.url) return undefined;
    return {
      type: 'button',
      action_id: actionIdOf(linkAction, index),
      text,
      url: one.url,
      accessibility_label: accessibility,
    };
  }
  return {
    type: 'button',
    action_id: actionIdOf(one.action, index),
    text,
    accessibility_label: accessibility,
    ...(one.value === '' ? {} : { value: withoutNull(one.value) }),
    ...(one.style === undefined ? {} : { style: one.style }),
    ...(one.confirm === undefined ? {} : { confirm: confirmation(one.confirm, one.style, lang) }),
  };
}

function confirmation(sentence: string, style: Button['style'], lang: Lang): types.ConfirmationDialog {
  const say = words[lang];
  return {
    title: { type: 'plain_text', text: say.sure },
    text: { type: 'plain_text', text: cut(withoutNull(sentence), limits.confirmText) },
    confirm: { type: 'plain_text', text: say.yes },
    deny: { type: 'plain_text', text: say.no },
    ...(style === undefined ? {} : { style }),
  };
}
