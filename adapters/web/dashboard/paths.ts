/** Where the managers' pages lie; sessions are sent to nothing else. */
export const root = '/overblik';

/** The pages by what they show. */
export const pages = {
  week: root,
  trends: `${root}/udvikling`,
  units: `${root}/afdelinger`,
  actions: `${root}/handlinger`,
  files: `${root}/hent`,
} as const;
export type PageName = keyof typeof pages;

/** What is chosen: a week, a unit or everybody, and on the page of trends what is followed. */
export interface Chosen {
  readonly week: string;
  readonly scope: string;
}

/** The address of a page with what is chosen in it. */
export function addressOf(
  path: string,
  { week, scope }: Chosen,
  more: Readonly<Record<string, string>> = {},
): string {
  return `${path}?${new URLSearchParams({ uge: week, enhed: scope, ...more })}`;
}
