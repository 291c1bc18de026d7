import { type Sibling, suppress } from '../../pulse/index.ts';

/** Groups of people by unit; people of no unit stand under `noUnit`. */
export type Groups = ReadonlyMap<string, ReadonlySet<string>>;

/** Where people stand who belong to no unit: they are never shown by themselves, and k or more are in everybody's. */
export const noUnit = '';

/** Which figures may be shown: of everybody together, and of which units. */
export interface Showing {
  readonly total: boolean;
  readonly units: ReadonlySet<string>;
}

/**
 * Which of these groups may be shown, so that neither a figure nor the difference between everybody's and the shown
 * ones is made of 1 to k - 1 people. `hidden` are units that must not be shown whatever their size, and bring with
 * them as many others as it takes. Somebody who stands in two groups, having moved, is still one person.
 */
export function showing(groups: Groups, k: number, hidden: ReadonlySet<string> = new Set()): Showing {
  if (peopleIn([...groups.values()]) < k) return { total: false, units: new Set() };
  const siblings: Sibling[] = [...groups].map(([id, people]) => ({ id, n: people.size }));
  const held = new Set([...hidden, noUnit]);
  for (;;) {
    const { siblings: units } = suppress(siblings, k, held);
    const rest = peopleIn([...groups].filter(([id]) => !units.has(id)).map(([, people]) => people));
    if (rest === 0 || rest >= k || units.size === 0) return { total: true, units };
    const smallest = siblings.filter(({ id }) => units.has(id)).sort(bySize)[0];
    held.add(smallest?.id ?? noUnit);
  }
}

function bySize(a: Sibling, b: Sibling): number {
  return a.n - b.n || (a.id < b.id ? -1 : 1);
}

function peopleIn(groups: readonly ReadonlySet<string>[]): number {
  return new Set(groups.flatMap((people) => [...people])).size;
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
