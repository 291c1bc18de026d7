import { type Sibling, suppress } from '../../pulse/index.ts';

/** Groups of people by unit; people of no unit stand under `noUnit`. */
export type Groups = ReadonlyMap<string, ReadonlySet<string>>;

/** Where people stand who belong to no unit: they are in the figures of everybody, and never shown by themselves. */
export const noUnit = '';

/** Which figures may be shown: of everybody together, and of which units. */
export interface Showing {
  readonly total: boolean;
  readonly units: ReadonlySet<string>;
}

/**
 * Which of these groups may be shown, so that neither a figure nor the difference between everybody's and the shown
 * ones is made of 1 to k - 1 people. `hidden` are units that must not be shown whatever their size, and bring with
 * them as many others as it takes.
 */
export function showing(groups: Groups, k: number, hidden: ReadonlySet<string> = new Set()): Showing {
  const siblings: Sibling[] = [...groups].map(([id, people]) => ({ id, n: people.size }));
  const shown = suppress(siblings, k, new Set([...hidden, noUnit]));
  return { total: shown.total, units: shown.siblings };
}

/** The units of these groups that are not among the shown ones. */
export function notShown(groups: Groups, shown: Showing): ReadonlySet<string> {
  return new Set([...groups.keys()].filter((unit) => !shown.units.has(unit)));
}

/** Adds people to the groups of their units. */
export function grouped(
  pairs: Iterable<{ readonly unit: string; readonly person: string }>,
): Map<string, Set<string>> {
  const groups = new Map<string, Set<string>>();
  for (const { unit, person } of pairs) {
    const group = groups.get(unit) ?? new Set();
    groups.set(unit, group.add(person));
  }
  return groups;
}
