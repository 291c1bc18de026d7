/** A group beside its siblings, and how many of it answered. */
export interface Sibling {
  readonly id: string;
  readonly n: number;
}

/** Which figures may be shown: those of some siblings, and that of all together. */
export interface Shown {
  readonly total: boolean;
  readonly siblings: ReadonlySet<string>;
}

/**
 * Primary and secondary suppression: a group below `k` is hidden, and with it as many of the smallest shown ones as
 * it takes before those that are hidden are `k` or more together, since total minus shown gives them away.
 * `hidden` are groups that must not be shown whatever their size. With fewer than `k` in all nothing is shown.
 */
export function suppress(
  siblings: readonly Sibling[],
  k: number,
  hidden: ReadonlySet<string> = new Set(),
): Shown {
  const total = siblings.reduce((sum, { n }) => sum + n, 0);
  if (total < k) return { total: false, siblings: new Set() };
  const bySize = siblings.filter(({ n }) => n > 0).sort((a, b) => b.n - a.n || (a.id < b.id ? -1 : 1));
  const shown = bySize.filter(({ id, n }) => n >= k && !hidden.has(id));
  let rest = total - shown.reduce((sum, { n }) => sum + n, 0);
  while (rest > 0 && rest < k && shown.length > 0) rest += shown.pop()?.n ?? 0;
  return { total: true, siblings: new Set(shown.map(({ id }) => id)) };
}
