import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { launchBrowser } from '../../../test/support/browser.ts';

/** Draws the two icons from Medvind's mark, in the sizes that Teams asks for. Run it when a mark changes. */
const folder = import.meta.dirname;
const marks = [
  { from: '../../web/page/mark.svg', to: 'color.png', side: 192 },
  { from: 'outline.svg', to: 'outline.png', side: 32 },
] as const;

const browser = await launchBrowser();
for (const { from, to, side } of marks) {
  const page = await browser.newPage({ viewport: { width: side, height: side } });
  const svg = await readFile(join(folder, from), 'utf8');
  await page.setContent(
    `<style>body{margin:0}svg{display:block;width:${side}px;height:${side}px}</style>${svg}`,
  );
  await writeFile(join(folder, to), await page.screenshot({ omitBackground: true }));
  await page.close();
}
await browser.close();
