import type { Facts } from '../dialogue/index.ts';

/** Asks the organisation's own model about questions; never rejects, and gives nothing where it does not know. */
export type NearTo = (texts: readonly string[]) => Promise<Facts['near']>;

/** Asks once for the same questions, however often one event is decided anew. For one event only: it remembers. */
export function askedOnce(nearTo: NearTo): NearTo {
  let last: { readonly texts: string; readonly near: ReturnType<NearTo> } | undefined;
  return (texts) => {
    const same = JSON.stringify(texts);
    if (last?.texts !== same) last = { texts: same, near: nearTo(texts) };
    return last.near;
  };
}
