/**
 * What may be in a text that must not be here. `cpr` is a personal number, `cpr-like` something that may be one,
 * `cpr-part` a piece of one; `place` tells of a child by age and place; `health` and `crime` of a person's own matters.
 */
export type FindingKind =
  | 'cpr'
  | 'cpr-like'
  | 'cpr-part'
  | 'birth-date'
  | 'name'
  | 'name-age'
  | 'place'
  | 'address'
  | 'phone'
  | 'email'
  | 'health'
  | 'crime';

/** One thing found; the text itself is never repeated in it. */
export interface Finding {
  readonly kind: FindingKind;
  /** `stop`: the text is neither stored nor sent. `warn`: the person sees it again before it goes on. */
  readonly action: 'stop' | 'warn';
  /** Where a warned passage stands, in UTF-16 units, for marking it in the person's own preview. Never kept. */
  readonly start?: number;
  readonly end?: number;
}
