/** Something that was JSON. */
export interface Json {
  readonly [name: string]: unknown;
}
