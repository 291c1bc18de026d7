import { type Block, isLink, type Message } from '../message.ts';
import type { Eraser } from './erase.ts';

const marks = { da: '[slettet]', en: '[erased]' } as const;

// A message could no longer be read back if something were replaced inside these.
const notWords: ReadonlySet<string> = new Set(['type', 'style', 'tone', 'png', 'url']);

/**
 * A message in which what a person wrote, and their name, are marked as erased; the same message if it has neither.
 * What they wrote is known by where it came from: a quote that names them, or their words in a message, or above a
 * button, that is about the question they wrote them in; a list shows the questions of several people. `key` is the
 * message's, with what else tells what it is about, put apart by signs.
 */
export function eraseFromMessage(key: string, message: Message, { wrote, names }: Eraser): Message {
  const mark = marks[message.lang];
  const taken = new Set<string>();
  const take = (text: string): string => {
    taken.add(text);
    return mark;
  };
  // What is left of a letter that was sent is the organisation's own text.
  const signed = (by = '') => !key.startsWith('letter/') && [...names].some((name) => isNamed(by, name));

  const blocks = message.blocks.map((block, at) => {
    const words = writtenIn(key, message.blocks.slice(at), wrote);
    const isTheirs = (text: string, by?: string) =>
      words.has(text.trim()) || words.has(bare(text)) || signed(by);
    const left = withoutWords(block, isTheirs, take);
    return left.type === 'buttons' ? left : withoutNames(left, names, mark);
  });
  let text = message.text;
  for (const part of [...taken, ...names]) text = withoutPart(text, part, mark);
  const same = text === message.text && blocks.every((block, at) => block === message.blocks[at]);
  return same ? message : { ...message, text, blocks };
}

/** A message of which only the language is left. */
export function emptiedMessage(message: Message): Message {
  const mark = marks[message.lang];
  return { lang: message.lang, text: mark, blocks: [{ type: 'quiet', markdown: mark }] };
}

function writtenIn(key: string, blocks: readonly Block[], wrote: Eraser['wrote']): ReadonlySet<string> {
  const next = blocks.find((block) => block.type === 'buttons')?.buttons ?? [];
  const pressed = next.flatMap((button) => (isLink(button) ? [] : [button.value]));
  const ids = [key, ...pressed].flatMap((text) => text.split(/[:/|]/));
  return new Set(ids.flatMap((id) => [...(wrote.get(id) ?? [])]));
}

function withoutWords(
  block: Block,
  isTheirs: (text: string, by?: string) => boolean,
  take: (text: string) => string,
): Block {
  if (block.type === 'quote' && isTheirs(block.text, block.by)) return { ...block, text: take(block.text) };
  if (block.type !== 'fields' || !block.fields.some(({ value }) => isTheirs(value))) return block;
  const fields = block.fields.map((field) =>
    isTheirs(field.value) ? { ...field, value: take(field.value) } : field,
  );
  return { ...block, fields };
}

/** "Name", "Name, unit", "Name · unit" and "Name: what was said" name somebody; "Names" does not. */
function isNamed(by: string, name: string): boolean {
  return by === name || [', ', ' · ', ': '].some((next) => by.startsWith(`${name}${next}`));
}

/** A small win stands between quotation marks in the report. */
function bare(text: string): string {
  return text.trim().replaceAll(/^[»“]|[«”]$/g, '');
}

function withoutPart(text: string, part: string, mark: string): string {
  if (!text.includes(part)) return text;
  const whole = `(?<![\\p{L}\\p{N}])${part.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&')}(?![\\p{L}\\p{N}])`;
  return text.replaceAll(new RegExp(whole, 'gu'), mark);
}

function withoutNames<T>(value: T, names: ReadonlySet<string>, mark: string): T {
  if (typeof value === 'string') {
    let left: string = value;
    for (const name of names) left = withoutPart(left, name, mark);
    return left as T & string;
  }
  if (Array.isArray(value)) {
    const parts = value.map((part: unknown) => withoutNames(part, names, mark));
    return parts.every((part, at) => part === value[at]) ? value : (parts as T);
  }
  if (typeof value !== 'object' || value === null) return value;
  let changed: Record<string, unknown> | undefined;
  for (const [field, part] of Object.entries(value)) {
    if (notWords.has(field)) continue;
    const left = withoutNames(part, names, mark);
    if (left !== part) changed = { ...(changed ?? value), [field]: left };
  }
  return (changed as T | undefined) ?? value;
}
