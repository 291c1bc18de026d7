import type { Block, Lang, Message } from '../../src/message.ts';
import { cut, pieces, withoutNull } from '../text.ts';
import { buttonRows, executing, type Json } from './buttons.ts';
import { chartElement } from './chart.ts';
import { carrying } from './data.ts';
import { limits } from './limits.ts';
import { cardTexts, looksMarked } from './markdown.ts';
import { sizeOf } from './picture.ts';
import { words } from './words.ts';

/** How cards are drawn here. */
export interface Look {
  /** The actions that open a dialog; none where the client has no dialogs. */
  readonly dialogs: ReadonlySet<string>;
  /** Whose client asks for the card as it is now when it is shown again; at most 60 are named. */
  readonly refreshFor?: readonly string[];
}

/** One message as Teams takes it: an Adaptive Card, and a line for notifications. */
export interface Part {
  readonly card: Json;
  readonly summary: string;
}

/** Turns a message into as many cards as its length needs, in the order they are read. */
export function renderMessage(message: Message, look: Look): readonly Part[] {
  const elements = renderBlocks(message.blocks, message.lang, look.dialogs);
  const shown = elements.length > 0 ? elements : plainText(message.text || '…');
  const summary = cut(withoutNull(message.text), limits.note);
  return grouped(shown).map((body) => ({ card: cardOf(body, message.lang, look), summary }));
}

/** Turns blocks into parts of a card. */
export function renderBlocks(
  blocks: readonly Block[],
  lang: Lang,
  dialogs: ReadonlySet<string>,
): readonly Json[] {
  return blocks.flatMap((block) => renderBlock(block, lang, dialogs));
}

/** A card around its parts. Version 1.5 is the newest that Teams takes from bots. */
export function cardOf(body: readonly Json[], lang: Lang, look?: Look): Json {
  const people = look?.refreshFor?.slice(0, limits.refreshUsers) ?? [];
  const { fallback: _, ...refresh } = executing('', 'refresh', carrying({ kind: 'refresh' }));
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    lang,
    msteams: { width: 'Full' },
    body,
    ...(people.length > 0 && body.some(hasActions) ? { refresh: { action: refresh, userIds: people } } : {}),
  };
}

function hasActions({ type }: Json): boolean {
  return type === 'ActionSet';
}

const tones = {
  info: { style: 'accent', sign: 'ℹ️' },
  warning: { style: 'warning', sign: '⚠️' },
  urgent: { style: 'attention', sign: '🚨' },
} as const;

function renderBlock(block: Block, lang: Lang, dialogs: ReadonlySet<string>): readonly Json[] {
  switch (block.type) {
    case 'heading':
      return heading(withoutNull(block.text));
    case 'text':
      return markdown(block.markdown);
    case 'quiet':
      return markdown(block.markdown, { isSubtle: true, size: 'Small' });
    case 'notice': {
      const { style, sign } = tones[block.tone];
      return [{ type: 'Container', style, items: markdown(`${sign} ${block.markdown}`) }];
    }
    case 'quote':
      return [
        {
          type: 'Container',
          style: 'emphasis',
          items: [...author(block.by), ...plainText(block.text || '…')],
        },
      ];
    case 'fields':
      return block.fields.flatMap(({ label, value }) => [
        ...plainText(label, { weight: 'Bolder', size: 'Small' }),
        ...plainText(value || '–', {}, { spacing: 'None' }),
      ]);
    case 'buttons':
      return buttonRows(block.buttons, lang, dialogs);
    case 'picture':
      return picture(block, lang);
    case 'table':
      return table(block);
  }
}

function heading(text: string): readonly Json[] {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  if (line === '') return [];
  const look = { size: 'Medium', weight: 'Bolder' };
  // A heading that screen readers know as one reads Markdown; a person's words are not to be read so.
  if (looksMarked(line)) return plainText(line, look);
  return [{ type: 'TextBlock', style: 'heading', text: line, wrap: true, ...look }];
}

function markdown(text: string, look: Json = {}): readonly Json[] {
  return cardTexts(withoutNull(text)).flatMap((paragraph) =>
    pieces(paragraph, limits.textBlock).map((piece) => ({
      type: 'TextBlock',
      text: piece,
      wrap: true,
      ...look,
    })),
  );
}

/** Words as they are: a text run reads no Markdown, and every line is a block, since runs have no line breaks. */
export function plainText(text: string, look: Json = {}, more: Json = {}): readonly Json[] {
  return withoutNull(text)
    .split(/\r\n?|\n/)
    .flatMap((line, at) =>
      pieces(line === '' ? ' ' : line, limits.textBlock).map((piece) => ({
        type: 'RichTextBlock',
        ...(at === 0 ? more : { spacing: 'None' }),
        inlines: [{ type: 'TextRun', text: piece, ...look }],
      })),
    );
}

function author(by: string | undefined): readonly Json[] {
  return by === undefined ? [] : plainText(by, { weight: 'Bolder', size: 'Small' });
}

function picture(block: Extract<Block, { type: 'picture' }>, lang: Lang): readonly Json[] {
  const { title, chart } = block;
  const caption = title === undefined ? [] : plainText(title, { weight: 'Bolder' });
  const still = stillPicture(block, lang);
  const [only] = still;
  const alone = still.length === 1 && only ? only : { type: 'Container', items: still };
  const drawn = chart && chartElement(chart, alone);
  return [...caption, ...(drawn ? [drawn] : still)];
}

function stillPicture({ png, alt }: Extract<Block, { type: 'picture' }>, lang: Lang): readonly Json[] {
  const size = sizeOf(png);
  const fits =
    size !== undefined &&
    size.bytes <= limits.pictureBytes &&
    Math.max(size.width, size.height) <= limits.pictureSide;
  if (!fits) return plainText(`${alt} (${words[lang].pictureLeftOut})`);
  return [{ type: 'Image', url: `data:image/png;base64,${png}`, altText: withoutNull(alt), size: 'Stretch' }];
}

function table({ caption, columns, rows }: Extract<Block, { type: 'table' }>): readonly Json[] {
  const cell = (text: string, look: Json) => ({ type: 'TableCell', items: plainText(text || '–', look) });
  const row = (cells: readonly string[], look: Json = {}) => ({
    type: 'TableRow',
    cells: columns.map((_, at) => cell(cells[at] ?? '', look)),
  });
  return [
    ...plainText(caption, { weight: 'Bolder' }),
    {
      type: 'Table',
      firstRowAsHeader: true,
      showGridLines: true,
      columns: columns.map(({ numeric }) => ({
        width: numeric ? 1 : 2,
        horizontalCellContentAlignment: numeric ? 'Right' : 'Left',
      })),
      rows: [
        row(
          columns.map(({ label }) => label),
          { weight: 'Bolder' },
        ),
        ...rows.map((cells) => row(cells)),
      ],
    },
  ];
}

function grouped(elements: readonly Json[]): readonly (readonly Json[])[] {
  const groups: Json[][] = [];
  let chars = 0;
  for (const element of elements) {
    const size = lengthOf(element);
    const last = groups.at(-1);
    if (last === undefined || chars + size > limits.payloadChars) {
      groups.push([element]);
      chars = size;
    } else {
      last.push(element);
      chars += size;
    }
  }
  return groups;
}

// A picture's own bytes are not counted by Teams, wherever in an element it stands.
function lengthOf(element: Json): number {
  const whole = JSON.stringify(element);
  if (!whole.includes('"data:')) return whole.length;
  const text = JSON.stringify(element, (key, value: unknown) =>
    key === 'url' && typeof value === 'string' && value.startsWith('data:') ? '' : value,
  );
  return text.length;
}
