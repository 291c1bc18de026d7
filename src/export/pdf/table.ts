import { type Box, decorate, heightOf, ink, type Look, type Pen, type Sheet, write } from './pen.ts';

/** One column of a drawn table; figures stand to the right. */
export interface Column {
  readonly label: string;
  readonly numeric?: boolean;
}

interface WideColumn extends Column {
  /** In points. */
  readonly width: number;
}

/** Draws something beside the text of a cell; the text then begins `indent` points further in. */
export interface Mark {
  readonly indent: number;
  readonly draw: (doc: PDFKit.PDFDocument, x: number, y: number) => void;
}

/** One row of texts; a mark stands in front of the first. */
export interface Row {
  readonly cells: readonly string[];
  readonly mark?: Mark;
}

/** A table with what it is called; `captioned` when that stands above it, too, and not only in what is read aloud. */
export interface Table {
  readonly caption: string;
  readonly captioned: boolean;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

const above: Look = { size: 8.5, bold: true };
const head: Look = { size: 8, bold: true, colour: ink.quiet };
const body: Look = { size: 9.5 };
const padding = 2.2;
const between = 10;

/** Draws a table with headings that are tagged as such, row after row; its lower edge is given back, in points. */
export function drawTable(pen: Pen, { caption, captioned, columns, rows }: Table, box: Box): number {
  const table = pen.doc.struct('Table', { title: caption });
  pen.parent.add(table);
  const inTable = { ...pen, parent: table };
  const wide = widened(pen, columns, rows, box.width);
  const titles = columns.map(({ label }) => label);
  const top = captioned ? write(inTable, 'Caption', caption, box, above) : box.y;
  let y = drawRow(inTable, wide, { cells: titles }, { ...box, y: top }, 'Column');
  for (const row of rows) {
    decorate(pen, (doc) => rule(doc, box, y));
    y = drawRow(inTable, wide, row, { ...box, y }, undefined);
  }
  table.end();
  return y;
}

function drawRow(
  pen: Pen,
  columns: readonly WideColumn[],
  { cells, mark }: Row,
  box: Box,
  scope: 'Column' | undefined,
): number {
  const row = pen.doc.struct('TR');
  pen.parent.add(row);
  const inside = box.y + padding * pen.scale;
  const look = scope === undefined ? body : head;
  let bottom = inside;
  let x = box.x;
  for (const [at, { width, numeric }] of columns.entries()) {
    const indent = at === 0 && mark !== undefined ? mark.indent : 0;
    const place = { x: x + indent, y: inside, width: width - indent - between };
    const text = cells[at] ?? '';
    if (at === 0 && mark !== undefined) decorate(pen, (doc) => mark.draw(doc, x, inside));
    // The first column names the row, so that a screen reader says it with every figure.
    const says = scope ?? (at === 0 ? 'Row' : undefined);
    const cell = pen.doc.struct(says === undefined ? 'TD' : 'TH', says === undefined ? {} : { scope: says });
    row.add(cell);
    const shown: Look = { ...look, align: numeric === true ? 'right' : 'left' };
    if (text !== '') write({ ...pen, parent: cell }, 'P', text, place, shown);
    cell.end();
    bottom = Math.max(bottom, inside + (text === '' ? 0 : heightOf(pen, text, place.width, shown)));
    x += width;
  }
  row.end();
  return bottom + padding * pen.scale;
}

/**
 * Columns as wide as their contents ask for, so that words stay whole. Where there is too little room each gives way
 * between its longest word and its longest text; where there is too much the first one takes it.
 */
function widened(
  pen: Sheet,
  columns: readonly Column[],
  rows: readonly Row[],
  width: number,
): readonly WideColumn[] {
  const indent = rows[0]?.mark?.indent ?? 0;
  const asked = columns.map(({ label }, at) => {
    const first = at === 0 ? indent : 0;
    const cells = rows.map(({ cells }) => cells[at] ?? '');
    const widest = (split: boolean) =>
      Math.max(widestOf(pen, [label], head, split), widestOf(pen, cells, body, split)) + first + between + 1;
    return { least: widest(true), most: widest(false) };
  });
  const least = asked.reduce((sum, one) => sum + one.least, 0);
  const most = asked.reduce((sum, one) => sum + one.most, 0);
  const give = most <= width ? 1 : Math.max(0, (width - least) / (most - least));
  return columns.map((column, at) => {
    const one = asked[at] ?? { least: 0, most: 0 };
    const spare = at === 0 && most < width ? width - most : 0;
    return { ...column, width: one.least + (one.most - one.least) * give + spare };
  });
}

function widestOf({ doc, scale }: Sheet, texts: readonly string[], look: Look, split: boolean): number {
  doc.font(look.bold === true ? 'bold' : 'regular').fontSize(look.size * scale);
  const parts = split ? texts.flatMap((text) => text.split(/[ -]/)) : texts;
  return Math.max(0, ...parts.map((part) => doc.widthOfString(part)));
}

function rule(doc: PDFKit.PDFDocument, { x, width }: Box, y: number): void {
  doc
    .moveTo(x, y)
    .lineTo(x + width, y)
    .lineWidth(0.5)
    .stroke(ink.line);
}

declare global {
  namespace PDFKit.Mixins {
    /** The library takes it, its types do not tell yet: which way a heading cell reads. */
    interface StructureElementOptions {
      scope?: 'Column' | 'Row';
    }
  }
}
