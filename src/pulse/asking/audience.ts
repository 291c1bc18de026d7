import type { Calendar } from '../../calendar/index.ts';
import type { Organisation, Person } from '../../organisation/index.ts';
import type { Programme } from '../programme.ts';
import type { Seat, Wave } from '../wave.ts';

/** What the audience of a wave is made from. */
export interface AudienceFacts {
  readonly organisation: Pick<Organisation, 'units' | 'people'>;
  readonly calendar: Calendar;
  /** Every wave there has been, of this programme and of others. */
  readonly waves: readonly Wave[];
  /** People who already had a pulse of another programme in the week. */
  readonly asked: ReadonlySet<string>;
}

/** Who is asked in a wave, and the units they belong to. */
export interface Audience {
  readonly seats: readonly Seat[];
  readonly units: Wave['units'];
}

/** Every fourth wave goes to the whole of a large unit, so that the core items are asked of all monthly. */
const wholeEvery = 4;

/**
 * The units that are due in the week of `at`: inside a step of the cadence, and as many weeks since they were last
 * asked as the step says. What was missed is therefore due until it was asked, and never twice.
 */
export function dueUnits(
  programme: Programme,
  { organisation, calendar, waves }: Pick<AudienceFacts, 'organisation' | 'calendar' | 'waves'>,
  at: number,
): { id: string; week: number }[] {
  const monday = calendar.weekStart(calendar.isoWeek(at).label);
  return organisation.units
    .filter(({ id }) => programme.audience.units?.includes(id) ?? true)
    .map(({ id, goLive }) => ({ id, goLive, week: calendar.weeksSince(goLive, at) }))
    .filter(({ id, goLive, week }) => {
      const { phases } = programme.audience;
      if (phases !== undefined && !phases.includes(calendar.phaseOf(goLive, at))) return false;
      const step = programme.cadence.find(({ fromWeek, toWeek }) => fromWeek <= week && week <= toWeek);
      if (step === undefined) return false;
      const last = lastAsked(programme, waves, id);
      if (last === undefined) return true;
      // Rounded, since a week in which the clocks change is an hour shorter or longer.
      const since = Math.round((monday - calendar.weekStart(last.week)) / (7 * 86_400_000));
      const fresh = calendar.weeksSince(goLive, last.plannedAt) < step.fromWeek;
      return since >= (fresh ? 1 : step.everyWeeks);
    })
    .map(({ id, week }) => ({ id, week }));
}

/** Freezes the audience of a wave in these units. Nobody is asked by two programmes in one week. */
export function audienceOf(
  programme: Programme,
  facts: AudienceFacts,
  due: readonly { readonly id: string; readonly week: number }[],
): Audience {
  const seats: Seat[] = [];
  const units: Wave['units'] = [];
  for (const { id, week } of due) {
    const all = facts.organisation.people.filter(
      (person) => person.unit === id && isMeant(programme, person) && !facts.asked.has(person.id),
    );
    const half = all.length > programme.halvesFrom ? nextHalf(programme, facts.waves, id) : undefined;
    const people = half === undefined ? all : all.filter((person) => halfOf(person.id) === half);
    if (people.length === 0) continue;
    units.push({ id, week, size: people.length, ...(half !== undefined && { half }) });
    for (const person of people) seats.push(seatOf(person, id));
  }
  return { seats, units };
}

/** Which half of a large unit somebody belongs to: always the same, and not by name. */
export function halfOf(person: string): 'a' | 'b' {
  // FNV-1a (Fowler, Noll, Vo), 32 bits: spreads ids evenly and is the same on every machine.
  let hash = 0x811c9dc5;
  for (const letter of person) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return ((hash ^ (hash >>> 15)) & 1) === 0 ? 'a' : 'b';
}

function isMeant({ audience }: Programme, person: Person): boolean {
  if (audience.roles === 'superusers') return person.roles.includes('superuser');
  return audience.roles === 'managers' ? person.roles.includes('manager') : true;
}

function seatOf(person: Person, unit: string): Seat {
  return {
    person: person.id,
    unit,
    superuser: person.roles.includes('superuser'),
    manager: person.roles.includes('manager'),
  };
}

function nextHalf(programme: Programme, waves: readonly Wave[], unit: string): 'a' | 'b' | undefined {
  const rows = sent(programme, waves).flatMap(({ units }) => units.filter(({ id }) => id === unit));
  if (rows.length % wholeEvery === wholeEvery - 1) return undefined;
  const last = rows.findLast(({ half }) => half !== undefined)?.half;
  return last === 'a' ? 'b' : 'a';
}

function lastAsked(programme: Programme, waves: readonly Wave[], unit: string): Wave | undefined {
  return sent(programme, waves).findLast(({ units }) => units.some(({ id }) => id === unit));
}

/** The programme's waves that were sent, oldest first. */
export function sent({ id }: Pick<Programme, 'id'>, waves: readonly Wave[]): Wave[] {
  return waves
    .filter(({ programme, state }) => programme === id && state !== 'skipped')
    .sort((a, b) => (a.slot < b.slot ? -1 : 1));
}
