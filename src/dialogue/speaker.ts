import type { Block, Button, Lang, Link, Message } from '../message.ts';

/** The texts of one language by key, such as `claim.taken`; placeholders stand in braces: `{name}`. */
export type Texts = Readonly<Record<string, string>>;

/** Finds a text and fills in its placeholders; an unknown key is a mistake in the content and throws. */
export type Speak = (key: string, values?: Readonly<Record<string, string | number>>) => string;

/**
 * A voice in one language. Throws an Error that names the key when the texts lack it, and leaves a placeholder
 * that has no value as it stands, so that nothing is lost silently.
 */
export function speaker(texts: Texts): Speak {
  return (key, values = {}) => {
    const text = texts[key];
    if (text === undefined) throw new Error(`Cannot say "${key}": the texts have no such key.`);
    if (!text.includes('{')) return text;
    return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
  };
}

/** Makes a message; what stands alone is the given text, or the first words of the blocks. */
export function message(lang: Lang, blocks: readonly (Block | undefined)[], text?: string): Message {
  const kept = blocks.filter((block) => block !== undefined);
  return { lang, text: text ?? firstWords(kept), blocks: kept };
}

/** What the first two blocks that have words say. */
function firstWords(blocks: readonly Block[]): string {
  const said: string[] = [];
  for (const block of blocks) {
    const words = plain(block);
    if (words !== '') said.push(words);
    if (said.length === 2) break;
  }
  return said.join(' ');
}

/** A paragraph of our Markdown subset. */
export function paragraph(markdown: string): Block {
  return { type: 'text', markdown };
}

/** A row of buttons and links. */
export function buttons(...row: readonly (Button | Link | undefined)[]): Block | undefined {
  const kept = row.filter((button) => button !== undefined);
  return kept.length === 0 ? undefined : { type: 'buttons', buttons: kept };
}

/** A button in the plain style. */
export function button(label: string, action: string, value = '', more: Partial<Button> = {}): Button {
  return { label, action, value, ...more };
}

function plain(block: Block): string {
  switch (block.type) {
    case 'heading':
    case 'quote':
      return block.text;
    case 'text':
    case 'quiet':
    case 'notice':
      return block.markdown
        .replaceAll(/\*\*|\[([^\]]*)\]\([^)]*\)/g, '$1')
        .replaceAll(/\s+/g, ' ')
        .trim();
    case 'picture':
      return block.alt;
    case 'table':
      return block.caption;
    case 'fields':
      return block.fields.map(({ label, value }) => `${label}: ${value}`).join(', ');
    case 'buttons':
      return '';
  }
}
