import { createHash } from 'node:crypto';
import type { Clock } from '../../../src/ports.ts';

/** Lets each pass in once. */
export interface SpentPasses {
  /** False when it was spent before. */
  spend(pass: string): boolean;
}

/** An hour: longer than any pass lives. */
const rememberMs = 60 * 60 * 1000;

/** Remembers which passes were spent, in memory: after a restart only their own short life protects them. */
export function createSpentPasses(now: Clock): SpentPasses {
  const spent = new Map<string, number>();
  return {
    spend(pass) {
      const at = now();
      for (const [key, when] of spent) if (at - when > rememberMs) spent.delete(key);
      // Without the signature, which can be spelt in more than one way: what is signed cannot.
      const key = createHash('sha256').update(pass.split('.').slice(0, 2).join('.')).digest('base64url');
      if (spent.has(key)) return false;
      spent.set(key, at);
      return true;
    },
  };
}
