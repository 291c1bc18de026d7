import * as z from 'zod';
import {
  type GivenResponse,
  type Response,
  type Seat,
  seatSchema,
  type Wave,
  type WaveResult,
  waveResultSchema,
} from '../../pulse/index.ts';
import type { Cabinet } from './cabinet.ts';
import { handleOf, newKey, seal, type Taken, unseal } from './seal.ts';

const audienceSchema = z.strictObject({ version: z.literal(1), seats: z.array(seatSchema) });
const sealedSchema = z.strictObject({ version: z.literal(1), boxes: z.record(z.string(), z.string()) });
const keySchema = z.strictObject({ version: z.literal(1), key: z.string() });

type Boxes = Readonly<Record<string, string>>;

/** The records of the waves: audiences and results for all to read, answers sealed until they become figures. */
export interface PulseRecords {
  /** Keeps an audience and makes the wave's key. */
  begin(wave: Wave, seats: readonly Seat[]): Promise<void>;
  audience(wave: string): Promise<readonly Seat[]>;
  /** Adds to what somebody has answered; false when the wave's key is gone, and with it the wave. */
  take(wave: Wave, person: string, more: Partial<Taken>): Promise<boolean>;
  taken(wave: string, person: string): Promise<Taken | null | undefined>;
  /** Everything sealed, by person; undefined when the key is gone. */
  open(wave: string): Promise<ReadonlyMap<string, Taken> | undefined>;
  keepResult(result: WaveResult): Promise<void>;
  result(wave: string): Promise<WaveResult | undefined>;
  /** Destroys the key and what was sealed with it. */
  destroy(wave: string): Promise<void>;
  forgetAudience(wave: string): Promise<void>;
  /** Takes a person out of an audience and of what is sealed. */
  erase(wave: string, person: string): Promise<void>;
  /** Destroys what is left of waves that are not among these. */
  tidy(running: ReadonlySet<string>): Promise<void>;
}

/** A hexadecimal digit of the handle: answers lie in 16 parts, so that one answer does not write them all. */
const parts = '0123456789abcdef';

/** Makes the records over two cabinets; `keys` lies apart, so that a backup can leave it out. */
export function createPulseRecords(cabinet: Cabinet, keys: Cabinet): PulseRecords {
  const known = new Map<string, string>();
  const audiences = new Map<string, readonly Seat[]>();
  const boxes = new Map<string, Boxes>();
  const results = new Map<string, WaveResult>();

  async function keyOf(wave: string): Promise<string | undefined> {
    const held = known.get(wave);
    if (held !== undefined) return held;
    const key = (await keys.read(fileName(wave), keySchema))?.key;
    if (key !== undefined) known.set(wave, key);
    return key;
  }

  async function part(wave: string, handle: string): Promise<Boxes> {
    const name = partName(wave, handle);
    const held = boxes.get(name) ?? (await cabinet.read(name, sealedSchema))?.boxes ?? {};
    boxes.set(name, held);
    return held;
  }

  async function keepPart(wave: string, handle: string, box: string | undefined): Promise<void> {
    const { [handle]: _, ...others } = await part(wave, handle);
    const next = box === undefined ? others : { ...others, [handle]: box };
    // Sorted by a meaningless name: nothing tells who answered first.
    const sorted = Object.fromEntries(Object.entries(next).sort(([a], [b]) => (a < b ? -1 : 1)));
    const name = partName(wave, handle);
    await cabinet.write(name, { version: 1, boxes: sorted });
    boxes.set(name, sorted);
  }

  async function read(wave: string, key: string, person: string): Promise<Taken | null> {
    const handle = handleOf(key, person);
    const box = (await part(wave, handle))[handle];
    return box === undefined ? null : unseal(key, handle, box);
  }

  async function audience(wave: string): Promise<readonly Seat[]> {
    const seats =
      audiences.get(wave) ?? (await cabinet.read(`audience-${fileName(wave)}`, audienceSchema))?.seats ?? [];
    audiences.set(wave, seats);
    return seats;
  }

  async function destroy(wave: string): Promise<void> {
    known.delete(wave);
    await keys.remove(fileName(wave));
    for (const digit of parts) {
      boxes.delete(partName(wave, digit));
      await cabinet.remove(partName(wave, digit));
    }
  }

  return {
    audience,
    destroy,
    async begin(wave, seats) {
      await cabinet.write(`audience-${fileName(wave.id)}`, { version: 1, seats });
      audiences.set(wave.id, seats);
      if ((await keyOf(wave.id)) === undefined)
        await keys.write(fileName(wave.id), { version: 1, key: newKey() });
    },
    async take(wave, person, more) {
      const key = await keyOf(wave.id);
      if (key === undefined) return false;
      const before = await read(wave.id, key, person);
      const handle = handleOf(key, person);
      await keepPart(wave.id, handle, seal(key, handle, merged(before, more), wave.comments));
      return true;
    },
    async taken(wave, person) {
      const key = await keyOf(wave);
      return key === undefined ? undefined : await read(wave, key, person);
    },
    async open(wave) {
      const key = await keyOf(wave);
      if (key === undefined) return undefined;
      const found = new Map<string, Taken>();
      for (const { person } of await audience(wave)) {
        const taken = person === '' ? null : await read(wave, key, person);
        if (taken !== null) found.set(person, taken);
      }
      return found;
    },
    async keepResult(result) {
      await cabinet.write(`result-${fileName(result.wave)}`, result);
      results.set(result.wave, result);
    },
    async result(wave) {
      const found = results.get(wave) ?? (await cabinet.read(`result-${fileName(wave)}`, waveResultSchema));
      if (found !== undefined) results.set(wave, found);
      return found;
    },
    async forgetAudience(wave) {
      audiences.delete(wave);
      await cabinet.remove(`audience-${fileName(wave)}`);
    },
    async erase(wave, person) {
      const seats = await audience(wave);
      if (!seats.some((seat) => seat.person === person)) return;
      const left = seats.map((seat) => (seat.person === person ? { ...seat, person: '' } : seat));
      await cabinet.write(`audience-${fileName(wave)}`, { version: 1, seats: left });
      audiences.set(wave, left);
      const key = await keyOf(wave);
      if (key === undefined) return;
      const handle = handleOf(key, person);
      if ((await part(wave, handle))[handle] !== undefined) await keepPart(wave, handle, undefined);
    },
    async tidy(running) {
      const kept = new Set([...running].map(fileName));
      for (const name of await keys.names()) if (!kept.has(name)) await keys.remove(name);
      for (const name of await cabinet.names()) {
        if (name.startsWith('sealed-') && !kept.has(name.slice('sealed-'.length, -2)))
          await cabinet.remove(name);
      }
    },
  };
}

/** What was answered, for the figures: of those who answered at least one item. */
export function givenBy(seats: readonly Seat[], taken: ReadonlyMap<string, Taken>): GivenResponse[] {
  return seats.flatMap(({ person, unit, superuser, manager }) => {
    const response: Response | undefined = taken.get(person);
    if (response === undefined || Object.keys(response.values).length === 0) return [];
    const { values, comment } = response;
    return { seat: { unit, superuser, manager }, values, ...(comment !== undefined && { comment }) };
  });
}

function merged(before: Taken | null, more: Partial<Taken>): Taken {
  const comment = more.comment ?? before?.comment;
  return {
    values: { ...before?.values, ...more.values },
    ...(comment !== undefined && comment !== '' && { comment }),
    skipped: more.skipped ?? false,
  };
}

/** The name that a wave's key has among the keys. */
export function keyFile(wave: string): string {
  return `${fileName(wave)}.json`;
}

function fileName(wave: string): string {
  return wave.replaceAll(/[^a-zA-Z0-9]+/g, '-');
}

function partName(wave: string, handle: string): string {
  return `sealed-${fileName(wave)}-${handle.slice(0, 1)}`;
}
