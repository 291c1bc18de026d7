import { onTestFinished } from 'vitest';
import { openLowdbStore } from '../../src/store/index.ts';
import { storeContract } from './contract.ts';
import { temporaryFolder } from './folders.ts';

storeContract('lowdb', async () => {
  const store = await openLowdbStore(await temporaryFolder());
  onTestFinished(() => store.close());
  return store;
});
