const NAMED: Readonly<Record<string, string>> = {
  nbsp: ' ',
  ensp: ' ',
  emsp: ' ',
  thinsp: ' ',
  ndash: '-',
  mdash: '-',
  minus: '-',
  hyphen: '-',
  dash: '-',
  shy: '',
  zwj: '',
  zwnj: '',
};

/** The text, and what it says when addresses (%2D), HTML entities (&nbsp;) and tags in it are undone. */
export function readings(text: string): string[] {
  if (!/%[0-9a-f]{2}|&[#a-z]|</i.test(text)) return [text];
  const undone = text
    .replace(/%([2-7][0-9a-f])/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/(?:%[89a-f][0-9a-f]){2,4}/gi, decodeUtf8)
    .replace(/&#(?:x([0-9a-f]{1,6})|(\d{1,7}));/gi, (_, hex?: string, decimal?: string) =>
      character(hex ? Number.parseInt(hex, 16) : Number(decimal)),
    )
    .replace(/&([a-z]{2,6});/gi, (whole, name: string) => NAMED[name.toLowerCase()] ?? whole);
  return [...new Set([text, undone, undone.replace(/<[^<>]{0,200}>/g, '')])];
}

function decodeUtf8(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return '-';
  }
}

function character(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : '-';
}
