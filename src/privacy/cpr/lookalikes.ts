const GUID =
  /(?<![\p{L}\p{N}-])[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[089ab][0-9a-f]{3}-[0-9a-f]{12}(?![\p{L}\p{N}]|-[\p{L}\p{N}])/giu;
/** A GUID without dashes (32), and the checksums SHA-1 (40) and SHA-256 (64). */
const HASH =
  /(?<![\p{L}\p{N}])(?=\d{0,30}[a-f])(?:[0-9a-f]{64}|[0-9a-f]{40}|[0-9a-f]{32})(?![\p{L}\p{N}])/giu;

/** Where a text holds technical ids in which ten digits mean nothing: pairs of start and end. */
export function technicalIds(text: string): (readonly [number, number])[] {
  return [GUID, HASH].flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => [match.index, match.index + match[0].length] as const),
  );
}

/** The text with its technical ids as a word that holds no digit and joins nothing. */
export function withoutIds(text: string): string {
  return text.replace(GUID, ' id ').replace(HASH, ' id ');
}
