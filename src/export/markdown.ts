import type { PageLight, PageSection, PageTable } from '../report/index.ts';
import type { ExportParts } from './parts.ts';
import { type LightWords, lightWords } from './words.ts';

/** The page as Markdown (CommonMark with GitHub's tables): every word of it, and each chart as its description. */
export function writeMarkdown({ page, say }: Pick<ExportParts, 'page' | 'say'>): string {
  const words = lightWords(say);
  const parts = [
    `# ${safe(page.title)}`,
    safe([page.period, page.example].filter(Boolean).join(' · ')),
    `**${safe(page.headline)}**`,
    ...page.sections.flatMap((section) => sectionOf(section, words)),
    '---',
    ...page.footer.map(safe),
  ];
  return `${parts.join('\n\n')}\n`;
}

function sectionOf(
  { heading, lines, lights, advice, chart, table }: PageSection,
  words: LightWords,
): string[] {
  return [
    `## ${safe(heading)}`,
    ...(lights === undefined ? [] : [tableOf(lightsTable(lights, words))]),
    ...(chart === undefined ? [] : [`*${safe(chart.alt)}*`]),
    ...(lines.length === 0 ? [] : [lines.map((line) => `- ${safe(line)}`).join('\n')]),
    ...(advice ?? []).map(({ focus, text, why, decided }) =>
      [
        `- **${safe(text)}**`,
        `  ${[focus, why, decided]
          .filter(Boolean)
          .map((part) => safe(part ?? ''))
          .join(' · ')}`,
      ].join('  \n'),
    ),
    ...(table === undefined || table.rows.length === 0 ? [] : [safe(table.caption), tableOf(table)]),
  ];
}

function lightsTable(lights: readonly PageLight[], words: LightWords): Omit<PageTable, 'caption'> {
  return {
    columns: [
      { label: words.light },
      { label: words.goal },
      { label: words.value, numeric: true },
      { label: words.target },
      { label: words.change },
      { label: words.size },
      { label: words.why },
    ],
    rows: lights.map(({ symbol, word, name, value, target, change, size, why }) => [
      `${symbol} ${word}`,
      name,
      value,
      target,
      change,
      size,
      why,
    ]),
  };
}

function tableOf({ columns, rows }: Omit<PageTable, 'caption'>): string {
  const row = (cells: readonly string[]) => `| ${cells.map(safe).join(' | ')} |`;
  const rules = columns.map(({ numeric }) => (numeric === true ? '--:' : '---'));
  return [row(columns.map(({ label }) => label)), `| ${rules.join(' | ')} |`, ...rows.map(row)].join('\n');
}

/** People write texts that look like markup; here they stay the letters they are. */
function safe(text: string): string {
  return text
    .replaceAll(/\s*\n\s*/g, ' ')
    .replaceAll(/[\\`*_[\]<>|~]/g, (sign) => `\\${sign}`)
    .replace(/^([#+-]|\d+[.)])(?=\s)/, (sign) => `\\${sign}`);
}
