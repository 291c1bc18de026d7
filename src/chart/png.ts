import { readFile } from 'node:fs/promises';
import type { ChartSpec } from '../report/index.ts';
import { palettePng } from './palette-png.ts';
import { drawSvg } from './svg.ts';
import { size } from './theme.ts';

/** Twice the drawn size, for screens with fine dots and for print. */
const sharp = size.width * 2;

/** The faces that charts are set in: 400 for text, 600 for numbers and titles. */
const faces = [
  import.meta.resolve('@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf'),
  import.meta.resolve('@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf'),
];

/** Draws a chart as PNG, so many pixels wide (1200 when left out): the same bytes on every machine. */
export async function drawPng(spec: ChartSpec, widthPx: number = sharp): Promise<Uint8Array> {
  const { Resvg, fontBuffers } = await rasteriser();
  const drawing = new Resvg(drawSvg(spec), {
    fitTo: { mode: 'width', value: widthPx },
    font: { fontBuffers, defaultFontFamily: 'Source Sans 3' },
  });
  try {
    const image = drawing.render();
    try {
      return palettePng({ width: image.width, height: image.height, rgba: image.pixels });
    } finally {
      image.free();
    }
  } finally {
    drawing.free();
  }
}

let loading: ReturnType<typeof load> | undefined;

// WebAssembly must be made ready once in a process; a failed try is not remembered.
function rasteriser(): ReturnType<typeof load> {
  loading ??= load().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function load() {
  const { initWasm, Resvg } = await import('@resvg/resvg-wasm');
  const [wasm, ...fontBuffers] = await Promise.all(
    [import.meta.resolve('@resvg/resvg-wasm/index_bg.wasm'), ...faces].map((url) => readFile(new URL(url))),
  );
  await initWasm(wasm ?? new Uint8Array());
  return { Resvg, fontBuffers };
}
