import type { Content } from '../dialogue/index.ts';
import type { Clock, Log } from '../ports.ts';
import { type ReportDue, reportOf } from '../report/index.ts';
import type { Store } from '../store/index.ts';
import { dueWeeks } from './due-weeks.ts';
import { goalReminders } from './goal-reminders.ts';
import { sendLetters } from './letters.ts';
import type { DrawPng } from './picture.ts';
import { reportMessages } from './report-messages.ts';
import { underOneId } from './under-one-id.ts';
import { gatherWeek, isEmpty } from './week-facts.ts';

/** What the weekly reports are made with. */
export interface ReportParts {
  readonly store: Store;
  readonly content: () => Content;
  /** Empties the outbox as far as it can be emptied now. */
  readonly drain: () => Promise<void>;
  /** Draws a chart as a PNG so many pixels wide; without it the reports are told in words alone. */
  readonly drawPng?: DrawPng | undefined;
  readonly clock: Clock;
  readonly log: Log;
}

/** The reports of the weeks and the leaders' letters, driven by somebody who says "look now". */
export interface Reports {
  /** Makes and sends what is due. Late, double and missed looks are harmless. */
  look(): Promise<void>;
}

/** Makes the reports over the store: what it has published is the truth, and this only adds to it. */
export function createReports(parts: ReportParts): Reports {
  const { content, drain, clock, log } = parts;
  const store = underOneId(parts.store);
  let running: Promise<void> | undefined;
  // Looking anew every minute at a week in which nothing happened would find nothing.
  const empty = new Set<string>();

  async function publishDue(): Promise<void> {
    const { goals, calendar } = content();
    const published = await store.publishedWeeks();
    const weeks = dueWeeks(goals, calendar, published, clock());
    for (const due of weeks) {
      if (empty.has(due.week) || (await isClosing(due))) return;
      await publish(due, due === weeks.at(-1), published.length === 0);
    }
  }

  // A round that ends before the report belongs in it: within the minute somebody closes it.
  async function isClosing({ at }: ReportDue): Promise<boolean> {
    return (await store.waves()).some(({ state, closesAt }) => state === 'open' && closesAt <= at);
  }

  async function publish(due: ReportDue, isNewest: boolean, isFirst: boolean): Promise<void> {
    const facts = await gatherWeek(store, content(), due);
    if (isFirst && isEmpty(facts)) {
      empty.add(due.week);
      return;
    }
    const report = reportOf(facts);
    const outgoing = isNewest
      ? [...(await reportMessages(parts, report, facts)), ...(await goalReminders(parts, due, facts))]
      : [];
    if (!(await store.publishWeek(report, outgoing, clock()))) return;
    log.info(`The report of ${due.week} is made${isNewest ? ` and goes to ${outgoing.length} people` : ''}.`);
    await drain();
  }

  async function look(): Promise<void> {
    // A fault in the one must not hold the other back.
    const [letters, reports] = await Promise.allSettled([sendLetters(parts), publishDue()]);
    if (reports.status === 'rejected') throw reports.reason;
    if (letters.status === 'rejected') throw letters.reason;
  }

  return {
    look() {
      running ??= look().finally(() => {
        running = undefined;
      });
      return running;
    },
  };
}
