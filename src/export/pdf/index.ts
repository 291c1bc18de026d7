import PDFDocument from 'pdfkit';
import type { ReportPage } from '../../report/index.ts';
import type { ExportParts } from '../parts.ts';
import { lightWords } from '../words.ts';
import { fitted, scales, smallest } from './fit.ts';
import { type Drawn, layOut } from './layout.ts';
import { takeFonts } from './pen.ts';

const a4 = [595.28, 841.89];
/** Only to measure on: so long that nothing ends before it does. */
const endless = [595.28, 14_000];
const subset: string = 'PDF/UA';

/**
 * The page as one tagged A4 sheet. `pictures` are PNGs by the section whose chart they show. What is too long is first
 * drawn smaller and then left out by a fixed order, which the sheet then says.
 */
export async function drawPdf(
  { page, say }: ExportParts,
  pictures: ReadonlyMap<string, Uint8Array>,
): Promise<Uint8Array> {
  const words = lightWords(say);
  const scratch = open(page.title, page.lang, endless);
  // Nothing is left out silently.
  const told = (left: ReportPage): ReportPage =>
    left === page ? page : { ...left, footer: [say('export.more'), ...left.footer] };
  const fitsAt = (scale: number) => (left: ReportPage) =>
    fits(scratch, { page: told(left), pictures, words }, scale);
  // Everything is tried in full at every size before the smallest size is kept and things are left out.
  const left = fitted(page, fitsAt(smallest));
  const scale = scales.find((one) => fitsAt(one)(left)) ?? smallest;
  const doc = open(page.title, page.lang, a4);
  layOut({ doc, scale }, { page: told(left), pictures, words });
  return finished(doc);
}

function fits(doc: PDFKit.PDFDocument, drawn: Drawn, scale: number): boolean {
  doc.addPage({ size: endless, margin: 0 });
  const { end, foot } = layOut({ doc, scale }, drawn);
  return end <= foot;
}

function open(title: string, lang: string, size: number[]): PDFKit.PDFDocument {
  const doc = new PDFDocument({
    size,
    margin: 0,
    pdfVersion: '1.7',
    tagged: true,
    lang: lang === 'da' ? 'da-DK' : 'en-GB',
    displayTitle: true,
    // The types know only the archive kinds of PDF.
    subset: subset as PDFKit.Mixins.PDFSubsets,
    info: { Title: title, Creator: 'Medvind', Producer: 'Medvind' },
  });
  takeFonts(doc);
  return doc;
}

async function finished(doc: PDFKit.PDFDocument): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  doc.end();
  for await (const part of doc) parts.push(part as Uint8Array);
  return Buffer.concat(parts);
}
