import type { Log } from '../ports.ts';
import type { ChartSpec } from '../report/index.ts';

/** Draws a chart as a PNG so many pixels wide. */
export type DrawPng = (chart: ChartSpec, widthPx?: number) => Promise<Uint8Array>;

/** 480 pixels: sharp enough in a chat, and small enough that a hundred of them can wait in the outbox. */
const pictureWidth = 480;

/** The picture of a chart in base64; nothing where none is drawn. One that fails is logged, and left out. */
export async function pictureOf(
  chart: ChartSpec | undefined,
  drawPng: DrawPng | undefined,
  log: Log,
): Promise<string | undefined> {
  if (chart === undefined || drawPng === undefined) return undefined;
  try {
    return Buffer.from(await drawPng(chart, pictureWidth)).toString('base64');
  } catch (cause) {
    log.error(`Cannot draw "${chart.title}"; the report is told without its picture.`, cause);
    return undefined;
  }
}
