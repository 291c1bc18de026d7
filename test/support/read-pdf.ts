import { inflateSync } from 'node:zlib';

/** What a PDF says when it is read by its objects (ISO 32000-1), without drawing it. */
export interface ReadPdf {
  readonly pages: number;
  /** The text of each marked piece, in the order of the page's contents. */
  readonly pieces: readonly { readonly tag: string; readonly text: string }[];
  /** Every object as text, streams unpacked. */
  readonly source: string;
}

/** Reads tags, texts and objects of a PDF that embeds its fonts with a map to Unicode. */
export function readPdf(bytes: Uint8Array): ReadPdf {
  const objects = new Map<string, string>();
  const raw = Buffer.from(bytes).toString('latin1');
  for (const [, id = '', body = ''] of raw.matchAll(/(\d+) 0 obj\n(.*?)\nendobj/gs))
    objects.set(id, unpacked(body));
  const source = [...objects.values()].join('\n');
  const contents = /\/Contents (\d+) 0 R/.exec(source)?.[1] ?? '';
  return {
    pages: [...source.matchAll(/\/Type \/Page\b(?!s)/g)].length,
    pieces: piecesOf(objects.get(contents) ?? '', fontsOf(objects, source)),
    source,
  };
}

/** All that can be read, as a person would: words with single spaces. */
export function textOf({ pieces }: ReadPdf): string {
  return pieces
    .map(({ text }) => text)
    .join(' ')
    .replaceAll(/\s+/g, ' ');
}

function unpacked(body: string): string {
  const stream = /^(.*?)stream\n(.*)\nendstream/s.exec(body);
  if (stream === null || !body.includes('/FlateDecode') || body.includes('/Subtype /Image')) return body;
  return `${stream[1]}${inflateSync(Buffer.from(stream[2] ?? '', 'latin1')).toString('latin1')}`;
}

/** From glyph to letter, for each font by the name that the page calls it. */
function fontsOf(
  objects: ReadonlyMap<string, string>,
  source: string,
): ReadonlyMap<string, ReadonlyMap<number, string>> {
  const fonts = new Map<string, ReadonlyMap<number, string>>();
  for (const [, name = '', id = ''] of source.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
    const map = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id) ?? '')?.[1] ?? '';
    fonts.set(name, lettersOf(objects.get(map) ?? ''));
  }
  return fonts;
}

function lettersOf(cmap: string): ReadonlyMap<number, string> {
  const letters = new Map<number, string>();
  for (const [, from = '', , list = ''] of cmap.matchAll(/<([0-9a-f]+)> <([0-9a-f]+)> \[(.*?)\]/gis)) {
    const found = [...list.matchAll(/<([0-9a-f ]*)>/gi)];
    for (const [at, [, hex = '']] of found.entries())
      letters.set(Number.parseInt(from, 16) + at, unicode(hex));
  }
  return letters;
}

function unicode(hex: string): string {
  return Buffer.from(hex.replaceAll(' ', ''), 'hex').swap16().toString('utf16le');
}

function piecesOf(
  contents: string,
  fonts: ReadonlyMap<string, ReadonlyMap<number, string>>,
): { tag: string; text: string }[] {
  const pieces: { tag: string; text: string }[] = [];
  let font: ReadonlyMap<number, string> | undefined;
  const tokens = /\/(?<tag>\w+) <<[^>]*>> BDC|\/(?<name>F\d+) [\d.]+ Tf|\[(?<shown>[^\]]*)\] TJ/g;
  for (const { groups = {} } of contents.matchAll(tokens)) {
    const { tag, name, shown } = groups;
    if (tag !== undefined) pieces.push({ tag, text: '' });
    if (name !== undefined) font = fonts.get(name);
    const piece = pieces.at(-1);
    if (shown === undefined || piece === undefined) continue;
    const glyphs = [...shown.matchAll(/<([0-9a-f]+)>/g)].map(([, hex = '']) => hex).join('');
    const said = (glyphs.match(/.{4}/g) ?? []).map(
      (glyph) => font?.get(Number.parseInt(glyph, 16)) ?? '\uFFFD',
    );
    piece.text += `${said.join('')} `;
  }
  return pieces;
}
