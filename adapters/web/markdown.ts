/** A piece of a line that the page can draw: a string is plain text. */
export type Inline =
  | string
  | { readonly type: 'bold' | 'italic'; readonly children: readonly Inline[] }
  | { readonly type: 'link'; readonly href: string; readonly children: readonly Inline[] }
  | { readonly type: 'break' };

/** A paragraph or a list. `start` is the first number of an ordered list that does not begin at 1. */
export type Node =
  | { readonly type: 'paragraph'; readonly children: readonly Inline[] }
  | { readonly type: 'bullets'; readonly items: readonly (readonly Inline[])[] }
  | { readonly type: 'numbers'; readonly start: number; readonly items: readonly (readonly Inline[])[] };

const item = /^\s*(?:[-*•]|(\d{1,3})[.)])\s+(\S.*)$/;

/** Reads our Markdown subset into nodes; what is no Markdown, HTML above all, stays text. Never throws. */
export function parseMarkdown(markdown: string): readonly Node[] {
  const nodes: Node[] = [];
  let paragraph: string[] = [];
  let list: { ordered: boolean; start: number; items: string[] } | undefined;
  let loose = false;

  const endParagraph = () => {
    if (paragraph.length > 0) nodes.push({ type: 'paragraph', children: parseLines(paragraph) });
    paragraph = [];
  };
  const endList = () => {
    if (!list) return;
    const items = list.items.map((text) => parseLines(text.split('\n')));
    nodes.push(list.ordered ? { type: 'numbers', start: list.start, items } : { type: 'bullets', items });
    list = undefined;
  };

  for (const line of markdown.replaceAll(/\r\n?/g, '\n').split('\n')) {
    const found = item.exec(line);
    if (found) {
      const ordered = found[1] !== undefined;
      endParagraph();
      if (list?.ordered !== ordered) endList();
      list ??= { ordered, start: Number(found[1] ?? 1), items: [] };
      list.items.push(found[2] ?? '');
    } else if (line.trim() === '') {
      endParagraph();
    } else if (list && (!loose || /^\s{2,}/.test(line))) {
      list.items.push(`${list.items.pop()}\n${line.trim()}`);
    } else {
      endList();
      paragraph.push(line.trim());
    }
    loose = line.trim() === '';
  }
  endParagraph();
  endList();
  return nodes;
}

function parseLines(lines: readonly string[]): readonly Inline[] {
  return lines.flatMap((line, at) => {
    const inlines = parseInline(line, 0);
    return at === 0 ? inlines : [{ type: 'break' as const }, ...inlines];
  });
}

/** Marks inside marks are read four deep, which is more than anybody writes; deeper ones stay text. */
const deepest = 4;

/** Reads bold, italic and links of one line. */
function parseInline(line: string, depth: number): readonly Inline[] {
  const inlines: Inline[] = [];
  let text = '';
  let at = 0;
  while (at < line.length) {
    const found = depth < deepest ? markAt(line, at, depth) : undefined;
    if (found) {
      if (text !== '') inlines.push(text);
      text = '';
      inlines.push(found.inline);
      at = found.end;
    } else {
      if (line[at] === '\\' && /[\\*_[\]()]/.test(line[at + 1] ?? '')) at += 1;
      text += line[at];
      at += 1;
    }
  }
  if (text !== '') inlines.push(text);
  return inlines;
}

interface Found {
  readonly inline: Inline;
  readonly end: number;
}

function markAt(line: string, at: number, depth: number): Found | undefined {
  if (line.startsWith('**', at)) return spanAt(line, at, '**', 'bold', depth);
  if (line[at] === '_' && !/\w/.test(line[at - 1] ?? '')) return spanAt(line, at, '_', 'italic', depth);
  if (line[at] === '[') return linkAt(line, at, depth);
  if (line.startsWith('http', at) && !/\w/.test(line[at - 1] ?? '')) return addressAt(line, at);
  return undefined;
}

function spanAt(
  line: string,
  at: number,
  mark: string,
  type: 'bold' | 'italic',
  depth: number,
): Found | undefined {
  const from = at + mark.length;
  if (/^(\s|$)/.test(line.slice(from, from + 1))) return undefined;
  for (let to = line.indexOf(mark, from + 1); isNear(from, to); to = line.indexOf(mark, to + 1)) {
    const after = to + mark.length;
    const closes = !/\s/.test(line[to - 1] ?? ' ') && !(type === 'italic' && /\w/.test(line[after] ?? ''));
    if (closes) {
      return { inline: { type, children: parseInline(line.slice(from, to), depth + 1) }, end: after };
    }
  }
  return undefined;
}

/** Marks further apart than 2,000 characters are no pair: so that a text of opening marks is read quickly. */
function isNear(from: number, to: number): boolean {
  return to !== -1 && to - from <= 2000;
}

const labelledLink = /\[([^[\]]{1,500})\]\(([^()\s]{1,2000})\)/y;
const bareAddress = /https?:\/\/[^\s<>"'[\]{}|\\^`]{1,2000}/y;

function linkAt(line: string, at: number, depth: number): Found | undefined {
  labelledLink.lastIndex = at;
  const found = labelledLink.exec(line);
  const href = safeHref(found?.[2] ?? '');
  if (!found || !href) return undefined;
  return {
    inline: { type: 'link', href, children: parseLabel(found[1] ?? '', depth + 1) },
    end: labelledLink.lastIndex,
  };
}

/** A label may be bold, but there is no link inside a link. */
function parseLabel(label: string, depth: number): readonly Inline[] {
  const inlines = parseInline(label, depth);
  return JSON.stringify(inlines).includes('"link"') ? [label] : inlines;
}

function addressAt(line: string, at: number): Found | undefined {
  bareAddress.lastIndex = at;
  const address = bareAddress.exec(line)?.[0].replace(/[.,;:!?)*_]+$/, '');
  const href = safeHref(address ?? '');
  if (!address || !href) return undefined;
  return { inline: { type: 'link', href, children: [address] }, end: at + address.length };
}

/** The address in full if it is http or https; anything else is no link to us. */
export function safeHref(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : undefined;
}
