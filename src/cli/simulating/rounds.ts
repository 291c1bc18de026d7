import type { Content } from '../../dialogue/index.ts';
import { inviteCard } from '../../dialogue/index.ts';
import type { Outgoing } from '../../outgoing.ts';
import { close, plan, type Seat, type Wave } from '../../pulse/index.ts';
import type { Store } from '../../store/index.ts';
import { pretend } from './answers.ts';
import { type Chance, chanceOf } from './chance.ts';

/** Among four thousand the one whose answers lie closest to the curves, so that few people make a clear picture. */
const seed = 1651;

/** Closes the rounds that are due at a moment; their figures are made as the product makes them. */
export async function closeRounds(store: Store, content: Content, at: number): Promise<void> {
  for (const wave of await store.waves()) {
    if (wave.state !== 'open' || wave.closesAt > at) continue;
    const themes = content.pulses.find(({ id }) => id === wave.programme)?.comments.themes ?? [];
    await store.closeWave(wave.id, (gathered) => close({ ...gathered, themes }));
  }
}

/**
 * Begins the rounds that are due at a moment and answers them with invented answers. One that is still open at `now`
 * waits for the example people who have a window, and invites them.
 */
export async function beginRounds(store: Store, content: Content, at: number, now: number): Promise<void> {
  const { organisation, calendar } = content;
  for (const programme of content.pulses) {
    const facts = { organisation, calendar, waves: await store.waves(), asked: new Set<string>() };
    const planned = plan(programme, facts, at, []);
    if (planned.kind !== 'send' || !(await store.planWave(planned.wave, planned.seats, at))) continue;
    await answer(store, content, planned.wave, planned.seats, now);
  }
}

async function answer(
  store: Store,
  content: Content,
  wave: Wave,
  seats: readonly Seat[],
  now: number,
): Promise<void> {
  const open = wave.closesAt > now;
  const shown = new Set(content.organisation.people.filter((person) => person.demo).map(({ id }) => id));
  // A chance for each statement, so that the others of the round do not change what is answered to it.
  const chances = new Map<string, Chance>();
  const given = seats.flatMap((seat) => {
    const week = wave.units.find(({ id }) => id === seat.unit)?.week ?? 0;
    const response = pretend(wave, seat, (what) => {
      const key = `${seat.unit}/${week}/${what}`;
      const chance = chances.get(key) ?? chanceOf('answering', seed, key);
      chances.set(key, chance);
      return chance;
    });
    if (response === undefined || (open && shown.has(seat.person))) return [];
    const { person } = seat;
    return [{ kind: 'pulseAnswered' as const, wave: wave.id, person, values: response.values }];
  });
  await store.commit({ changes: given, outgoing: [], now: wave.plannedAt });
  // Everybody counts as invited and reminded, so that the product sends nothing to people without a window.
  const fed = { invite: seats.length, remind: seats.length };
  await store.commit({
    changes: [{ kind: 'waveChanged', wave: { ...wave, fed }, from: wave.rev }],
    outgoing: open ? invitations(content, wave, seats, shown) : [],
    now: wave.plannedAt,
  });
}

function invitations(
  content: Content,
  wave: Wave,
  seats: readonly Seat[],
  shown: ReadonlySet<string>,
): Outgoing[] {
  return seats
    .map((seat, place) => ({ seat, place }))
    .filter(({ seat }) => shown.has(seat.person))
    .map(({ seat, place }) => {
      const lang = content.organisation.people.find(({ id }) => id === seat.person)?.lang ?? 'da';
      return {
        key: `${wave.id}/invite/${place}`,
        to: { person: seat.person },
        message: inviteCard({ content, wave, seat, lang }, false),
        doubt: 'skip',
      };
    });
}
