import { inflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { drawPng } from '../../src/chart/index.ts';
import { dipSpec, lineSpec } from './specs.ts';

/** A palette PNG taken apart by hand, so that the writer is not judged by itself. */
function read(png: Uint8Array) {
  const bytes = Buffer.from(png);
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    chunks.set(bytes.toString('latin1', at + 4, at + 8), bytes.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  const header = chunks.get('IHDR') ?? Buffer.alloc(13);
  const width = header.readUInt32BE(0);
  const palette = chunks.get('PLTE') ?? Buffer.alloc(0);
  const rows = inflateSync(chunks.get('IDAT') ?? Buffer.alloc(0));
  const height = header.readUInt32BE(4);
  const colorAt = (x: number, y: number) => {
    const place = rows[y * (width + 1) + 1 + x] ?? 0;
    return palette.toString('hex', place * 3, place * 3 + 3);
  };
  return { width, height, colorAt, colors: palette.length / 3, signature: bytes.toString('hex', 0, 8) };
}

/** How many dots have a colour. */
function count(png: Uint8Array, color: string): number {
  const { width, height, colorAt } = read(png);
  let found = 0;
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) if (colorAt(x, y) === color) found += 1;
  return found;
}

describe('a chart as PNG', () => {
  test('is 1200 dots wide, on white, with at most 256 colours', async () => {
    const { width, height, signature, colors, colorAt } = read(await drawPng(dipSpec()));
    expect({ width, height, signature }).toEqual({ width: 1200, height: 660, signature: '89504e470d0a1a0a' });
    expect(colors).toBeLessThanOrEqual(256);
    expect(colorAt(1, 1)).toBe('ffffff');
  });

  test('is small enough for a chat: under 30 kB', async () => {
    expect((await drawPng(dipSpec())).length).toBeLessThan(30_000);
  });

  test('is as wide as asked', async () => {
    expect(read(await drawPng(dipSpec(), 800)).width).toBe(800);
  });

  test('the same chart gives the same bytes', async () => {
    expect(Buffer.from(await drawPng(dipSpec())).equals(await drawPng(dipSpec()))).toBe(true);
  });

  test('several at once are drawn, though the rasteriser is made ready once', async () => {
    const all = await Promise.all([1, 2, 3].map((value) => drawPng(lineSpec([value, value + 1]))));
    expect(new Set(all.map((png) => Buffer.from(png).toString('base64'))).size).toBe(3);
  });

  test('letters are drawn with the type that comes along: a title puts dark dots where there were none', async () => {
    const dark = '1b2733';
    const [with_, without] = await Promise.all([drawPng(dipSpec()), drawPng(dipSpec({ title: ' ' }))]);
    expect(count(with_, dark)).toBeGreaterThan(count(without, dark) + 500);
  });

  test('the measured line is there in its own colour', async () => {
    expect(count(await drawPng(dipSpec()), '0b4f8f')).toBeGreaterThan(500);
  });
});
