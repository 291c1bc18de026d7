import type { Form, Lang, Message } from '../../src/message.ts';
import { cut } from '../text.ts';
import type { Json } from './buttons.ts';
import { limits } from './limits.ts';
import { cardOf, renderBlocks } from './render.ts';
import { cardType } from './send.ts';
import { words } from './words.ts';

/** The answer to a pressed button that replaces the card it was on, for the one who pressed. */
export function cardAnswer(card: Json): Json {
  return { statusCode: 200, type: cardType, value: card };
}

/** The answer to a pressed button that is a line of words. */
export function lineAnswer(text: string): Json {
  return { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: text };
}

/** The answer to a client that asks for a card which is not remembered: it goes on showing the one it has. */
export const cardForgotten: Json = {
  statusCode: 404,
  type: 'application/vnd.microsoft.error',
  value: { code: 'NotFound', message: 'The card is shown as it is.' },
};

/** A dialog with a card in it. */
export function dialog(title: string, card: Json): Json {
  const content = { contentType: cardType, content: card };
  return {
    task: {
      type: 'continue',
      value: { title: cut(title, limits.dialogTitle), height: 'medium', width: 'medium', card: content },
    },
  };
}

/** A dialog of one line. */
export function dialogLine(text: string): Json {
  return { task: { type: 'message', value: text } };
}

/** A note as a dialog; its buttons are left out, since a dialog can send only forms. */
export function noteDialog(note: Message): Json {
  const blocks = note.blocks.filter(({ type }) => type !== 'buttons');
  return dialog('Medvind', cardOf(renderBlocks(blocks, note.lang, new Set()), note.lang));
}

/** The form behind "Spørg Medvind" on a message, with the words of that message to start from. */
export function askFormOf(name: string, lang: Lang, text: string): Form {
  const say = words[lang];
  return {
    name,
    value: '',
    lang,
    title: say.askTitle,
    submit: say.askSubmit,
    cancel: say.askCancel,
    intro: [{ type: 'text', markdown: say.askIntro }],
    fields: [
      {
        name: 'text',
        label: say.askLabel,
        kind: 'text',
        required: true,
        maxLength: 2000,
        value: cut(text, 2000),
      },
    ],
  };
}

/** What the search extension found; the cards can be put into a message by the one who searched. */
export function searchAnswer(found: readonly { readonly title: string; readonly message: Message }[]): Json {
  return {
    composeExtension: {
      type: 'result',
      attachmentLayout: 'list',
      attachments: found.map(({ title, message }) => {
        const blocks = message.blocks.filter(({ type }) => type !== 'buttons');
        return {
          contentType: cardType,
          content: cardOf(renderBlocks(blocks, message.lang, new Set()), message.lang),
          preview: {
            contentType: 'application/vnd.microsoft.card.thumbnail',
            content: { title: cut(title, 120), text: cut(message.text, 200) },
          },
        };
      }),
    },
  };
}

/** What the search extension says when there is nothing to show. */
export function searchLine(text: string): Json {
  return { composeExtension: { type: 'message', text } };
}
