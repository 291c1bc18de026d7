import { type Content, welcomeNewcomers } from '../dialogue/index.ts';
import type { Settings } from '../organisation/index.ts';
import type { Outgoing } from '../outgoing.ts';
import type { Store } from '../store/index.ts';

/**
 * Welcomes those who are about to be written to and never were, so that the first they read says that a machine
 * writes, and who reads what. What could not be kept is tried again with the next message to them.
 */
export async function welcomeFirst(
  { store, content }: { readonly store: Store; readonly content: () => Content },
  outgoing: readonly Outgoing[],
  now: number,
): Promise<void> {
  const newcomers = new Map<string, Settings>();
  for (const { to } of outgoing) {
    if (!('person' in to)) continue;
    const settings = await store.settings(to.person);
    if (settings?.toldAt === undefined) newcomers.set(to.person, settings ?? { person: to.person });
  }
  if (newcomers.size === 0) return;
  const { changes, outgoing: lines } = welcomeNewcomers({ content: content(), now, newcomers }, [
    ...newcomers.keys(),
  ]);
  await store.commit({ changes, outgoing: lines, now });
}
