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
  const stamps = new Int32Array(owners);
  let stamp = 0;

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

  function gatherByOwner(): void {
    for (const space of [best, second, bestWords, bestPieces, sums, votes]) space.fill(0);
    nearest.fill(-1);
    const top = largestOf(NEIGHBOURS);
    let least = -Infinity;
    const { chosen } = model;
    for (let at = 0; at < chosen.length; at++) {
      const row = chosen[at] as number;
      const words = byWords[row] as number;
      const pieces = byPieces[row] as number;
      const score = words + pieces;
      if (score === 0) continue;
      const owner = library.owner[row] as number;
      sums[owner] = (sums[owner] as number) + score;
      if (words > (bestWords[owner] as number)) bestWords[owner] = words;
      if (pieces > (bestPieces[owner] as number)) bestPieces[owner] = pieces;
      if (score > (best[owner] as number)) {
        second[owner] = best[owner] as number;
        best[owner] = score;
        nearest[owner] = row;
      } else if (score > (second[owner] as number)) second[owner] = score;
      if (score > least) least = top.offer(row, score);
    }
    let all = 0;
    for (const { score } of top.kept()) all += score;
    for (const { at: row, score } of top.kept()) {
      const owner = library.owner[row] as number;
      votes[owner] = (votes[owner] as number) + score / all;
    }
  }

  function cover(hashes: Int32Array, covered: Float32Array): void {
    covered.fill(0);
    const { owner } = library;
    const { start, row } = inverted;
    let all = 0;
    let worth = 0;
    const visit = (entry: number) => {
      if (stamps[entry] === stamp) return;
      stamps[entry] = stamp;
      covered[entry] = (covered[entry] as number) + worth;
    };
    for (const hash of hashes) {
      const feature = library.lexicon.get(hash);
      const known = feature >= 0 && (model.weighing.seen[feature] ?? 0) > 0;
      const weight = known ? (model.weighing.weight[feature] as number) : model.weighing.unseen;
      worth = weight * weight;
      all += worth;
      stamp++;
      const end = known ? (start[feature + 1] as number) : 0;
      for (let at = known ? (start[feature] as number) : 0; at < end; at++) {
        visit(owner[row[at] as number] as number);
      }
      library.bodies.each(hash, visit);
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
    const standout = new Set<number>();
    const visible = (entry: number) => (model.wordings[entry] as number) > 0;
    for (const scores of [best, classes, bodyPieces]) {
      for (const entry of topEntries(scores, library.entries, visible)) standout.add(entry);
    }
    let mostNear = 1e-9;
    let mostBody = 1e-9;
    for (const entry of standout) {
      mostNear = Math.max(mostNear, best[entry] as number);
      mostBody = Math.max(mostBody, bodyWords[entry] as number);
    }
    const strangersOf = strangersIn(library.said, reading.body.words.hashes);
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
      const row = nearest[entry] as number;
      candidates.push({ entry, signals, nearest: row, strangers: strangersOf(row) });
    }
    return {
      candidates,
      surroundings: {
        offTopicNearest: best[library.entries] as number,
        offTopicClass: classes[library.entries] as number,
        unseenWords: query.unseenWords,
        unseenPieces: query.unseenPieces,
        length: reading.words.length,
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

function topEntries(scores: Float32Array, entries: number, visible: (entry: number) => boolean): number[] {
  const top = largestOf(CANDIDATES);
  let least = -Infinity;
  for (let entry = 0; entry < entries; entry++) {
    const score = scores[entry] as number;
    if (score > least && visible(entry)) least = top.offer(entry, score);
  }
  return top.kept().map(({ at }) => at);
}
