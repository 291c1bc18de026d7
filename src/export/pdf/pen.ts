import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type PDFDocument from 'pdfkit';

/** A document that is drawn on, and how large everything is on it: 1 is full size. */
export interface Sheet {
  readonly doc: PDFKit.PDFDocument;
  readonly scale: number;
}

/** What draws on a sheet; what is drawn belongs to `parent` in the structure that is read aloud. */
export interface Pen extends Sheet {
  readonly parent: PDFKit.PDFStructureElement;
}

/** Where something is drawn, in points from the page's upper left corner. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** How a text looks; `size` in points at full size. */
export interface Look {
  readonly size: number;
  readonly bold?: boolean;
  readonly colour?: string;
  readonly align?: 'left' | 'right';
}

/** Dark enough on white for every text: at least 4.5 to 1. */
export const ink = { text: '#1c2430', quiet: '#56606d', line: '#c9ced6', band: '#f2f4f7' } as const;

const require = createRequire(import.meta.url);
const family = '@expo-google-fonts/source-sans-3';
const files = {
  regular: require.resolve(`${family}/400Regular/SourceSans3_400Regular.ttf`),
  bold: require.resolve(`${family}/600SemiBold/SourceSans3_600SemiBold.ttf`),
};

/** Gives the document its two fonts, which are embedded with the letters that are used. */
export function takeFonts(doc: InstanceType<typeof PDFDocument>): void {
  for (const [name, file] of Object.entries(files)) doc.registerFont(name, readFileSync(file));
  doc.font('regular');
}

/** How high a text becomes, in points. */
export function heightOf({ doc, scale }: Sheet, text: string, width: number, look: Look): number {
  doc.font(look.bold === true ? 'bold' : 'regular').fontSize(look.size * scale);
  return doc.heightOfString(text, { width, lineGap: gap(look, scale) });
}

/** Adds a text to the structure and draws it; the lower edge is given back, in points. */
export function write(pen: Pen, tag: string, text: string, { x, y, width }: Box, look: Look): number {
  const { doc, scale, parent } = pen;
  const height = heightOf(pen, text, width, look);
  parent.add(
    doc.struct(tag, {}, () => {
      doc.fillColor(look.colour ?? ink.text);
      doc.text(text, x, y, { width, align: look.align ?? 'left', lineGap: gap(look, scale) });
    }),
  );
  return y + height;
}

/** Draws what only pleases the eye and is passed over by a screen reader. */
export function decorate({ doc }: Sheet, draw: (doc: PDFKit.PDFDocument) => void): void {
  doc.markContent('Artifact', { type: 'Layout' });
  doc.save();
  draw(doc);
  doc.restore();
  doc.endMarkedContent();
}

function gap({ size }: Look, scale: number): number {
  return size * scale * 0.06;
}
