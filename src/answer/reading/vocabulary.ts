const SHORTEST_MENDED = 4;

/** The words the content uses, and which of them a mistyped word stands for. */
export interface Vocabulary {
  has(word: string): boolean;
  /** Takes in words of a phrasing approved since. */
  learn(words: readonly string[]): void;
  /** The known word one slip away (a letter more, less, wrong or swapped), or undefined. */
  nearest(word: string): string | undefined;
}

/** Builds a vocabulary from plainly spelled words with how often each occurs. */
export function vocabularyOf(occurrences: ReadonlyMap<string, number>): Vocabulary {
  const withOneLess = new Map<string, string | string[]>();
  const counts = new Map(occurrences);
  for (const word of counts.keys()) index(word);
  function index(word: string): void {
    if (word.length < SHORTEST_MENDED || /\d/.test(word)) return;
    for (const shorter of oneLess(word)) note(withOneLess, shorter, word);
    note(withOneLess, word, word);
  }
  return {
    has: (word) => counts.has(word),
    learn: (words) => {
      for (const word of words) {
        if (!counts.has(word)) index(word);
        counts.set(word, (counts.get(word) ?? 0) + 1);
      }
    },
    nearest: (word) => {
      if (word.length < SHORTEST_MENDED || word.length > 30 || /\d/.test(word)) return undefined;
      let best: string | undefined;
      let bestScore = 0;
      for (const key of [word, ...oneLess(word)]) {
        const found = withOneLess.get(key);
        if (found === undefined) continue;
        for (const known of typeof found === 'string' ? [found] : found) {
          if (!oneSlipApart(word, known)) continue;
          const score =
            Math.log1p(counts.get(known) ?? 0) + (known[0] === word[0] ? 2 : 0) + (known.length >= 5 ? 1 : 0);
          if (score > bestScore || (score === bestScore && best !== undefined && known < best)) {
            best = known;
            bestScore = score;
          }
        }
      }
      return best;
    },
  };
}

function* oneLess(word: string): Iterable<string> {
  for (let i = 0; i < word.length; i++) {
    if (i > 0 && word[i] === word[i - 1]) continue;
    yield word.slice(0, i) + word.slice(i + 1);
  }
}

function note(index: Map<string, string | string[]>, key: string, word: string): void {
  const there = index.get(key);
  if (there === undefined) index.set(key, word);
  else if (typeof there === 'string') index.set(key, [there, word]);
  else if (there.length < 24) there.push(word);
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
