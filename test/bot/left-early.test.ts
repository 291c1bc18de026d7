import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { ChatEvent } from '../../src/event.ts';
import { openLowdbStore } from '../../src/store/index.ts';
import { temporaryFolder } from '../store/folders.ts';
import { storeBehindGate } from '../store/gated.ts';
import { accountOf, createTown, privatePlace } from '../support/town.ts';

const asker = 'mette-holm';

function said(id: string, text: string): ChatEvent {
  return { kind: 'said', id, account: accountOf(asker), place: privatePlace(asker), text };
}

test('an answer is there while its commit is still under way, and after a crash the same card comes of the same question', async () => {
  const { folder, store, gate, reached, close } = await storeBehindGate();
  const town = await createTown({ store, cannotTell: true });
  await town.event(said('first', 'hej'));
  const before = town.screen(asker).length;
  close();
  const answered = town.event(said('asked', 'hvordan logger jeg på?'), Promise.resolve());
  await reached;
  await vi.waitFor(() => expect(town.screen(asker).length).toBe(before + 1));
  const left = town.screen(asker).at(-1);
  expect(left?.message.text).toMatch(/log/i);

  const copy = join(await temporaryFolder(), 'as the crash left it');
  await cp(folder, copy, { recursive: true });
  await rm(join(copy, 'owner.json'));
  const after = await openLowdbStore(copy);
  onTestFinished(() => after.close());
  expect(await after.inquiriesSince(0)).toHaveLength(0);
  const again = await createTown({ store: after, cannotTell: true });
  await again.event(said('asked', 'hvordan logger jeg på?'));
  expect(again.screen(asker).at(-1)).toEqual(left);
  expect(await after.inquiriesSince(0)).toHaveLength(1);

  gate.resolve();
  await answered;
  expect(town.screen(asker).length).toBe(before + 1);
});

test('where a platform can be asked what arrived, an answer waits for its commit, so that nothing comes twice', async () => {
  const { store, gate, reached, close } = await storeBehindGate();
  const town = await createTown({ store });
  await town.event(said('first', 'hej'));
  const before = town.screen(asker).length;
  close();
  const answered = town.event(said('asked', 'hvordan logger jeg på?'), Promise.resolve());
  await reached;
  await new Promise((resolve) => setImmediate(resolve));
  expect(town.screen(asker).length).toBe(before);
  gate.resolve();
  await answered;
  expect(town.screen(asker).length).toBe(before + 1);
});
