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
