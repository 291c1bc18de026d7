import { onTestFinished } from 'vitest';
import { openLowdbStore } from '../../src/store/index.ts';
import { watched } from './disks.ts';
import { temporaryFolder } from './folders.ts';

/**
 * A store on the disk with a gate before its log: once it is closed, the next write waits there until the gate is
 * opened, or fails with what it is rejected with. `reached` resolves when a write stands before it.
 */
export async function storeBehindGate() {
  const folder = await temporaryFolder();
  let isClosed = false;
  const gate = Promise.withResolvers<void>();
  const reached = Promise.withResolvers<void>();
  const disk = watched(async (deed) => {
    if (!isClosed || deed !== 'append live.jsonl') return;
    isClosed = false;
    reached.resolve();
    await gate.promise;
  });
  const store = await openLowdbStore(folder, { disk });
  onTestFinished(() => store.close());
  const close = () => {
    isClosed = true;
  };
  return { folder, store, gate, reached: reached.promise, close };
}
