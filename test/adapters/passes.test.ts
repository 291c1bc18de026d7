import { expect, test } from 'vitest';
import { createSpentPasses } from '../../adapters/web/dashboard/passes.ts';

test('a pass is spent once, however its signature is spelt', () => {
  const spent = createSpentPasses(() => 0);
  expect(spent.spend('head.claims.c2lnbmF0dXJl')).toBe(true);
  expect(spent.spend('head.claims.c2lnbmF0dXJl')).toBe(false);
  // The last letter of a signature has bits that nobody reads.
  expect(spent.spend('head.claims.c2lnbmF0dXJm')).toBe(false);
  expect(spent.spend('head.others.c2lnbmF0dXJl')).toBe(true);
});
