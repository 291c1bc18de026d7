/** A published figure as somebody sees it who knows everything but the answers: the people it was made of. */
export type Row = ReadonlySet<string>;

/** A prime below 2^26, so that products stay whole in a double. */
const prime = 67_108_859;
/** More small groups than this are not gone through one by one; the figure is then held back. */
const atMost = 14;

/**
 * Whether nobody can work out the answer of any group of fewer than `k` from these figures together, even if they
 * know who is in each, know the exact sums, and nobody has changed their mind between them. People who are in the
 * same figures form one block; a combination of figures gives a group away when it touches blocks of fewer than `k`
 * people in all.
 */
export function isSafe(rows: readonly Row[], k: number): boolean {
  const blocks = blocksOf(rows);
  const small = blocks.filter(({ size }) => size < k);
  if (small.length > atMost) return false;
  const full = rankOf(rows.length, blocks);
  for (let mask = 1; mask < 1 << small.length; mask++) {
    const alone = small.filter((_, index) => (mask >> index) & 1);
    if (alone.reduce((sum, { size }) => sum + size, 0) >= k) continue;
    // A combination that is zero everywhere else shows as rank that is lost when these blocks are taken out.
    const others = blocks.filter((block) => !alone.includes(block));
    if (rankOf(rows.length, others) < full) return false;
  }
  return true;
}

interface Block {
  readonly size: number;
  /** For each row whether the block is in it. */
  readonly rows: readonly boolean[];
}

function blocksOf(rows: readonly Row[]): Block[] {
  const people = new Set(rows.flatMap((row) => [...row]));
  const blocks = new Map<string, { size: number; rows: boolean[] }>();
  for (const person of people) {
    const inside = rows.map((row) => row.has(person));
    const key = inside.map(Number).join('');
    const block = blocks.get(key) ?? { size: 0, rows: inside };
    block.size += 1;
    blocks.set(key, block);
  }
  return [...blocks.values()];
}

function rankOf(height: number, blocks: readonly Block[]): number {
  const matrix: number[][] = Array.from({ length: height }, (_, row) =>
    blocks.map((block) => Number(block.rows[row])),
  );
  let rank = 0;
  for (let column = 0; column < blocks.length && rank < height; column++) {
    const pivot = matrix.findIndex((row, index) => index >= rank && row[column] !== 0);
    if (pivot === -1) continue;
    const top = matrix[pivot] ?? [];
    matrix[pivot] = matrix[rank] ?? [];
    matrix[rank] = top;
    const inverse = power(top[column] ?? 1, prime - 2);
    for (const row of matrix.slice(rank + 1)) {
      const factor = ((row[column] ?? 0) * inverse) % prime;
      if (factor === 0) continue;
      for (const [place, value] of top.entries()) {
        row[place] = ((((row[place] ?? 0) - factor * value) % prime) + prime) % prime;
      }
    }
    rank += 1;
  }
  return rank;
}

function power(base: number, exponent: number): number {
  let result = 1;
  let square = base % prime;
  for (let left = exponent; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = (result * square) % prime;
    square = (square * square) % prime;
  }
  return result;
}
