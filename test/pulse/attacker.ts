/** A published figure: the people whose answers it sums up. */
export type Known = ReadonlySet<string>;

/** A fraction in lowest terms; exact, so that nothing is missed by rounding. */
interface Fraction {
  readonly top: bigint;
  readonly bottom: bigint;
}

/**
 * The people of the smallest group below `k` whose combined answer follows from the figures, or undefined. Solves it
 * as linear algebra over exact fractions: for every set of fewer than `k` people, is there a combination of figures
 * that is zero for everybody else and not for them? People who stand in the same figures cannot be told apart, so
 * sets are tried as whole bundles of them.
 */
export function computable(figures: readonly Known[], k: number): string[] | undefined {
  const people = [...new Set(figures.flatMap((figure) => [...figure]))];
  const bundles = new Map<string, { column: bigint[]; people: string[] }>();
  for (const person of people) {
    const column = figures.map((figure) => (figure.has(person) ? 1n : 0n));
    const key = column.join('');
    const bundle = bundles.get(key) ?? { column, people: [] };
    bundle.people.push(person);
    bundles.set(key, bundle);
  }
  const all = [...bundles.values()].sort((a, b) => a.people.length - b.people.length);
  const full = rank(all.map(({ column }) => column));
  return search(all, 0, [], 0, k, full);
}

function search(
  all: readonly { column: bigint[]; people: string[] }[],
  from: number,
  chosen: readonly number[],
  size: number,
  k: number,
  full: number,
): string[] | undefined {
  if (chosen.length > 0) {
    const others = all.filter((_, index) => !chosen.includes(index)).map(({ column }) => column);
    if (rank(others) < full) return chosen.flatMap((index) => all[index]?.people ?? []);
  }
  for (let index = from; index < all.length; index++) {
    const next = size + (all[index]?.people.length ?? 0);
    if (next >= k) break;
    const found = search(all, index + 1, [...chosen, index], next, k, full);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The rank of a matrix given by its columns. */
function rank(columns: readonly (readonly bigint[])[]): number {
  const rows = columns.map((column) => column.map((top): Fraction => ({ top, bottom: 1n })));
  const width = rows[0]?.length ?? 0;
  let found = 0;
  for (let place = 0; place < width; place++) {
    const pivot = rows.findIndex((row, index) => index >= found && row[place]?.top !== 0n);
    if (pivot === -1) continue;
    const top = rows[pivot] ?? [];
    rows[pivot] = rows[found] ?? [];
    rows[found] = top;
    for (let below = found + 1; below < rows.length; below++) {
      const row = rows[below] ?? [];
      const factor = divide(row[place], top[place]);
      if (factor.top !== 0n) rows[below] = row.map((value, index) => minus(value, times(factor, top[index])));
    }
    found += 1;
  }
  return found;
}

const zero: Fraction = { top: 0n, bottom: 1n };

function lowest(top: bigint, bottom: bigint): Fraction {
  let [a, b] = [top < 0n ? -top : top, bottom < 0n ? -bottom : bottom];
  while (b !== 0n) [a, b] = [b, a % b];
  const sign = bottom < 0n ? -1n : 1n;
  return { top: (sign * top) / (a || 1n), bottom: (sign * bottom) / (a || 1n) };
}

function times(a: Fraction, b: Fraction = zero): Fraction {
  return lowest(a.top * b.top, a.bottom * b.bottom);
}

function divide(a: Fraction = zero, b: Fraction = zero): Fraction {
  return lowest(a.top * b.bottom, a.bottom * b.top);
}

function minus(a: Fraction, b: Fraction): Fraction {
  return lowest(a.top * b.bottom - b.top * a.bottom, a.bottom * b.bottom);
}
