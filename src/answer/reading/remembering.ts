const REMEMBERED = 20_000;

/** The same rule, asked once for each word: what it said is remembered for up to 20,000 words. */
export function remembering<Told>(rule: (word: string) => Told): (word: string) => Told {
  const known = new Map<string, Told>();
  return (word) => {
    const earlier = known.get(word);
    if (earlier !== undefined) return earlier;
    const fresh = rule(word);
    if (known.size >= REMEMBERED) known.clear();
    known.set(word, fresh);
    return fresh;
  };
}
