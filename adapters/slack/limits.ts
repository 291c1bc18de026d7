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
