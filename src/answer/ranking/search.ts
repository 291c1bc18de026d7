import type { Reading } from '../reading/reader.ts';
import { type Query, queryOf } from '../rows/query.ts';
import { strangersIn } from '../rows/said.ts';
import type { Model } from './model.ts';
import type { Candidate, Surroundings } from './signals.ts';
import { largestOf } from './top.ts';

const NEIGHBOURS = 15;
const CANDIDATES = 30;

/** A question's candidates, unordered, and its surroundings. */
export interface Found {
  readonly candidates: readonly Candidate[];
  readonly surroundings: Surroundings;
}

/** Measures a question against every entry and keeps those that stand out by any signal. */
export type Search = (reading: Reading) => Found;

/** Prepares the space a search needs; one search runs at a time. */
export function searchIn(model: Model): Search {
  const { library, inverted, classifier } = model;
  const owners = library.entries + 1;
  const byWords = new Float32Array(library.rows.count);
  const byPieces = new Float32Array(library.rows.count);
  const best = new Float32Array(owners);
  const second = new Float32Array(owners);
  const bestWords = new Float32Array(owners);
  const bestPieces = new Float32Array(owners);
  const nearest = new Int32Array(owners);
  const sums = new Float32Array(owners);
  const votes = new Float32Array(owners);
  const classes = new Float32Array(owners);
  const bodyWords = new Float32Array(library.entries);
  const bodyPieces = new Float32Array(library.entries);
  const coveredWords = new Float32Array(owners);
  const coveredPieces = new Float32Array(owners);
  const nearestRows = largestOf(NEIGHBOURS);
  const highest = largestOf(CANDIDATES);
  // An owner is marked for the matter at hand when it bears the last stamp: nothing is wiped between two matters.
  const stamps = new Int32Array(owners);
  let stamp = 0;
  /** What a row must score to be among the nearest. */
  let leastNear = -Infinity;
  /** The entries in which a feature of the content, by its hash, stands anywhere; worked out when first asked for. */
  const standing = new Map<number, readonly number[]>();

  function measureRows(query: Query): void {
    byWords.fill(0);
    byPieces.fill(0);
    for (let i = 0; i < query.features.length; i++) {
      const feature = query.features[i] as number;
      const [from, end] = [inverted.start[feature] as number, inverted.start[feature + 1] as number];
      const scores = i < query.words ? byWords : byPieces;
      addTo(scores, inverted.row, inverted.value, from, end, query.values[i] as number);
    }
  }

  // An owner's rows mostly stand together, so that what they add up to is written down once for all of them. Sums are
  // rounded as they are kept.
  function gatherRun(from: number): number {
    const { chosen } = model;
    const owner = library.owner[chosen[from] as number] as number;
    let first = best[owner] as number;
    let next = second[owner] as number;
    let mostWords = bestWords[owner] as number;
    let mostPieces = bestPieces[owner] as number;
    let sum = sums[owner] as number;
    let near = nearest[owner] as number;
    let at = from;
    for (; at < chosen.length; at++) {
      const row = chosen[at] as number;
      if (library.owner[row] !== owner) break;
      const words = byWords[row] as number;
      const pieces = byPieces[row] as number;
      const score = words + pieces;
      if (score === 0) continue;
      sum = Math.fround(sum + score);
      mostWords = Math.max(mostWords, words);
      mostPieces = Math.max(mostPieces, pieces);
      if (score > first) {
        next = first;
        first = Math.fround(score);
        near = row;
      } else if (score > next) next = Math.fround(score);
      if (score > leastNear) leastNear = nearestRows.offer(row, score);
    }
    best[owner] = first;
    second[owner] = next;
    bestWords[owner] = mostWords;
    bestPieces[owner] = mostPieces;
    sums[owner] = sum;
    nearest[owner] = near;
    return at;
  }

  function gatherByOwner(): void {
    leastNear = -Infinity;
    for (const space of [best, second, bestWords, bestPieces, sums, votes]) space.fill(0);
    nearest.fill(-1);
    const { chosen } = model;
    for (let from = 0; from < chosen.length; ) from = gatherRun(from);
    const neighbours = nearestRows.take();
    let all = 0;
    for (const { score } of neighbours) all += score;
    for (const { at: row, score } of neighbours) {
      const owner = library.owner[row] as number;
      votes[owner] = (votes[owner] as number) + score / all;
    }
  }

  function entriesWith(hash: number, feature: number): readonly number[] {
    const known = standing.get(hash);
    if (known !== undefined) return known;
    const entries: number[] = [];
    stamp++;
    const visit = (entry: number) => {
      if (stamps[entry] !== stamp) entries.push(entry);
      stamps[entry] = stamp;
    };
    const end = feature < 0 ? 0 : (inverted.start[feature + 1] as number);
    for (let at = feature < 0 ? 0 : (inverted.start[feature] as number); at < end; at++) {
      visit(library.owner[inverted.row[at] as number] as number);
    }
    library.bodies.each(hash, visit);
    if (entries.length > 0) standing.set(hash, entries);
    return entries;
  }

  function cover(hashes: Int32Array, covered: Float32Array): void {
    covered.fill(0);
    const { seen, weight, unseen } = model.weighing;
    let all = 0;
    for (let i = 0; i < hashes.length; i++) {
      const hash = hashes[i] as number;
      const feature = library.lexicon.get(hash);
      const isKnown = feature >= 0 && (seen[feature] ?? 0) > 0;
      const own = isKnown ? (weight[feature] as number) : unseen;
      const worth = own * own;
      all += worth;
      for (const entry of entriesWith(hash, isKnown ? feature : -1)) {
        covered[entry] = (covered[entry] as number) + worth;
      }
    }
    if (all > 0)
      for (let entry = 0; entry < library.entries; entry++) covered[entry] = (covered[entry] as number) / all;
  }

  function classify(query: Query): number {
    classes.set(classifier.bias);
    for (let i = 0; i < query.features.length; i++) {
      const feature = query.features[i] as number;
      const [from, end] = [classifier.start[feature] as number, classifier.start[feature + 1] as number];
      addTo(classes, classifier.owner, classifier.weight, from, end, query.values[i] as number);
    }
    for (const [owner, { weights, bias }] of classifier.newer) {
      let score = bias;
      query.features.forEach((feature, i) => {
        score += (weights.get(feature) ?? 0) * (query.values[i] as number);
      });
      classes[owner] = score;
    }
    let total = 0;
    for (let owner = 0; owner < owners; owner++) {
      if ((model.wordings[owner] as number) > 0) total += Math.exp(4 * (classes[owner] as number));
    }
    return total;
  }

  return (reading) => {
    const query = queryOf(reading.grams, library.lexicon, model.weighing);
    measureRows(query);
    gatherByOwner();
    const total = classify(query);
    library.bodies.score(reading.body, bodyWords, bodyPieces);
    cover(reading.body.words.hashes, coveredWords);
    cover(reading.body.pieces.hashes, coveredPieces);
    const standout: number[] = [];
    stamp++;
    for (const scores of [best, classes, bodyPieces]) {
      highest.offerAll(scores, model.wordings, library.entries);
      for (const entry of highest.takePlaces()) {
        if (stamps[entry] !== stamp) standout.push(entry);
        stamps[entry] = stamp;
      }
    }
    let mostNear = 1e-9;
    let mostBody = 1e-9;
    for (const entry of standout) {
      mostNear = Math.max(mostNear, best[entry] as number);
      mostBody = Math.max(mostBody, bodyWords[entry] as number);
    }
    const candidates: Candidate[] = [];
    for (const entry of standout) {
      const near = best[entry] as number;
      const wordings = model.wordings[entry] as number;
      const margin = Math.max(-1.5, Math.min(1.5, classes[entry] as number));
      const signals = [
        near,
        bestWords[entry] as number,
        bestPieces[entry] as number,
        second[entry] as number,
        near * near,
        votes[entry] as number,
        (sums[entry] as number) / ((model.centreLength[entry] as number) || 1),
        margin,
        margin * Math.min(1, Math.log2(wordings) / 5),
        Math.exp(4 * (classes[entry] as number)) / total,
        bodyWords[entry] as number,
        bodyPieces[entry] as number,
        (bodyWords[entry] as number) / mostBody,
        near / mostNear,
        coveredWords[entry] as number,
        coveredPieces[entry] as number,
      ];
      candidates.push({ entry, signals, nearest: nearest[entry] as number });
    }
    return {
      candidates,
      surroundings: {
        offTopicNearest: best[library.entries] as number,
        offTopicClass: classes[library.entries] as number,
        unseenWords: query.unseenWords,
        unseenPieces: query.unseenPieces,
        length: reading.words.length,
        strangersOf: strangersIn(library.said, reading.body.words.hashes),
      },
    };
  };
}

function addTo(
  scores: Float32Array,
  places: Int32Array,
  values: Float32Array,
  from: number,
  end: number,
  by: number,
): void {
  for (let at = from; at < end; at++) {
    const place = places[at] as number;
    scores[place] = (scores[place] as number) + by * (values[at] as number);
  }
}
