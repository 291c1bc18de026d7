/** A reference in Slack's own notation, such as `<@U123|mette>` or `<https://…|label>`. */
const reference = /<([^<>|]*)(?:\|([^<>]*))?>/g;

/**
 * The words as the person typed them. Slack writes `&`, `<` and `>` as entities and puts people, channels,
 * groups and links in angle brackets; a mention of the bot itself is left out.
 */
export function asTyped(text: string, bot: string | undefined): string {
  const mention = bot === undefined ? undefined : new RegExp(`\\s*<@${bot}(\\|[^<>]*)?>[\\s:,]*`, 'g');
  const without = mention === undefined ? text : text.replaceAll(mention, ' ');
  const trimmed = without === text ? text : without.trim();
  return entities(trimmed.replaceAll(reference, (_, target: string, label?: string) => named(target, label)));
}

function named(target: string, label: string | undefined): string {
  if (target.startsWith('@')) return `@${label || target.slice(1)}`;
  if (target.startsWith('#')) return `#${label || target.slice(1)}`;
  if (target.startsWith('!subteam^')) return label || '@group';
  if (target.startsWith('!date^')) return label ?? '';
  if (target.startsWith('!')) return `@${target.slice(1)}`;
  if (label === undefined || label === '') return target.replace(/^(mailto|tel):/, '');
  if (/^(mailto|tel):/.test(target)) return label;
  const same = target.replace(/^https?:\/\//, '').replace(/\/$/, '') === label.replace(/\/$/, '');
  return same || target === label ? label : `${label} (${target})`;
}

function entities(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** Text for a place where Slack reads its own notation: no character of it means anything. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
