import { finished } from '../../src/answer/index.ts';
import { libraryOf, richness } from '../../src/answer/ranking/library.ts';
import { trainModel } from '../../src/answer/ranking/model.ts';
import { searchIn } from '../../src/answer/ranking/search.ts';
import { SIGNALS } from '../../src/answer/ranking/signals.ts';
import type { Knowledge } from '../../src/answer/types.ts';
import { fitRanker, type Ranking } from './fit-ranker.ts';
import { type Asked, forChoosing, loadSet } from './load.ts';

/** Phrasings kept per entry, so that content with few wordings has its say in the one configuration. */
const SHORTENED = [Number.POSITIVE_INFINITY, 2, 0];
/** Signals once as they are and once for content with many wordings: one fit gives both ends of the scale. */
function twice(signals: ArrayLike<number>, many: number): Float64Array {
  const both = new Float64Array(2 * signals.length);
  Array.from(signals).forEach((signal, i) => {
    both[i] = signal * (1 - many);
    both[signals.length + i] = signal * many;
  });
  return both;
}

const MOST_ASKED = 1_000;
const PRIOR_PULL = 0.3;

function rankingsOf(knowledge: Knowledge, asked: readonly Asked[]): Ranking[] {
  const library = finished(libraryOf(knowledge));
  const search = searchIn(
    finished(
      trainModel(
        library,
        Int32Array.from({ length: library.rows.count }, (_, row) => row),
      ),
    ),
  );
  const known = asked
    .filter((one) => one.right.size > 0)
    .filter((_, i, all) => i % Math.ceil(all.length / MOST_ASKED) === 0);
  return known.map((one) => ({
    candidates: search(library.reader.question(one.text)).candidates.map((candidate) => ({
      ...candidate,
      signals: twice(candidate.signals, richness(library)),
    })),
    right: (entry) => one.right.has(knowledge.entries[entry]?.id ?? ''),
    weight: 100 / known.length,
  }));
}

function firstRight(rankings: readonly Ranking[], weights: ArrayLike<number>): number {
  let right = 0;
  for (const ranking of rankings) {
    let best = -Infinity;
    let entry = -1;
    for (const candidate of ranking.candidates) {
      let score = 0;
      for (let i = 0; i < weights.length; i++)
        score += (weights[i] as number) * (candidate.signals[i] as number);
      if (score > best) {
        best = score;
        entry = candidate.entry;
      }
    }
    if (ranking.right(entry)) right++;
  }
  return right / rankings.length;
}

const groups: { name: string; rankings: Ranking[] }[] = [];
for (const path of process.argv.slice(2)) {
  const set = loadSet(path);
  const { knowledge, asked } = forChoosing(set);
  const most = Math.max(...knowledge.entries.map((entry) => entry.phrasings.length));
  for (const kept of SHORTENED) {
    if (kept !== Number.POSITIVE_INFINITY && (kept > most || most > 80)) continue;
    const entries = knowledge.entries.map((entry) => ({
      ...entry,
      phrasings: entry.phrasings.slice(0, kept),
    }));
    groups.push({ name: `${set.name} (${kept})`, rankings: rankingsOf({ ...knowledge, entries }, asked) });
  }
}
const zero = [...SIGNALS, ...SIGNALS].map(() => 0);
const weights = fitRanker(
  groups.flatMap((group) => group.rankings),
  zero,
  PRIOR_PULL,
);
const [few, many] = [0, SIGNALS.length].map((from) =>
  Array.from(weights.slice(from, from + SIGNALS.length), (weight) => Number(weight.toFixed(2))),
);
console.log(SIGNALS.map((signal, i) => `${few?.[i]} / ${many?.[i]}  ${signal}`).join('\n'));
console.log(JSON.stringify({ few, many }));
for (const { name, rankings } of groups) {
  const own = fitRanker(rankings, Array.from(weights), 1);
  const first = [weights, own].map((one) => (100 * firstRight(rankings, one)).toFixed(1)).join(' / own ');
  console.log(`${name.padEnd(24)} first right ${first}`);
}
