import type { Entry, Phase } from './entry.ts';

/** What the engine learns from: the entries, their topics, and the field's own words. */
export interface Knowledge {
  readonly entries: readonly Entry[];
  readonly topics: readonly { readonly id: string; readonly title: string }[];
  /** Abbreviations and old-to-new words: each key is one word or token, its value what it stands for. */
  readonly words: Readonly<Record<string, string>>;
}

/** How willing the bot is to answer directly: the owner's choice, in words. */
export type Caution = 'careful' | 'normal' | 'bold';

/** What is known about the asker and the talk when a text is read. */
export interface AskContext {
  readonly unit?: string;
  readonly phase?: Phase;
  /** The last entry shown in this conversation, for follow-ups that lean on it. */
  readonly lastEntry?: string;
}

/** One entry with its score: 0 to 1, comparable within one ranking only. */
export interface Ranked {
  readonly id: string;
  readonly score: number;
}

/** What the bot makes of a text; the ranking is there whatever the outcome. */
export interface Verdict {
  readonly outcome: 'answer' | 'suggest' | 'clarify' | 'route';
  /** Chance from 0 to 1 that the first of `ranked` is the right entry. */
  readonly confidence: number;
  /** Chance from 0 to 1 that any entry answers the text: low means a subject the content lacks; absent where none is learned. */
  readonly known?: number;
  /** The ten best, best first. */
  readonly ranked: readonly Ranked[];
  /** What the person is shown, in that order: one for `answer`, up to three for `suggest`, else none. */
  readonly entries: readonly Ranked[];
  /** Up to four topic ids to choose between, for `clarify`. */
  readonly topics: readonly string[];
}

/** A trained engine over one version of the content. */
export interface Answerer {
  /** Reads a text that is already through the privacy guard; never throws, whatever the text. */
  ask(text: string, context?: AskContext): Verdict;
}
