import type { Calendar } from '../../calendar/index.ts';
import type { Lang } from '../../message.ts';
import type { Plan } from '../goals.ts';
import type { DecidedAction } from '../records.ts';
import type { WeekReport } from '../week-report.ts';

/** Finds a text by its key and fills in its placeholders. */
export type Say = (key: string, values?: Readonly<Record<string, string | number>>) => string;

/** The language to speak. */
export interface Voice {
  readonly lang: Lang;
  readonly say: Say;
}

/** What a page needs besides the week's report itself. */
export interface PageView extends Voice {
  /** The reports of other weeks, oldest first; those of the same week and later are left out of the page. */
  readonly earlier: readonly WeekReport[];
  readonly plan: Plan | undefined;
  readonly decided: readonly DecidedAction[];
  /** Whether the reader sees what only project leads see. */
  readonly operations: boolean;
  readonly calendar: Pick<Calendar, 'phases'>;
}

/** The same view with words and numbers that belong together kept on one line. */
export function typeset<View extends Voice>(view: View): View {
  return { ...view, say: (key, values) => keepTogether(view.say(key, values)) };
}

/** Puts a space that does not break between a number and what it cannot do without: `24 min.`, `uge 47`, `3,4 %`. */
export function keepTogether(text: string): string {
  return text
    .replaceAll(
      /(?<=\d\+?) (?=(%|min\b|t\.|h\b|svar\b|answers\b|uger?\b|weeks?\b|spørgsmål\b|arbejdsdag))/g,
      '\u00a0',
    )
    .replaceAll(
      /(?<=\b(uge|week|ca\.|kl\.|about|mål|target|højst|mindst|at most|at least)) (?=\d)/gi,
      '\u00a0',
    )
    .replaceAll(/(?<=\b\d{1,2}\.?) (?=(\p{L}+) \d{4}\b)/gu, '\u00a0');
}

/** The text with its first letter large, to stand at the beginning. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Things in a row as people say them: "a, b og c". */
export function listed(parts: readonly string[], lang: Lang): string {
  return new Intl.ListFormat(lang === 'da' ? 'da-DK' : 'en-GB').format(parts);
}
