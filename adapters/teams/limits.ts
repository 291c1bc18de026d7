/**
 * What Teams takes at most. `payloadChars`: 100 KB of UTF-16 for a whole message, pictures not counted
 * (learn.microsoft.com, Teams, format your bot messages), which is 51,200 characters; a fifth is left for
 * what stands around the card. `pictureSide`: pixels (Teams, cards reference). `actions`: per row (same). `button`
 * is what is read whole on a phone, `pictureBytes` what loads on a weak network; both are ours.
 */
export const limits = {
  payloadChars: 40_000,
  textBlock: 8000,
  actions: 6,
  button: 40,
  tooltip: 300,
  note: 400,
  dialogTitle: 64,
  pictureSide: 1024,
  pictureBytes: 1_000_000,
  refreshUsers: 60,
  body: 512_000,
} as const;

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
