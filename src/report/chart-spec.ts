/** A line of a chart; a null is a gap, never a zero. */
export interface Series {
  readonly name: string;
  /** `actual` has points and stands out, `plan` is dashed, `reference` is faint. */
  readonly style: 'actual' | 'plan' | 'reference';
  readonly values: readonly (number | null)[];
  /** What is written at each point, such as `3,4` or `højst 1,5`; nothing when left out. */
  readonly labels?: readonly (string | null)[];
  /** How far above and below the line counts as inside, drawn as a band. */
  readonly tolerance?: number;
}

/** What a chart shows, before anybody has drawn it. */
export interface ChartSpec {
  readonly title: string;
  /** The whole content in words, for those who do not see it. */
  readonly alt: string;
  readonly lang: 'da' | 'en';
  readonly xLabel: string;
  readonly yLabel: string;
  readonly yMin: number;
  readonly yMax: number;
  readonly x: readonly string[];
  readonly series: readonly Series[];
  /** Vertical marks such as the beginning of a phase; `at` is a place in `x`. */
  readonly marks: readonly { readonly at: number; readonly label: string }[];
}
