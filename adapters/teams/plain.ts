import { withoutNull } from '../text.ts';
import type { Activity } from './activity.ts';

/**
 * The words as the person typed them: the mention of the bot is left out, a mention of somebody else is their
 * name. Only marks that Teams lists as mentions are touched, so that what looks like one stays.
 */
export function asTyped({ text, textFormat, entities, recipient }: Activity): string {
  let words = withoutNull(text ?? '');
  let hasBot = false;
  for (const entity of entities ?? []) {
    const mention = mentionIn(entity);
    if (mention === undefined) continue;
    const isBot = mention.id === recipient.id;
    hasBot ||= isBot;
    words = words.replace(mention.text, () => (isBot ? ' ' : mention.name));
  }
  const plain = textFormat === 'xml' ? fromMarkup(words) : words;
  return hasBot ? plain.replaceAll('\u00a0', ' ').trim() : plain;
}

/** Whether the activity mentions the bot it is for. */
export function mentionsBot({ entities, recipient }: Activity): boolean {
  return (entities ?? []).some((entity) => mentionIn(entity)?.id === recipient.id);
}

/** The text of a message that Teams hands over as HTML: paragraphs and breaks become lines, marks go. */
export function fromMarkup(html: string): string {
  return entitiesIn(
    html
      .replaceAll(/<br\s*\/?>|<\/(?:p|div|li|tr|h[1-6])>/gi, '\n')
      .replaceAll(/<[^<>]*>/g, '')
      .replaceAll(/\n{3,}/g, '\n\n'),
  ).trim();
}

const named: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  amp: '&',
};

function entitiesIn(text: string): string {
  return text.replaceAll(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,8}));/gi, (whole, decimal, hex, name) => {
    if (typeof name === 'string') return named[name.toLowerCase()] ?? whole;
    const code = typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hex), 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD';
  });
}

function mentionIn(
  entity: Readonly<Record<string, unknown>>,
): { readonly id: string; readonly name: string; readonly text: string } | undefined {
  if (entity['type'] !== 'mention') return undefined;
  const mentioned = entity['mentioned'];
  if (typeof mentioned !== 'object' || mentioned === null) return undefined;
  const { id, name } = mentioned as { readonly id?: unknown; readonly name?: unknown };
  if (typeof id !== 'string') return undefined;
  const shown = typeof name === 'string' ? name : '';
  const text =
    typeof entity['text'] === 'string' && entity['text'] !== '' ? entity['text'] : `<at>${shown}</at>`;
  return { id, name: shown, text };
}
