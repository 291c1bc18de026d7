const item = /^(\s*)(?:[-*•]|(\d{1,3})[.)])\s+(\S.*)$/;

/**
 * Turns our Markdown subset into texts for Adaptive Cards, one for each paragraph or list: cards know bold,
 * italic, lists and links, but only a new block is a new paragraph in every client. No link but http and https is
 * kept.
 */
export function cardTexts(markdown: string): readonly string[] {
  const texts: string[] = [];
  let lines: string[] = [];
  let inList = false;
  const end = () => {
    if (lines.length > 0) texts.push(lines.join(inList ? '\n' : '\n\n'));
    lines = [];
    inList = false;
  };
  for (const line of markdown.replaceAll(/\r\n?/g, '\n').split('\n')) {
    const found = item.exec(line);
    if (line.trim() === '') {
      end();
    } else if (found) {
      if (!inList) end();
      inList = true;
      const [, indent = '', number, words = ''] = found;
      lines.push(`${indent}${number === undefined ? '-' : `${number}.`} ${inline(words)}`);
    } else if (inList && /^\s{2,}/.test(line)) {
      lines.push(`${lines.pop() ?? ''} ${inline(line.trim())}`);
    } else {
      if (inList) end();
      lines.push(inline(line.trim()));
    }
  }
  end();
  return texts;
}

/** Whether a text has a character that Adaptive Cards may read as Markdown. */
export function looksMarked(text: string): boolean {
  return /[\\*_~`[\]<>#]|^\s*(?:[-+•]|\d+[.)])\s/.test(text);
}

const marks =
  /\\[\\*_[\]()]|\[([^[\]]{1,500})\]\(([^()\s]{1,2000})\)|(https?:\/\/[^\s<>"'[\]{}|\\^`]{1,2000})/g;

function inline(line: string): string {
  return line.replaceAll(marks, (whole, label?: string, href?: string, address?: string) => {
    if (href !== undefined) return isSafe(href) ? `[${label}](${href})` : (label ?? '');
    if (address === undefined) return whole;
    const end = /[.,;:!?)*_]+$/.exec(address)?.[0] ?? '';
    const url = address.slice(0, address.length - end.length);
    return URL.canParse(url) ? `[${url}](${url})${end}` : whole;
  });
}

/** Whether an address may be made a link: http or https, nothing else. */
export function isSafe(href: string): boolean {
  return /^https?:\/\//i.test(href) && URL.canParse(href);
}
