import { setTimeout as wait } from 'node:timers/promises';
import { openLowdbStore, type Store } from '../../src/store/index.ts';
import { startWriter } from './writer.ts';

/** What came of killing a writer again and again. */
export interface Crashes {
  readonly acknowledged: number;
  /** Acknowledged questions, or their messages, that were not there afterwards. */
  readonly lost: readonly string[];
  /** What was said when the folder could not be opened. */
  readonly unopened: readonly string[];
}

/**
 * Lets a process write to a folder, kills it (three in ten while it starts), opens the folder and looks for
 * everything that was acknowledged; so many times over. The folder is fresh every `freshEvery` rounds, so that
 * the first start is hit as well and a round stays short.
 */
export async function crashRounds(parent: string, rounds: number, freshEvery = 10): Promise<Crashes> {
  const lost: string[] = [];
  const unopened: string[] = [];
  let acknowledged = 0;
  let ids: string[] = [];
  for (let round = 0; round < rounds; round += 1) {
    if (round % freshEvery === 0) ids = [];
    const folder = `${parent}/folder-${Math.floor(round / freshEvery)}`;
    const writer = startWriter(folder, `r${round}`);
    if (round % 10 < 3) await wait(Math.random() * 250);
    else await writer.acknowledged(1 + Math.floor(Math.random() * 40));
    await writer.kill();
    ids.push(...writer.ids);
    acknowledged += writer.ids.length;
    try {
      const store = await openLowdbStore(folder);
      lost.push(...(await missing(store, ids)));
      await store.close();
    } catch (cause) {
      unopened.push(`round ${round}: ${cause}`);
    }
  }
  return { acknowledged, lost, unopened };
}

async function missing(store: Store, ids: readonly string[]): Promise<string[]> {
  const { waiting } = await store.outbox();
  const asked = new Set((await store.questionsOf('asker', 0)).map(({ id }) => id));
  const gone = ids.filter((id) => !asked.has(id));
  if (waiting < ids.length) gone.push(`${ids.length - waiting} messages`);
  return gone;
}
