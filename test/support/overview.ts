import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Overview, View } from '../../adapters/web/dashboard/index.ts';
import { flattenTexts } from '../../src/content/texts.ts';
import { type Speak, speaker } from '../../src/dialogue/index.ts';
import type { Lang } from '../../src/message.ts';
import { drawableSheet } from '../../src/overview/drawn.ts';
import { doorWordsOf, wordsOf } from '../../src/overview/words.ts';
import { familiePage } from './report-page.ts';

/** An overview that is a table: people by id, their passes `pass-<id>`, and what was pressed. */
export interface PaperOverview extends Overview {
  /** Who may come in, with the units they may see; change it to change it while pages are open. */
  readonly people: Map<string, { readonly scopes: readonly string[]; readonly lang: Lang }>;
  readonly pressed: { person: string; id: string; action: string; value: string }[];
}

const weeks = ['2026-W47', '2026-W46'];

/** Makes an overview of two weeks that hold the same hand-written page. */
export function createPaperOverview(): PaperOverview {
  const people: PaperOverview['people'] = new Map([
    ['karin', { scopes: ['familie', 'all'], lang: 'da' }],
    ['helle', { scopes: ['all', 'familie', 'modtagelse'], lang: 'en' }],
  ]);
  const pressed: PaperOverview['pressed'] = [];
  return {
    people,
    pressed,
    lang: 'da',
    door: () => doorWordsOf(sayIn('da')),
    async check(pass) {
      const person = pass.replace(/^pass-/, '').replace(/-\d+$/, '');
      return pass.startsWith('pass-') ? person : undefined;
    },
    async view(person) {
      const found = people.get(person);
      return found && viewOf(person, found.lang, found.scopes, pressed);
    },
  };
}

function viewOf(
  person: string,
  lang: Lang,
  scopes: readonly string[],
  pressed: PaperOverview['pressed'],
): View {
  const isTheirs = (week: string, scope: string) => weeks.includes(week) && scopes.includes(scope);
  const sheet = drawableSheet(familiePage());
  const dip = sheet.sections.find(({ chart }) => chart !== undefined);
  return {
    lang,
    name: person,
    organisation: 'Eksempel Kommune',
    words: wordsOf(sayIn(lang)),
    weeks: weeks.map((id) => ({ id, label: `Uge ${id.slice(-2)}` })),
    scopes: () => scopes.map((id) => ({ id, label: id })),
    page: (week, scope) => (isTheirs(week, scope) ? { ...sheet, title: `${week} ${scope}` } : undefined),
    decides: () => true,
    trends: () => [{ id: 'tryghed', label: 'Tryghed' }],
    trend: (week, scope, what) =>
      isTheirs(week, scope) && what === 'tryghed' && dip?.chart && dip.table
        ? { chart: dip.chart, table: dip.table }
        : undefined,
    units: () => (dip?.table ? [dip.table] : []),
    actions: () => (dip?.table ? [dip.table] : []),
    async file(week, scope, format) {
      if (!isTheirs(week, scope)) return undefined;
      return {
        name: `medvind-${week}-${scope}.${format}`,
        type: 'text/plain',
        bytes: new TextEncoder().encode(`${week} ${scope}`),
      };
    },
    async press(press) {
      pressed.push({ person, ...press });
      return `Noteret: ${press.value}`;
    },
  };
}

/** The shipped texts of a language. */
function sayIn(lang: Lang): Speak {
  const file = new URL(`../../content/texts/${lang}.yaml`, import.meta.url);
  return speaker(flattenTexts(parse(readFileSync(file, 'utf8'))));
}
