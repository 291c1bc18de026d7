import type { Steps } from '../steps.ts';

const SHORTEST_MENDED = 4;
/** In shorter words a wrong letter mostly makes another word; compared on the bench's `dev` parts. */
const SHORTEST_REPLACED = 6;
const WORDS_A_STEP = 128;

/** The words the content uses, and which of them a mistyped word stands for. */
export interface Vocabulary {
  has(word: string): boolean;
  /** The vocabulary with words of a phrasing approved since; this one stays as it is. */
  with(words: readonly string[]): Vocabulary;
  /** The known word one slip away (a letter more, less, wrong or swapped), or undefined. */
  nearest(word: string): string | undefined;
}

type Counts = ReadonlyMap<string, number>;
/** Known words by what is left of them without one letter. */
type WithOneLess = Map<string, string | readonly string[]>;

/** Builds a vocabulary from plainly spelled words with how often each occurs. */
export function* vocabularyOf(occurrences: Counts): Steps<Vocabulary> {
  const withOneLess: WithOneLess = new Map();
  let read = 0;
  for (const word of occurrences.keys()) {
    index(withOneLess, word);
    if (++read % WORDS_A_STEP === 0) yield;
  }
  return layered(occurrences, withOneLess, new Map(), new Map());
}

// What is learned later lies in small maps of its own, so that nothing large is copied.
function layered(
  counts: Counts,
  withOneLess: WithOneLess,
  later: Counts,
  laterLess: WithOneLess,
): Vocabulary {
  const has = (word: string) => counts.has(word) || later.has(word);
  const timesOf = (word: string) => (counts.get(word) ?? 0) + (later.get(word) ?? 0);
  function* oneLetterFrom(word: string): Iterable<string> {
    for (const key of [word, ...oneLess(word)]) {
      for (const found of [withOneLess.get(key), laterLess.get(key)]) {
        if (typeof found === 'string') yield found;
        else if (found !== undefined) yield* found;
      }
    }
  }
  return {
    has,
    with: (words) => {
      const more = new Map(later);
      const moreLess = new Map(laterLess);
      for (const word of words) {
        if (!counts.has(word) && !more.has(word)) index(moreLess, word);
        more.set(word, (more.get(word) ?? 0) + 1);
      }
      return layered(counts, withOneLess, more, moreLess);
    },
    nearest: (word) => {
      if (word.length < SHORTEST_MENDED || word.length > 30 || /\d/.test(word)) return undefined;
      let best: string | undefined;
      let bestScore = 0;
      for (const known of oneLetterFrom(word)) {
        if (!oneSlipApart(word, known) || !likelySlip(word, known)) continue;
        const score =
          Math.log1p(timesOf(known)) + (known[0] === word[0] ? 2 : 0) + (known.length >= 5 ? 1 : 0);
        if (score > bestScore || (score === bestScore && best !== undefined && known < best)) {
          best = known;
          bestScore = score;
        }
      }
      return best;
    },
  };
}

function index(withOneLess: WithOneLess, word: string): void {
  if (word.length < SHORTEST_MENDED || /\d/.test(word)) return;
  for (const shorter of oneLess(word)) note(withOneLess, shorter, word);
  note(withOneLess, word, word);
}

/**
 * Whether one word is likelier a slip for the other than a word of its own: in short words swapped neighbours, or a
 * letter too many or too few after the right first one; "fred" is not "free", nor "move" "more".
 */
function likelySlip(word: string, known: string): boolean {
  if (Math.min(word.length, known.length) >= SHORTEST_REPLACED) return true;
  if (word.length !== known.length) return word[0] === known[0];
  return lettersOf(word) === lettersOf(known);
}

function lettersOf(word: string): string {
  return [...word].sort().join('');
}

function* oneLess(word: string): Iterable<string> {
  for (let i = 0; i < word.length; i++) {
    if (i > 0 && word[i] === word[i - 1]) continue;
    yield word.slice(0, i) + word.slice(i + 1);
  }
}

function note(index: WithOneLess, key: string, word: string): void {
  const there = index.get(key);
  if (there === undefined) index.set(key, word);
  else if (typeof there === 'string') index.set(key, [there, word]);
  else if (there.length < 24) index.set(key, [...there, word]);
}

/** Whether two different words differ by one letter added, dropped or replaced, or by two neighbours swapped. */
export function oneSlipApart(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let endA = a.length;
  let endB = b.length;
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA--;
    endB--;
  }
  const restA = a.slice(start, endA);
  const restB = b.slice(start, endB);
  if (restA.length <= 1 && restB.length <= 1) return true;
  return restA.length === 2 && restB.length === 2 && restA[0] === restB[1] && restA[1] === restB[0];
}
