import { escaped } from './plain.ts';

const item = /^(\s*)(?:[-*•]|(\d{1,3})[.)])\s+(\S.*)$/;

/**
 * Turns our Markdown subset into Slack's own notation: `**bold**` to `*bold*`, `_italic_`, `[label](https://…)`
 * to a link, lists to lines. Everything else stays text; no link but http and https is made.
 */
export function mrkdwn(markdown: string): string {
  return markdown
    .replaceAll(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => {
      const found = item.exec(line);
      if (!found) return inline(line);
      const [, indent = '', number, words = ''] = found;
      return `${indent}${number === undefined ? '•' : `${number}.`} ${inline(words)}`;
    })
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}

const marks =
  /\\([\\*_[\]()])|\*\*(?=\S)(.+?\S?)\*\*|\[([^[\]]{1,500})\]\((https?:\/\/[^()\s]{1,2000})\)|(https?:\/\/[^\s<>"'[\]{}|\\^`]{1,2000})/g;

function inline(line: string): string {
  let out = '';
  let from = 0;
  for (const found of line.matchAll(marks)) {
    out += escaped(line.slice(from, found.index));
    out += marked(found);
    from = found.index + found[0].length;
  }
  return out + escaped(line.slice(from));
}

function marked([whole, literal, bold, label, href, address]: RegExpMatchArray): string {
  if (literal !== undefined) return escaped(literal);
  if (bold !== undefined) return `*${inline(bold)}*`;
  if (href !== undefined) return link(href, label);
  if (address === undefined) return escaped(whole);
  const end = /[.,;:!?)*_]+$/.exec(address)?.[0] ?? '';
  return link(address.slice(0, address.length - end.length)) + escaped(end);
}

function link(href: string, label?: string): string {
  if (!URL.canParse(href)) return escaped(label ?? href);
  const address = escaped(new URL(href).href).replaceAll('|', '%7C');
  return label === undefined ? `<${address}>` : `<${address}|${escaped(label).replaceAll('|', '¦')}>`;
}
