/**
 * What Slack takes at most (docs.slack.dev, reference/block-kit, read 2026-11). Lengths are in UTF-16 units.
 * `messageChars` is 1,200 under the 13,200 at which Slack begins to answer `msg_blocks_too_long` for a message
 * whose every block is allowed (bolt-js issue 2509).
 */
export const limits = {
  messageBlocks: 50,
  viewBlocks: 100,
  messageChars: 12_000,
  section: 3000,
  contextChars: 2000,
  contextElements: 10,
  header: 150,
  actions: 25,
  button: 75,
  buttonValue: 2000,
  actionId: 255,
  url: 3000,
  confirmTitle: 100,
  confirmText: 300,
  confirmButton: 30,
  viewTitle: 24,
  viewButton: 24,
  metadata: 3000,
  callbackId: 255,
  inputLabel: 2000,
  inputHint: 2000,
  inputText: 3000,
  options: 100,
  optionGroups: 100,
  optionText: 75,
  optionValue: 150,
  altText: 2000,
  plainText: 4000,
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
