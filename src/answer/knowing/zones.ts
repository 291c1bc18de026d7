import type { Knowledge, Ranked, Verdict } from '../types.ts';

/** Below this chance that one of three is right, a human is the better answer. */
const WORTH_SUGGESTING = 0.4;
/** A second entry this close to the first (share of the first's) is shown beside it. */
const TOO_CLOSE = 0.85;
const FEW_WORDS = 3;
const MOST_TOPICS = 4;

/** How sure the engine is of its ranking. */
export interface Certainty {
  readonly first: number;
  readonly amongThree: number;
  readonly known: number;
  readonly words: number;
}

/**
 * Chooses between answering, showing three, asking which topic, and handing over. An answer is given from `threshold`
 * on, the chance that it is right, and from `gate` on, the chance that the content knows the subject at all.
 */
export function decide(
  knowledge: Knowledge,
  ranked: readonly Ranked[],
  sure: Certainty,
  from: { readonly threshold: number; readonly gate: number },
): Verdict {
  const base = { confidence: sure.first, known: sure.known, ranked, topics: [] };
  const [first, second] = ranked;
  if (first === undefined) return { ...base, outcome: 'route', entries: [] };
  if (sure.first >= from.threshold && sure.known >= from.gate && !tooClose(first.score, second?.score ?? 0))
    return { ...base, outcome: 'answer', entries: [first] };
  if (sure.amongThree >= WORTH_SUGGESTING)
    return { ...base, outcome: 'suggest', entries: ranked.slice(0, 3) };
  const topics = sure.words <= FEW_WORDS ? spreadTopics(knowledge, ranked) : [];
  if (topics.length > 1) return { ...base, outcome: 'clarify', entries: [], topics };
  return { ...base, outcome: 'route', entries: [] };
}

/** Whether the second entry is so near the first that both are shown; scores are shares of the ranking. */
export function tooClose(first: number, second: number): boolean {
  return second > TOO_CLOSE * first;
}

/** The topics, at most four, that the best entries belong to, in order of their best entry. */
export function spreadTopics(knowledge: Knowledge, ranked: readonly Ranked[]): string[] {
  const topicOf = new Map(knowledge.entries.map((entry) => [entry.id, entry.topic]));
  const topics = new Set<string>();
  for (const { id } of ranked) {
    const topic = topicOf.get(id);
    if (topic !== undefined) topics.add(topic);
  }
  return [...topics].slice(0, MOST_TOPICS);
}
