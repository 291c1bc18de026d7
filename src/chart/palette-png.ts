import { crc32, deflateSync } from 'node:zlib';

/** A picture as it comes from the rasteriser: red, green, blue and opacity of each dot, row by row. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8Array;
}

/** A palette holds at most so many colours (PNG 1.2, 11.2.3). */
const mostColors = 256;

/**
 * Writes an opaque picture as a PNG with a palette: a third of the size of one with full colours, since a chart has
 * few. Colours are told apart as finely as the palette allows.
 */
export function palettePng({ width, height, rgba }: Pixels): Uint8Array {
  const { palette, places } = reduced(rgba);
  const rows = Buffer.alloc((width + 1) * height);
  for (let row = 0; row < height; row++) {
    // The first byte of a row says that it is not filtered, which suits even areas best.
    rows.set(places.subarray(row * width, (row + 1) * width), row * (width + 1) + 1);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // 8 bits for each dot, colours from the palette.
  header.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('PLTE', palette),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function reduced(rgba: Uint8Array): { palette: Buffer; places: Uint8Array } {
  for (let step = 8; ; step *= 2) {
    const found = indexed(rgba, step);
    if (found !== undefined) return found;
  }
}

// Each group of near colours takes the first colour that was met in it, so plain areas keep their exact colour.
function indexed(rgba: Uint8Array, step: number): { palette: Buffer; places: Uint8Array } | undefined {
  const places = new Uint8Array(rgba.length / 4);
  const known = new Map<number, number>();
  const palette: number[] = [];
  for (let dot = 0; dot < places.length; dot++) {
    const [red = 0, green = 0, blue = 0] = rgba.subarray(dot * 4, dot * 4 + 3);
    const group = (Math.floor(red / step) << 16) | (Math.floor(green / step) << 8) | Math.floor(blue / step);
    let place = known.get(group);
    if (place === undefined) {
      if (known.size === mostColors) return undefined;
      place = known.size;
      known.set(group, place);
      palette.push(red, green, blue);
    }
    places[dot] = place;
  }
  return { palette: Buffer.from(palette), places };
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(data.length, 0);
  framed.set(named, 4);
  framed.writeUInt32BE(crc32(named), named.length + 4);
  return framed;
}
