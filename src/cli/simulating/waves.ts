import type { Content } from '../../dialogue/index.ts';
import { inviteCard } from '../../dialogue/index.ts';
import type { Outgoing } from '../../outgoing.ts';
import { close, type Programme, plan, type Seat, type Wave } from '../../pulse/index.ts';
import type { Store } from '../../store/index.ts';
import { type Chance, pretend } from './answers.ts';

const hourMs = 60 * 60 * 1000;

/**
 * Plays the rounds of the past weeks into an empty ledger, with invented answers, up to `now`: what is past is closed
 * and has figures; a round that is still open waits for the example people of the built-in chat. Resolves with how
 * many rounds there are.
 */
export async function playWaves(
  store: Store,
  content: Content,
  from: number,
  now: number,
  chance: Chance,
): Promise<number> {
  let rounds = 0;
  for (const programme of content.pulses) {
    // Hour by hour through the open hours is enough: a round begins at its hour or at the next open one.
    for (
      let at = content.calendar.nextOpening(from);
      at <= now;
      at = content.calendar.nextOpening(at + hourMs)
    ) {
      await closeDue(store, programme, at);
      const { organisation, calendar } = content;
      const facts = { organisation, calendar, waves: await store.waves(), asked: new Set<string>() };
      const planned = plan(programme, facts, at, []);
      if (planned.kind !== 'send' || !(await store.planWave(planned.wave, planned.seats, at))) continue;
      rounds += 1;
      await answerAll(store, content, planned.wave, planned.seats, { now, chance });
    }
    await closeDue(store, programme, now);
  }
  return rounds;
}

async function closeDue(store: Store, programme: Programme, at: number): Promise<void> {
  for (const wave of await store.waves()) {
    if (wave.programme === programme.id && wave.state === 'open' && wave.closesAt <= at)
      await store.closeWave(wave.id, (gathered) => close({ ...gathered, themes: programme.comments.themes }));
  }
}

async function answerAll(
  store: Store,
  content: Content,
  wave: Wave,
  seats: readonly Seat[],
  { now, chance }: { readonly now: number; readonly chance: Chance },
): Promise<void> {
  const open = wave.closesAt > now;
  const demo = new Set(content.organisation.people.filter((person) => person.demo).map(({ id }) => id));
  for (const seat of seats) {
    const given = pretend(wave, seat, chance);
    if (given === undefined || (open && demo.has(seat.person))) continue;
    const change = {
      kind: 'pulseAnswered',
      wave: wave.id,
      person: seat.person,
      values: given.values,
    } as const;
    await store.commit({ changes: [change], outgoing: [], now: wave.plannedAt });
  }
  const fed = { invite: seats.length, remind: open ? 0 : seats.length };
  await store.commit({
    changes: [{ kind: 'waveChanged', wave: { ...wave, fed }, from: wave.rev }],
    outgoing: open ? invitations(content, wave, seats, demo) : [],
    now: wave.plannedAt,
  });
}

function invitations(
  content: Content,
  wave: Wave,
  seats: readonly Seat[],
  demo: ReadonlySet<string>,
): Outgoing[] {
  return seats
    .map((seat, place) => ({ seat, place }))
    .filter(({ seat }) => demo.has(seat.person))
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
