/** The text cut to a length, with an ellipsis where something was left out; never through a surrogate pair. */
export function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  const kept = text.slice(0, length - 1);
  const whole = /[\uD800-\uDBFF]$/.test(kept) ? kept.slice(0, -1) : kept;
  return `${whole}…`;
}

/** The text in pieces of at most a length, broken at paragraphs, lines, sentences or words where there are any. */
export function pieces(text: string, length: number): readonly string[] {
  const found: string[] = [];
  let rest = text;
  while (rest.length > length) {
    const at = breakIn(rest, length);
    found.push(rest.slice(0, at));
    rest = rest.slice(at);
  }
  return rest === '' && found.length > 0 ? found : [...found, rest];
}

function breakIn(text: string, length: number): number {
  const window = text.slice(0, length);
  for (const mark of ['\n\n', '\n', '. ', ' ']) {
    const at = window.lastIndexOf(mark);
    if (at > length / 2) return at + mark.length;
  }
  return /[\uD800-\uDBFF]$/.test(window) ? length - 1 : length;
}

/** NUL becomes the replacement character, as in CommonMark 2.3: neither JSON readers nor stores agree about it. */
export function withoutNull(text: string): string {
  return text.replaceAll('\0', '\uFFFD');
}
