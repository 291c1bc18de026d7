import type { PageSection, ReportPage } from '../../report/index.ts';
import type { LightWords } from '../words.ts';
import { lightMark } from './light-mark.ts';
import { type Box, decorate, heightOf, ink, type Look, type Pen, type Sheet, write } from './pen.ts';
import { drawTable } from './table.ts';

/** The part of an A4 page that is drawn on, in points. */
export const sheet = { left: 45, top: 38, width: 505, bottom: 806 } as const;

/** The parts that stand side by side; the others take the whole width. */
const halves: readonly PageSection['id'][] = [
  'dip',
  'participation',
  'topics',
  'capacity',
  'saidDid',
  'gain',
  'operations',
  'hypercare',
];

const gutter = 20;
/** What stands to the left is wider, so that the curve's own letters can be read in print. */
const leftShare = 0.58;
const text: Look = { size: 9.5 };
const small: Look = { size: 8, colour: ink.quiet };

/** What is drawn: the page, its pictures by section, and how the rest is called. */
export interface Drawn {
  readonly page: ReportPage;
  readonly pictures: ReadonlyMap<string, Uint8Array>;
  readonly words: LightWords;
}

/**
 * Draws a whole page of a report: head, parts in their order, foot at the lower edge of the sheet. The lower edge of
 * what was drawn is given back in points, and the foot's upper edge: it fits when the first is above the second.
 */
export function layOut(onto: Sheet, drawn: Drawn): { readonly end: number; readonly foot: number } {
  const { doc, scale } = onto;
  const root = doc.struct('Document');
  doc.addStructure(root);
  const pen = { ...onto, parent: root };
  const space = 9 * scale;
  const wide = (sheet.width - gutter) * leftShare;
  const narrow = sheet.width - gutter - wide;
  let left = drawHead(pen, drawn.page);
  let right = left;
  for (const section of drawn.page.sections) {
    if (!halves.includes(section.id)) {
      const y = Math.max(left, right) + space;
      left = drawSection(pen, section, drawn, { x: sheet.left, y, width: sheet.width });
      right = left;
    } else if (left <= right) {
      left = drawSection(pen, section, drawn, { x: sheet.left, y: left + space, width: wide });
    } else {
      const x = sheet.left + wide + gutter;
      right = drawSection(pen, section, drawn, { x, y: right + space, width: narrow });
    }
  }
  const foot = drawFoot(pen, drawn.page);
  root.end();
  return { end: Math.max(left, right), foot };
}

function drawHead(pen: Pen, page: ReportPage): number {
  const { scale } = pen;
  const box = { x: sheet.left, width: sheet.width };
  let y = write(pen, 'H1', page.title, { ...box, y: sheet.top }, { size: 17, bold: true });
  const under = page.example === undefined ? page.period : `${page.period} · ${page.example}`;
  y = write(pen, 'P', under, { ...box, y: y + 1 }, { size: 9, colour: ink.quiet });
  y = write(pen, 'P', page.headline, { ...box, y: y + 6 * scale }, { size: 13, bold: true });
  return y;
}

function drawFoot(pen: Pen, page: ReportPage): number {
  const line = page.footer.join(' ');
  const top = sheet.bottom - heightOf(pen, line, sheet.width, small);
  decorate(pen, (doc) =>
    doc
      .moveTo(sheet.left, top - 5)
      .lineTo(sheet.left + sheet.width, top - 5)
      .lineWidth(0.5)
      .stroke(ink.line),
  );
  write(pen, 'P', line, { x: sheet.left, y: top, width: sheet.width }, small);
  return top - 10;
}

function drawSection(pen: Pen, section: PageSection, { pictures, words }: Drawn, box: Box): number {
  const { scale } = pen;
  let y = write(pen, 'H2', section.heading, box, { size: 11.5, bold: true }) + 1;
  if (section.lights !== undefined)
    y = drawLights(pen, section.heading, section.lights, words, { ...box, y });
  const picture = pictures.get(section.id);
  if (section.chart !== undefined && picture !== undefined)
    y = drawPicture(pen, picture, section.chart.alt, { ...box, y });
  for (const line of section.lines) y = write(pen, 'P', line, { ...box, y: y + 1 }, text) + 1.5 * scale;
  for (const advice of section.advice ?? []) y = drawAdvice(pen, advice, { ...box, y });
  // A picture's description has the figures of its table.
  const table = picture === undefined ? section.table : undefined;
  if (table !== undefined && table.rows.length > 0) {
    const rows = table.rows.map((cells) => ({ cells }));
    y = drawTable(pen, { ...table, captioned: true, rows }, { ...box, y: y + 2 * scale });
  }
  return y;
}

function drawLights(
  pen: Pen,
  caption: string,
  lights: NonNullable<PageSection['lights']>,
  words: LightWords,
  box: Box,
): number {
  const names = ['light', 'goal', 'value', 'target', 'change', 'size', 'why'] as const;
  const columns = names.map((name) => ({ label: words[name], numeric: name === 'value' }));
  const rows = lights.map((one) => ({
    cells: [one.word, one.name, one.value, one.target, one.change, one.size, one.why],
    mark: lightMark(one.light, pen.scale),
  }));
  // The heading right above is its caption already.
  return drawTable(pen, { caption, captioned: false, columns, rows }, box);
}

function drawAdvice(
  pen: Pen,
  { focus, text: what, why, decided }: NonNullable<PageSection['advice']>[number],
  { x, y, width }: Box,
): number {
  const inner = { x: x + 9, width: width - 9 };
  const top = y + 3 * pen.scale;
  const said = decided === undefined ? why : `${why} · ${decided}`;
  const first = write(pen, 'P', what, { ...inner, y: top }, { size: 10.5, bold: true });
  const end = write(pen, 'P', `${focus} · ${said}`, { ...inner, y: first }, { size: 9, colour: ink.quiet });
  decorate(pen, (doc) => doc.rect(x, top + 1, 3, end - top - 1).fill(ink.text));
  return end + 2 * pen.scale;
}

function drawPicture(pen: Pen, picture: Uint8Array, alt: string, { x, y, width }: Box): number {
  const { doc, parent } = pen;
  const height = width / aspectOf(picture);
  const options = { alt, bbox: [x, y, x + width, y + height] };
  parent.add(doc.struct('Figure', options, () => doc.image(Buffer.from(picture), x, y, { width })));
  return y + height;
}

/** Width to height, from a PNG's first chunk (IHDR: two 32-bit numbers after 16 bytes). */
function aspectOf(png: Uint8Array): number {
  const view = new DataView(png.buffer, png.byteOffset);
  return view.getUint32(16) / view.getUint32(20);
}
