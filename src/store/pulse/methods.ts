import type { Change } from '../../dialogue/index.ts';
import { isOpen, isRunning, rememberRostersDays, type Wave, type WaveResult } from '../../pulse/index.ts';
import { recordsIn } from '../collection.ts';
import { put } from '../edit.ts';
import type { Editor, Group } from '../group.ts';
import type { Step } from '../port.ts';
import { dayMs } from '../spec.ts';
import type { State } from '../state.ts';
import type { PulseStore } from './port.ts';
import { givenBy, type PulseRecords } from './records.ts';

/** The pulse's part of the store, with what the rest of the store calls. */
export interface PulsePart extends PulseStore {
  /** Seals the answers of a step before it is committed; false when a wave no longer takes them. */
  take(step: Step): Promise<boolean>;
  /** Destroys the answers of a wave that a committed step has cancelled. */
  follow(step: Step): Promise<void>;
  /** Takes a person out of every audience and every open wave. */
  erase(person: string): Promise<void>;
  /** Forgets old audiences and what is left of closed waves. */
  sweep(now: number): Promise<void>;
}

type Answering = Extract<Change, { kind: 'pulseAnswered' | 'pulseSkipped' }>;

/** Whether a change is about an answer, which is sealed and not part of the live state. */
export function isAnswering(change: Change): change is Answering {
  return change.kind === 'pulseAnswered' || change.kind === 'pulseSkipped';
}

/** Whether a change cancels a wave, whose answers are then destroyed. */
export function isCancelling(change: Change): change is Extract<Change, { kind: 'waveChanged' }> {
  return change.kind === 'waveChanged' && change.wave.state === 'cancelled';
}

/** Makes the pulse's part over the live state, which holds the ledger, and the records beside it. */
export function createPulsePart(live: Group<State>, records: PulseRecords): PulsePart {
  let last: Promise<unknown> = Promise.resolve();
  // One at a time: an answer is read, added to and sealed again, and a wave may close between.
  function exclusive<T>(task: () => Promise<T>): Promise<T> {
    const mine = last.then(task);
    last = mine.catch(() => undefined);
    return mine;
  }

  const ledger = () => recordsIn(live.read().waves).sort((a, b) => (a.slot < b.slot ? -1 : 1));
  const find = (id: string): Wave | undefined => live.read().waves.get(id);

  async function earlierOf(wave: Wave) {
    const found = [];
    for (const one of ledger()) {
      if (one.programme !== wave.programme || one.state !== 'closed' || one.id === wave.id) continue;
      const result = await records.result(one.id);
      const seats = await records.audience(one.id);
      if (result !== undefined && seats.length > 0) found.push({ result, seats });
    }
    return found;
  }

  return {
    planWave: (wave, seats, now) =>
      exclusive(async () => {
        if (isTaken(live.read(), wave)) return false;
        // The audience first: without the ledger's row nobody looks at it, and the next plan writes over it.
        if (wave.state !== 'skipped') await records.begin(wave, seats);
        return await live.run((editor) => {
          if (isTaken(editor.state, wave)) return false;
          put(editor, 'waves', wave.id, { ...wave, plannedAt: now });
          return true;
        });
      }),
    async waves() {
      return ledger();
    },
    audience: (id) => records.audience(id),
    async inWave(id, person) {
      const wave = find(id);
      if (wave === undefined || !isOpen(wave)) return undefined;
      const seat = (await records.audience(id)).find((one) => one.person === person);
      const taken = seat === undefined ? undefined : await records.taken(id, person);
      if (seat === undefined || taken === undefined) return undefined;
      return {
        wave,
        seat,
        answered: Object.keys(taken?.values ?? {}),
        commented: taken?.comment !== undefined,
        skipped: taken?.skipped ?? false,
      };
    },
    async turnout(id) {
      const wave = find(id);
      if (wave === undefined || !isRunning(wave)) return [];
      const seats = await records.audience(id);
      const given = givenBy(seats, (await records.open(id)) ?? new Map());
      return wave.units.map(({ id: unit }) => ({
        unit,
        asked: seats.filter((seat) => seat.unit === unit).length,
        answered: given.filter(({ seat }) => seat.unit === unit).length,
      }));
    },
    async silent(id) {
      const taken = await records.open(id);
      if (taken === undefined) return new Set();
      const seats = await records.audience(id);
      return new Set(
        seats.map(({ person }) => person).filter((person) => person !== '' && !taken.has(person)),
      );
    },
    closeWave: (id, make) =>
      exclusive(async () => {
        const wave = find(id);
        if (wave === undefined || !isRunning(wave)) return await records.result(id);
        const taken = await records.open(id);
        const seats = await records.audience(id);
        // Without a key a first attempt has come as far as destroying it: its result is there already.
        const before = taken === undefined ? await records.result(id) : undefined;
        const given = givenBy(seats, taken ?? new Map());
        const result = before ?? make({ wave, seats, given, earlier: await earlierOf(wave) });
        await records.keepResult(result);
        await records.destroy(id);
        await live.run((editor) => {
          const now = editor.state.waves.get(id) ?? wave;
          put(editor, 'waves', id, { ...now, rev: now.rev + 1, state: 'closed' });
        });
        return result;
      }),
    async results(programme) {
      const found: WaveResult[] = [];
      for (const wave of ledger()) {
        if (wave.programme !== programme || wave.state !== 'closed') continue;
        const result = await records.result(wave.id);
        if (result !== undefined) found.push(result);
      }
      return found;
    },
    take: (step) =>
      exclusive(async () => {
        const state = live.read();
        for (const change of step.changes.filter(isAnswering)) {
          const wave = state.waves.get(change.wave);
          if (wave === undefined || !isOpen(wave)) return false;
          const { person } = change;
          if (!(await records.audience(wave.id)).some((seat) => seat.person === person)) return false;
          const more =
            change.kind === 'pulseSkipped'
              ? { skipped: true }
              : { values: change.values, ...(change.comment !== undefined && { comment: change.comment }) };
          if (!(await records.take(wave, person, more))) return false;
        }
        return true;
      }),
    async follow(step) {
      for (const { wave } of step.changes.filter(isCancelling))
        await exclusive(() => records.destroy(wave.id));
    },
    erase: (person) =>
      exclusive(async () => {
        for (const wave of ledger()) if (wave.state !== 'skipped') await records.erase(wave.id, person);
      }),
    sweep: (now) =>
      exclusive(async () => {
        const forgetFrom = now - rememberRostersDays * dayMs;
        for (const wave of ledger()) {
          if (wave.state === 'cancelled') await records.forgetAudience(wave.id);
          else if (wave.state === 'closed' && wave.closesAt <= forgetFrom)
            await records.forgetAudience(wave.id);
        }
        await records.tidy(
          new Set(
            ledger()
              .filter(isRunning)
              .map(({ id }) => id),
          ),
        );
      }),
  };
}

/** Stores a changed wave in the ledger. */
export function putWave(editor: Editor<State>, wave: Wave, from: number): void {
  put(editor, 'waves', wave.id, { ...wave, rev: from + 1 });
}

// A programme never has two waves in a week, whatever was edited in its content meanwhile.
function isTaken(state: State, wave: Wave): boolean {
  return recordsIn(state.waves).some(
    ({ id, programme, week }) => id === wave.id || (programme === wave.programme && week === wave.week),
  );
}
