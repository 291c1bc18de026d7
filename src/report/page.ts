import type { Lang } from '../message.ts';
import type { ChartSpec } from './chart-spec.ts';
import type { Light } from './week-report.ts';

/** A table in words, ready to be read. */
export interface PageTable {
  readonly caption: string;
  readonly columns: readonly { readonly label: string; readonly numeric?: boolean }[];
  readonly rows: readonly (readonly string[])[];
  /** Which row, counted from 0, has the newest figure, where those after it only hold what is planned. */
  readonly newest?: number;
}

/** One goal's light in words: "Grøn – Tryghed i systemet 3,4 (mål 3,2) uændret · 20+ svar". */
export interface PageLight {
  readonly goal: string;
  readonly light: Light;
  /** The symbol that goes with the colour, such as `●`; never the colour alone. */
  readonly symbol: string;
  readonly word: string;
  readonly name: string;
  readonly value: string;
  readonly target: string;
  readonly change: string;
  readonly size: string;
  /** Why the light is what it is. */
  readonly why: string;
}

/** One suggested action in words. */
export interface PageAdvice {
  readonly id: string;
  readonly focus: string;
  readonly text: string;
  readonly why: string;
  /** What was decided, in words; absent while nothing is. */
  readonly decided?: string;
}

/** The parts of the page, always in this order; one that has nothing to say is left out. */
export type SectionId =
  | 'goals'
  | 'dip'
  | 'participation'
  | 'topics'
  | 'capacity'
  | 'advice'
  | 'saidDid'
  | 'gain'
  | 'operations'
  | 'hypercare';

/** One part of the page. */
export interface PageSection {
  readonly id: SectionId;
  readonly heading: string;
  /** Sentences, plain text. */
  readonly lines: readonly string[];
  readonly lights?: readonly PageLight[];
  readonly advice?: readonly PageAdvice[];
  readonly chart?: ChartSpec;
  readonly table?: PageTable;
}

/**
 * One week's report of one scope in one language, all in words: what the message, the dashboard, the PDF and the
 * Markdown export draw. Whoever draws it formats no number and picks no word.
 */
export interface ReportPage {
  readonly lang: Lang;
  readonly week: string;
  readonly scope: string;
  /** "Uge 47 · Familieafdelingen · 6 uger efter start". */
  readonly title: string;
  /** "16.–22. november 2026". */
  readonly period: string;
  /** Says that the data are simulated or an example; absent otherwise. */
  readonly example?: string;
  readonly headline: string;
  readonly sections: readonly PageSection[];
  readonly footer: readonly string[];
}
