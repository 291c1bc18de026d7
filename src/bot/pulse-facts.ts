import { type Content, type Needs, type PulseFacts, personOf } from '../dialogue/index.ts';
import { type InWave, isOpen, isRunning, type Turnout } from '../pulse/index.ts';
import type { Store } from '../store/index.ts';

/**
 * Loads what one event needs to know of the pulses; nothing for any other event. Who was taken out of the
 * organisation's file is in no wave any more, also not in one that asked them.
 */
export async function gatherPulse(
  store: Store,
  content: Content,
  needs: Needs,
  wave: string,
  person: string,
): Promise<PulseFacts | undefined> {
  if (needs === 'wave' || needs === 'ownWave') {
    const isListed = personOf(content, person) !== undefined;
    const inWave = () => (needs === 'wave' ? store.inWave(wave, person) : ownWave(store, person));
    const mine = isListed ? await inWave() : undefined;
    return { mine, waves: [], turnouts: new Map(), results: [] };
  }
  if (needs !== 'waves') return undefined;
  const waves = await store.waves();
  const turnouts = new Map<string, readonly Turnout[]>();
  for (const { id } of waves.filter(isRunning)) turnouts.set(id, await store.turnout(id));
  const results = await Promise.all(content.pulses.map(({ id }) => store.results(id)));
  return { mine: undefined, waves, turnouts, results: results.flat() };
}

async function ownWave(store: Store, person: string): Promise<InWave | undefined> {
  for (const { id } of (await store.waves()).filter(isOpen)) {
    const found = await store.inWave(id, person);
    if (found !== undefined) return found;
  }
  return undefined;
}
