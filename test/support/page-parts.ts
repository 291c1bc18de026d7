import type { PageAdvice, PageLight, PageSection, ReportPage } from '../../src/report/index.ts';

/** A light, green and a little above its goal unless told otherwise. */
export function pageLight(light: Partial<PageLight> = {}): PageLight {
  return {
    goal: 'tryghed',
    light: 'green',
    symbol: '●',
    word: 'Grøn',
    name: 'Tryghed i systemet',
    value: '3,4',
    target: 'mål 3,2',
    change: 'uændret',
    size: '20+ svar',
    why: 'Målet er nået.',
    ...light,
  };
}

/** A suggestion that nobody has decided on. */
export function pageAdvice(advice: Partial<PageAdvice> = {}): PageAdvice {
  return {
    id: '2026-W47/familie/time',
    focus: 'Tid',
    text: 'Sæt en fast time af om ugen til at øve sig.',
    why: 'Tid til at lære: 2,4 (mål 3,0).',
    ...advice,
  };
}

/** A page of the example municipality, with sections of one's own. */
export function reportPage(sections: readonly PageSection[], page: Partial<ReportPage> = {}): ReportPage {
  return {
    lang: 'da',
    week: '2026-W47',
    scope: 'familie',
    title: 'Uge 47 · Familieafdelingen · 3 uger efter start',
    period: '16.–22. november 2026',
    headline: 'Tre af fire mål er nået.',
    sections,
    footer: ['Tal fra færre end 5 bliver ikke vist.'],
    ...page,
  };
}
