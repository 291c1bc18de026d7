import type { Content, Needs, PulseFacts } from '../dialogue/index.ts';
import { type InWave, isOpen, isRunning, type Turnout } from '../pulse/index.ts';
import type { Store } from '../store/index.ts';

/** Loads what one event needs to know of the pulses; nothing for any other event. */
export async function gatherPulse(
  store: Store,
  content: Content,
  needs: Needs,
  wave: string,
  person: string,
): Promise<PulseFacts | undefined> {
  if (needs === 'wave')
    return { mine: await store.inWave(wave, person), waves: [], turnouts: new Map(), results: [] };
  if (needs === 'ownWave')
    return { mine: await ownWave(store, person), waves: [], turnouts: new Map(), results: [] };
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
