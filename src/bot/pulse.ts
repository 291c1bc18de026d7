import { type Content, inviteCard, langOf, personOf } from '../dialogue/index.ts';
import type { Outgoing } from '../outgoing.ts';
import type { Clock, Log } from '../ports.ts';
import { missingPrivacyFacts } from '../privacy/index.ts';
import { close, isRunning, mayRemind, plan, type Seat, type Wave } from '../pulse/index.ts';
import type { Store } from '../store/index.ts';
import { batch, feedOutbox } from './feeding.ts';

/** What the pulse's rounds are run with. */
export interface PulseParts {
  readonly store: Store;
  readonly content: () => Content;
  /** Empties the outbox as far as it can be emptied now. */
  readonly drain: () => Promise<void>;
  readonly clock: Clock;
  readonly log: Log;
}

/** The rounds of the pulses, driven by somebody who says "look now". */
export interface PulseRounds {
  /** Closes what is due, plans what is due and sends what waits. Late, double and missed looks are harmless. */
  look(): Promise<void>;
}

/** Makes the rounds over the store: its ledger of waves is the truth, and this only acts on it. */
export function createPulseRounds({ store, content, drain, clock, log }: PulseParts): PulseRounds {
  let running: Promise<void> | undefined;

  async function closeDue(): Promise<void> {
    for (const wave of await store.waves()) {
      if (wave.state !== 'open' || wave.closesAt > clock()) continue;
      const programme = content().pulses.find(({ id }) => id === wave.programme);
      const themes = programme?.comments.themes ?? [];
      await store.closeWave(wave.id, (gathered) => close({ ...gathered, themes }));
      log.info(`The pulse round ${wave.id} has closed.`);
    }
  }

  async function planDue(): Promise<void> {
    const { pulses, organisation, calendar, privacy } = content();
    const missing = missingPrivacyFacts(privacy);
    for (const programme of pulses) {
      const waves = await store.waves();
      const now = clock();
      const asked = await askedThisWeek(waves, programme.id, calendar.isoWeek(now).label);
      const planned = plan(programme, { organisation, calendar, waves, asked }, now, missing);
      if (planned.kind === 'wait') continue;
      const seats = planned.kind === 'send' ? planned.seats : [];
      if (!(await store.planWave(planned.wave, seats, now))) continue;
      if (planned.kind === 'send') log.info(`The pulse round ${planned.wave.id} begins.`);
      else log.warn(`The pulse round ${planned.wave.id} is left out (${planned.wave.why ?? 'closed'}).`);
    }
  }

  async function askedThisWeek(waves: readonly Wave[], programme: string, week: string) {
    const asked = new Set<string>();
    for (const wave of waves) {
      if (wave.programme === programme || wave.week !== week || wave.state === 'skipped') continue;
      for (const { person } of await store.audience(wave.id)) asked.add(person);
    }
    return asked;
  }

  async function feed(): Promise<void> {
    for (const { id } of (await store.waves()).filter(isRunning)) {
      await feedOutbox(store, drain, () => feedBatch(id));
    }
  }

  /** Puts the next people of a wave in the outbox; false when nobody is left or it is not the time. */
  async function feedBatch(id: string): Promise<boolean> {
    const now = clock();
    const wave = (await store.waves()).find((one) => one.id === id);
    const { calendar } = content();
    if (wave === undefined || wave.state !== 'open' || wave.closesAt <= now || !calendar.isOpen(now))
      return false;
    const seats = await store.audience(id);
    if (wave.fed.invite < seats.length) return await put(wave, 'invite', seats, new Set());
    const remind = wave.remindAt <= now && mayRemind(calendar, now) && wave.fed.remind < seats.length;
    return remind && (await put(wave, 'remind', seats, await store.silent(id)));
  }

  async function put(
    wave: Wave,
    pass: 'invite' | 'remind',
    seats: readonly Seat[],
    silent: ReadonlySet<string>,
  ): Promise<boolean> {
    const from = wave.fed[pass];
    const outgoing: Outgoing[] = [];
    let at = from;
    for (; at < seats.length && outgoing.length < batch; at++) {
      const seat = seats[at];
      if (seat === undefined || (pass === 'remind' && !silent.has(seat.person))) continue;
      const card = await cardFor(wave, seat, at, pass);
      if (card !== undefined) outgoing.push(card);
    }
    const fed = { ...wave.fed, [pass]: at };
    // The batch and how far it came are one commit: after a crash the next begins exactly where this one ended.
    const done = await store.commit({
      changes: [{ kind: 'waveChanged', wave: { ...wave, fed }, from: wave.rev }],
      outgoing,
      now: clock(),
    });
    return done === 'done' || done === 'stale';
  }

  async function cardFor(
    wave: Wave,
    seat: Seat,
    place: number,
    pass: 'invite' | 'remind',
  ): Promise<Outgoing | undefined> {
    const person = personOf(content(), seat.person);
    if (person === undefined) return undefined;
    const settings = await store.settings(person.id);
    if (pass === 'remind' && settings?.noPulseReminders === true) return undefined;
    const lang = langOf(person, settings);
    return {
      // By place in the audience: a key stands in the log, and there no person does.
      key: `${wave.id}/${pass}/${place}`,
      to: { person: person.id },
      message: inviteCard({ content: content(), wave, seat, lang }, pass === 'remind'),
      // Nobody gets two; who got none is found by the reminder.
      doubt: 'skip',
      bulk: true,
    };
  }

  async function look(): Promise<void> {
    await closeDue();
    await planDue();
    await feed();
  }

  return {
    look() {
      running ??= look().finally(() => {
        running = undefined;
      });
      return running;
    },
  };
}
