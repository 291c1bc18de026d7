import { writeOverlay } from '../../src/cli/simulating/overlay.ts';
import { play } from '../../src/cli/simulating/play.ts';
import type { LoadedContent } from '../../src/content.ts';
import { createMemoryStore, type Store } from '../../src/store/index.ts';
import { dataFolder } from './folders.ts';

/** What the demonstration is made of on one day. */
export interface DemoTown {
  readonly loaded: LoadedContent;
  readonly store: Store;
  readonly now: number;
}

/** Simulates the weeks before a local time in Copenhagen such as `2026-11-23 10:00`. */
export async function demoTown(at: string, store: Store = createMemoryStore()): Promise<DemoTown> {
  const folder = await dataFolder();
  const rough = Date.parse(`${at.replace(' ', 'T')}Z`);
  const { calendar } = (await writeOverlay(folder, rough)).content;
  const now = calendar.instantOf(at.slice(0, 10), at.slice(11));
  const loaded = await writeOverlay(folder, now);
  await play(store, loaded.content, now);
  return { loaded, store, now };
}
