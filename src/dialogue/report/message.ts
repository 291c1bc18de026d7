import type { Block, Button, Message } from '../../message.ts';
import type {
  ChartSpec,
  PageAdvice,
  PageLight,
  PageSection,
  PageTable,
  ReportPage,
} from '../../report/index.ts';
import { present } from '../facts.ts';
import { button, buttons, message, paragraph, type Speak } from '../speaker.ts';
import { pointsOf } from './points.ts';

/** What goes with a page when it is said in a chat. */
export interface ReportExtras {
  /** The picture of the page's first chart, a PNG in base64. */
  readonly png?: string | undefined;
  /** Where the overview opens. Without it the button asks for a link of one's own, which is better where messages are kept. */
  readonly link?: string | undefined;
  /** False for a reader who sees the suggestions and decides nothing about them. */
  readonly decides?: boolean;
  /** Other reports of the week that the reader may see, by scope and name. */
  readonly others?: readonly { readonly scope: string; readonly name: string }[];
}

/**
 * The most that stands in one message, in characters of our own JSON without the picture and its points, and in blocks: so much that
 * Slack (50 blocks, 12,000 characters of its JSON) and Teams (40,000 of its own) show it as one message, which a
 * press on a button can then replace in place. Measured against both adapters in the tests.
 */
const most = { chars: 6500, blocks: 40 };

/** How many lines and rows a section gets, step by step: each gets its first before any gets more. */
const steps = [1, 3, 5, 8, 12];

/** A week's page as a message for managers: lights, curve, suggestions to say yes or no to, and the way to more. */
export function reportMessage(page: ReportPage, say: Speak, more: ReportExtras = {}): Message {
  let shares: readonly number[] = page.sections.map(() => 0);
  for (const step of steps) {
    for (const at of page.sections.keys()) {
      const wider = shares.with(at, step);
      if (fits(drawPage(page, say, more, wider))) shares = wider;
    }
  }
  return message(page.lang, drawPage(page, say, more, shares), `${page.title}. ${page.headline}`);
}

function fits(blocks: readonly Block[]): boolean {
  const bare = blocks.map((block) =>
    block.type === 'picture' ? { ...block, png: '', chart: undefined } : block,
  );
  return blocks.length <= most.blocks && JSON.stringify(bare).length <= most.chars;
}

function drawPage(page: ReportPage, say: Speak, more: ReportExtras, shares: readonly number[]): Block[] {
  const charted = page.sections.find(({ chart }) => chart !== undefined);
  const drawn = page.sections.map((section, at) =>
    sectionBlocks(section, {
      page,
      say,
      png: section === charted ? more.png : undefined,
      decides: more.decides ?? true,
      allowed: shares[at] ?? 0,
    }),
  );
  const leftOut = page.sections.filter((_, at) => drawn[at]?.length === 0).map(({ heading }) => heading);
  return present(
    { type: 'heading', text: page.title },
    // Not the period alone: a line that begins with "26. oktober" is a numbered list in Markdown.
    {
      type: 'quiet',
      markdown: [say('reportchat.period', { period: page.period }), page.example].filter(Boolean).join(' · '),
    },
    paragraph(`**${page.headline}**`),
    ...drawn.flat(),
    leftOut.length === 0
      ? undefined
      : { type: 'quiet', markdown: say('reportchat.leftOut', { headings: leftOut.join(' · ') }) },
    buttons(
      more.link === undefined
        ? button(say('reportchat.overview'), 'overview')
        : { label: say('reportchat.overview'), url: more.link },
      button(say('reportchat.weekByWeek'), 'reportWeeks', page.scope),
      ...fewEnough(more.others ?? []).map(({ scope, name }) =>
        button(name, 'report', `${page.week}|${scope}`),
      ),
    ),
    page.footer.length === 0 ? undefined : { type: 'quiet', markdown: page.footer.join('\n\n') },
  );
}

/** More reports to choose between than this are better looked up in the overview. */
const mostOthers = 5;

/** The choice between other reports, where it is one that a chat can hold. */
export function fewEnough<Other>(others: readonly Other[]): readonly Other[] {
  return others.length > mostOthers ? [] : others;
}

interface Drawing {
  readonly page: ReportPage;
  readonly say: Speak;
  readonly png: string | undefined;
  readonly decides: boolean;
  readonly allowed: number;
}

/** A section with as much of its lines and rows as it is allowed; nothing where that would be its heading alone. */
function sectionBlocks(section: PageSection, drawing: Drawing): (Block | undefined)[] {
  const { png, allowed } = drawing;
  const { lines, lights = [], advice = [], chart, table } = section;
  const alwaysShown = lights.length + advice.length > 0 || section.id === 'gain' || (chart && png);
  if (allowed === 0 && !alwaysShown) return [];
  const rows = table && rowsOf(table, allowed, chart !== undefined);
  const cut = lines.length > allowed || (table !== undefined && table.rows.length > allowed);
  // Somebody's own words are shown as such.
  const told = section.id === 'gain' ? quoted(lines) : listed(lines.slice(0, allowed));
  const head = `**${section.heading}**`;
  // One block where it can be: a platform counts them.
  const joined = lights.length === 0 && told?.type === 'text';
  return [
    paragraph([head, ...lights.map(lightLine), ...(joined ? [told.markdown] : [])].join('\n\n')),
    whyButton(lights, drawing),
    joined ? undefined : told,
    png === undefined || chart === undefined ? undefined : picture(png, chart),
    table === undefined || rows === undefined || rows.length === 0
      ? undefined
      : {
          type: 'table',
          caption: table.caption,
          columns: [...table.columns],
          rows: rows.map((row) => [...row]),
        },
    ...advice.flatMap((one) => adviceBlocks(one, drawing)),
    cut && section.id !== 'gain'
      ? { type: 'quiet', markdown: drawing.say('reportchat.restInOverview') }
      : undefined,
  ];
}

/** So many rows of a table: of a curve the last that were measured, of any other list the first. */
function rowsOf({ rows, newest = rows.length - 1 }: PageTable, allowed: number, isCurve: boolean) {
  if (!isCurve || allowed >= rows.length) return rows.slice(0, allowed);
  const end = Math.max(newest + 1, allowed);
  return rows.slice(end - allowed, end);
}

function picture(png: string, spec: ChartSpec): Block {
  const chart = pointsOf(spec);
  return { type: 'picture', png, alt: spec.alt, title: spec.title, ...(chart && { chart }) };
}

function quoted(lines: readonly string[]): Block | undefined {
  return lines.length === 0 ? undefined : { type: 'quote', text: lines.join('\n') };
}

function listed(lines: readonly string[]): Block | undefined {
  if (lines.length === 0) return undefined;
  return paragraph(lines.length === 1 ? lines.join('') : lines.map((line) => `- ${line}`).join('\n'));
}

/** A light in one line, the colour always as a word and a sign: "● **Grøn** – Tryghed: 3,4 (mål 3,2) uændret". */
export function lightLine({ symbol, word, name, value, target, change, size, why }: PageLight): string {
  const figure = [value, target === '' ? '' : `(${target})`, change].filter(Boolean).join(' ');
  const rest = [figure, size, why].filter(Boolean).join(' · ');
  return `${symbol} **${word}** – ${name}${rest === '' ? '' : `: ${rest}`}`;
}

function whyButton(lights: readonly PageLight[], { page, say }: Drawing): Block | undefined {
  const value = `${page.week}|${page.scope}`;
  if (lights.some(({ light }) => light === 'red')) {
    return buttons(button(say('reportchat.whyRed'), 'reportWhy', value));
  }
  if (lights.some(({ light }) => light === 'yellow')) {
    return buttons(button(say('reportchat.whyYellow'), 'reportWhy', value));
  }
  return undefined;
}

function adviceBlocks({ id, focus, text, why, decided }: PageAdvice, { say, decides }: Drawing): Block[] {
  // The last decision counts, so there is always a way to another.
  const said = (decision: string) =>
    decides ? say('reportchat.decidedSoFar', { decision }) : say('reportchat.decided', { decision });
  return present(
    paragraph(`**${focus}:** ${text}`),
    why === '' ? undefined : { type: 'quiet', markdown: why },
    decided === undefined ? undefined : paragraph(said(decided)),
    decides ? buttons(...decisionButtons(id, say)) : undefined,
  );
}

function decisionButtons(id: string, say: Speak): Button[] {
  return [
    button(say('reportchat.will'), 'reportDo', `${id}|will`, { style: 'primary' }),
    button(say('reportchat.notNow'), 'reportDo', `${id}|notNow`),
    button(say('reportchat.already'), 'reportDo', `${id}|done`),
  ];
}
