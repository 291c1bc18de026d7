import type { Store } from '../store/index.ts';

/**
 * How many people are put in the outbox at a time: 100. A round to thousands would otherwise lie in the live state
 * whole and be written with every change.
 */
export const batch = 100;
/** With more waiting than this the platform is slow or away, and no more is put there until it has caught up. */
const waitingAtMost = 200;

/** Puts batch after batch in the outbox and sends it, until `putNext` says that nothing more is to go now. */
export async function feedOutbox(
  store: Store,
  drain: () => Promise<void>,
  putNext: () => Promise<boolean>,
): Promise<void> {
  while ((await store.outbox()).waiting <= waitingAtMost && (await putNext())) await drain();
}
