import type { Block, Button, Form, Link, Message, Reply } from '../../src/message.ts';
import { isLink } from '../../src/message.ts';
import type { Line } from '../../src/ports.ts';
import { type Node, parseMarkdown, safeHref } from './markdown.ts';

/** A block as the page draws it: Markdown is read already, and every string is drawn as text. */
export type PageBlock =
  | Exclude<Block, { readonly type: 'text' | 'quiet' | 'notice' | 'buttons' }>
  | { readonly type: 'text' | 'quiet'; readonly nodes: readonly Node[] }
  | {
      readonly type: 'notice';
      readonly tone: 'info' | 'warning' | 'urgent';
      readonly nodes: readonly Node[];
    }
  | { readonly type: 'buttons'; readonly buttons: readonly PageButton[] };

/** A button, or a link whose address is http or https. */
export type PageButton = Button | { readonly label: string; readonly href: string };

/** A message as the page draws it. */
export type PageMessage = Omit<Message, 'blocks'> & { readonly blocks: readonly PageBlock[] };

/** A line of the conversation as the page draws it; `from` is an account's id, missing when the bot speaks. */
export interface PageLine extends PageMessage {
  readonly key: string;
  readonly from?: string;
  readonly at: number;
  readonly seq: number;
}

/** A form as the page draws it. */
export type PageForm = Omit<Form, 'intro'> & { readonly intro: readonly PageBlock[] };

/** What the page gets as the answer to what it sent. */
export interface PageReply {
  readonly form?: PageForm;
  readonly note?: PageMessage;
  readonly errors?: Readonly<Record<string, string>>;
  /** The words were not kept: they leave the screen and go back where they were written. */
  readonly stopped?: true;
  readonly home?: PageMessage;
}

/** Turns a message into what the page draws. A message without blocks is drawn from its text. */
export function renderMessage(message: Message): PageMessage {
  const blocks = message.blocks.map(renderBlock);
  if (blocks.length > 0) return { ...message, blocks };
  return { ...message, blocks: [{ type: 'text', nodes: [{ type: 'paragraph', children: [message.text] }] }] };
}

/** Turns a line into what the page draws. A person's own words are never read as Markdown. */
export function renderLine({ key, from, message, at, seq }: Line): PageLine {
  if (from === undefined) return { ...renderMessage(message), key, at, seq };
  return { lang: message.lang, text: message.text, blocks: [ownWords(message)], key, from, at, seq };
}

/** Turns the answer to an event into what the page draws. */
export function renderReply({ form, note, errors, stopped, home }: Reply): PageReply {
  return {
    ...(form && { form: renderForm(form) }),
    ...(note && { note: renderMessage(note) }),
    ...(errors && { errors }),
    ...(stopped && { stopped }),
    ...(home && { home: renderMessage(home) }),
  };
}

function renderForm(form: Form): PageForm {
  return { ...form, intro: (form.intro ?? []).map(renderBlock) };
}

function renderBlock(block: Block): PageBlock {
  switch (block.type) {
    case 'text':
    case 'quiet':
      return { type: block.type, nodes: parseMarkdown(block.markdown) };
    case 'notice':
      return { type: 'notice', tone: block.tone, nodes: parseMarkdown(block.markdown) };
    case 'buttons':
      return { type: 'buttons', buttons: block.buttons.flatMap(renderButton) };
    case 'picture': {
      const { chart: _, ...picture } = block;
      return picture;
    }
    default:
      return block;
  }
}

/** A link to anything but http or https is left out: there is nothing safe to draw. */
function renderButton(button: Button | Link): PageButton[] {
  if (!isLink(button)) return [button];
  const href = safeHref(button.url);
  return href ? [{ label: button.label, href }] : [];
}

function ownWords(message: Message): PageBlock {
  const quotes = message.blocks.filter((block) => block.type === 'quote');
  const text = quotes.length > 0 ? quotes.map((quote) => quote.text).join('\n\n') : message.text;
  return { type: 'quote', text };
}
