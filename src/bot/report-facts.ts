import { type ReportFacts, reportsShown } from '../dialogue/index.ts';
import type { Store } from '../store/index.ts';
import type { DrawPng } from './picture.ts';

/** 35 days: the small wins of the last weeks, of which a leader picks one. */
const gainsMs = 35 * 24 * 60 * 60 * 1000;

/** What comes from outside the store: both may be missing, and the report is then told in words alone. */
export interface ReportEdge {
  /** The address of the overview with a short-lived pass of that person. */
  readonly overviewLink?: ((person: string) => Promise<string>) | undefined;
  /** Draws a chart as a PNG. */
  readonly drawPng?: DrawPng | undefined;
}

/** What one event wants to know of the reports. */
export interface ReportWants {
  readonly needs: 'report' | 'letter' | undefined;
  /** The id of the letter at hand. */
  readonly id: string;
  /** Whose link to the overview is asked for. */
  readonly linkFor?: string | undefined;
}

/** Loads what one event needs to know of the weekly reports; nothing for any other event. */
export async function gatherReports(
  store: Store,
  { needs, id, linkFor }: ReportWants,
  edge: ReportEdge,
  now: number,
): Promise<ReportFacts | undefined> {
  if (needs === undefined) return undefined;
  if (needs === 'letter') {
    const [letter, reached] = await Promise.all([store.letter(id), store.letterReach(id)]);
    return { ...reportsShown([]), letter, reached };
  }
  const [reports, decided, changedGoals, gains, letters] = await Promise.all([
    store.weekReports(),
    store.decidedActions(),
    store.changedGoals(),
    store.gains(now - gainsMs),
    store.letters(),
  ]);
  const link = linkFor === undefined ? undefined : await edge.overviewLink?.(linkFor);
  return { ...reportsShown(reports), decided, changedGoals, gains, letters, link };
}
