import cron from 'node-cron';
import type { Log } from './ports.ts';

/** Something to do again and again: a cron expression in the municipality's own time, and what is done. */
export interface Job {
  readonly name: string;
  readonly at: string;
  readonly run: () => Promise<void>;
}

/**
 * Starts the jobs; returns how to stop them. A tick only says "look now": late, double and missed ticks are
 * harmless, so a job under way is not started again, and a tick up to a minute late still counts.
 */
export function startSchedule(jobs: readonly Job[], timeZone: string, log: Log): { stop(): Promise<void> } {
  const tasks = jobs.map(({ name, at, run }) =>
    cron.schedule(
      at,
      async () => {
        try {
          await run();
        } catch (cause) {
          log.error(`Cannot finish the job "${name}"; it runs again at its next time.`, cause);
        }
      },
      { name, timezone: timeZone, noOverlap: true, missedExecutionTolerance: 60_000 },
    ),
  );
  return {
    async stop() {
      await Promise.all(tasks.map((task) => task.destroy()));
    },
  };
}
