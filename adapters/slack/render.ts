import type { types } from '@slack/bolt';
import type { Block, Lang, Message } from '../../src/message.ts';
import { cut, pieces, withoutNull } from '../text.ts';
import { buttonBlocks } from './buttons.ts';
import { limits } from './limits.ts';
import { mrkdwn } from './mrkdwn.ts';
import { escaped } from './plain.ts';

/** One message as Slack takes it: blocks to see, and a text that stands alone for notifications and screen readers. */
export interface Part {
  readonly text: string;
  readonly blocks: readonly types.KnownBlock[];
}

/** A picture that is sent after the message it belongs to. */
export interface Picture {
  readonly png: string;
  readonly alt: string;
  readonly title: string | undefined;
}

/** Turns a message into as many Slack messages as its length needs, in the order they are read. */
export function renderMessage(message: Message): readonly Part[] {
  const blocks = renderBlocks(message.blocks, message.lang);
  const shown = blocks.length > 0 ? blocks : textBlocks(escaped(withoutNull(message.text)), 'section');
  const parts = grouped(shown);
  const text = cut(escaped(withoutNull(message.text)) || '…', limits.plainText);
  return parts.map((part, at) => ({ text: at === 0 ? text : textOf(part), blocks: part }));
}

/** The pictures of a message; Slack takes them as files, with the alt text beside them. */
export function picturesOf(message: Message): readonly Picture[] {
  return message.blocks.flatMap((block) =>
    block.type === 'picture'
      ? [{ png: block.png, alt: cut(block.alt, limits.altText), title: block.title }]
      : [],
  );
}

/** Turns blocks into Slack's, none over its own limit; how many stand in one message is for others to see. */
export function renderBlocks(blocks: readonly Block[], lang: Lang): types.KnownBlock[] {
  return blocks.flatMap((block) => renderBlock(block, lang));
}

const signs = { info: 'ℹ️', warning: '⚠️', urgent: '🚨' } as const;

function renderBlock(block: Block, lang: Lang): types.KnownBlock[] {
  switch (block.type) {
    case 'heading':
      return headingBlocks(withoutNull(block.text));
    case 'text':
      return textBlocks(mrkdwn(withoutNull(block.markdown)), 'section');
    case 'quiet':
      return textBlocks(mrkdwn(withoutNull(block.markdown)), 'context');
    case 'notice':
      return textBlocks(`${signs[block.tone]} ${mrkdwn(withoutNull(block.markdown))}`, 'section');
    case 'quote':
      return quoteBlocks(withoutNull(block.text), block.by);
    case 'fields':
      return textBlocks(
        block.fields
          .map(({ label, value }) => `*${bare(label)}*\n${escaped(withoutNull(value))}`)
          .join('\n\n'),
        'section',
      );
    case 'buttons':
      return buttonBlocks(block.buttons, lang);
    case 'picture':
      return textBlocks(escaped(withoutNull(block.title ?? block.alt)), 'context');
    case 'table':
      return tableBlocks(block);
  }
}

function headingBlocks(text: string): types.KnownBlock[] {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  if (line === '') return [];
  if (line.length > limits.header) return textBlocks(`*${bare(line)}*`, 'section');
  return [{ type: 'header', text: { type: 'plain_text', text: line, emoji: false } }];
}

function textBlocks(text: string, kind: 'section' | 'context'): types.KnownBlock[] {
  if (text.trim() === '') return [];
  return pieces(text, kind === 'section' ? limits.section : limits.contextChars)
    .filter((piece) => piece.trim() !== '')
    .map((piece) => {
      const shown = { type: 'mrkdwn', text: piece, verbatim: true } as const;
      return kind === 'section' ? { type: 'section', text: shown } : { type: 'context', elements: [shown] };
    });
}

// A person's words are plain text: Slack then reads no notation in them at all.
function quoteBlocks(text: string, by: string | undefined): types.KnownBlock[] {
  const name: types.KnownBlock[] = by === undefined ? [] : textBlocks(`*${bare(by)}:*`, 'context');
  const said = pieces(text.trim() === '' ? '…' : text, limits.section).map(
    (piece): types.KnownBlock => ({
      type: 'section',
      text: { type: 'plain_text', text: piece, emoji: false },
    }),
  );
  return [...name, ...said];
}

/** A table becomes lines: on a phone, and read aloud, a line says more than a grid. */
function tableBlocks({ caption, columns, rows }: Extract<Block, { type: 'table' }>): types.KnownBlock[] {
  const lines = rows.map((row) => {
    const [first = '', ...rest] = row;
    const cells = rest.map((cell, at) => `${bare(columns[at + 1]?.label ?? '')}: ${cellOf(cell)}`);
    return [`• *${bare(first)}*`, ...cells].join(' · ');
  });
  return textBlocks([`*${bare(caption)}*`, ...lines].join('\n'), 'section');
}

function cellOf(text: string): string {
  return escaped(withoutNull(text).replaceAll(/\s+/g, ' ').trim()) || '–';
}

// Bold ends at the first star, so stars inside become another sign.
function bare(text: string): string {
  return cellOf(text).replaceAll('*', '∗');
}

function grouped(blocks: readonly types.KnownBlock[]): readonly (readonly types.KnownBlock[])[] {
  const parts: types.KnownBlock[][] = [];
  let chars = 0;
  for (const block of blocks) {
    const size = lengthOf(block);
    const last = parts.at(-1);
    if (last === undefined || last.length === limits.messageBlocks || chars + size > limits.messageChars) {
      parts.push([block]);
      chars = size;
    } else {
      last.push(block);
      chars += size;
    }
  }
  return parts;
}

// What Slack counts is not documented; the JSON is more than that, whatever it is.
function lengthOf(block: types.KnownBlock): number {
  return JSON.stringify(block).length;
}

function textOf(blocks: readonly types.KnownBlock[]): string {
  const first = blocks.find((block) => block.type === 'section');
  const text = first?.type === 'section' ? first.text : undefined;
  const shown = text?.type === 'plain_text' ? escaped(text.text) : text?.text;
  return cut(shown ?? '…', limits.plainText);
}
