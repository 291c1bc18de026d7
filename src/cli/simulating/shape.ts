/** A figure by week since go-live; between two weeks it goes straight. */
export type Curve = readonly (readonly [week: number, value: number])[];

/** Mean agreement, 1 to 5: falls after the start and rises again. Invented, like the people. */
export const confidence: Curve = [
  [-4, 3.3],
  [-1, 3.2],
  [0, 2.8],
  [2, 2.2],
  [3, 2.3],
  [4, 2.5],
  [5, 3.4],
  [6, 3.5],
  [8, 3.6],
  [16, 3.9],
  [52, 4.1],
];

/** Added to it for "time enough to learn": lowest until the leader sets time aside after the third week. */
export const time: Curve = [
  [-1, -0.2],
  [1, -0.5],
  [3, -0.5],
  [5, -0.85],
  [8, -0.2],
];

/** Questions that one member of staff asks in a week; none before the start, when there is no system to ask about. */
export const asks: Curve = [
  [-1, 0],
  [0, 1.9],
  [1, 2.0],
  [2, 1.6],
  [3, 1.3],
  [4, 1.0],
  [6, 0.8],
  [8, 0.6],
];

/** The share that the bot's own answer is enough for. */
export const selfService: Curve = [
  [0, 0.45],
  [2, 0.55],
  [4, 0.68],
  [6, 0.78],
  [8, 0.82],
];

/** Working minutes until a superuser's first reply, in the middle. */
export const replyMinutes: Curve = [
  [0, 45],
  [1, 105],
  [2, 95],
  [3, 55],
  [4, 35],
  [6, 22],
  [8, 18],
];

/** The value of a curve in a week; outside its weeks the nearest one. */
export function valueAt(curve: Curve, week: number): number {
  const next = curve.findIndex(([at]) => at > week);
  const [to, high] = curve[next === -1 ? curve.length - 1 : next] ?? [0, 0];
  const [from, low] = curve[Math.max(0, (next === -1 ? curve.length : next) - 1)] ?? [0, 0];
  return to === from ? high : low + ((high - low) * (week - from)) / (to - from);
}

/** What is asked about when: topics of the content, each from which week to which, and how much. */
export const subjects: readonly {
  readonly topic: string;
  readonly from: number;
  readonly to: number;
  readonly weight: number;
}[] = [
  { topic: 'undervisning-og-opstart', from: 0, to: 1, weight: 3 },
  { topic: 'adgang-og-login', from: 0, to: 1, weight: 5 },
  { topic: 'gamle-data-og-overfoersel', from: 0, to: 3, weight: 3 },
  { topic: 'sager-og-journal', from: 0, to: 52, weight: 4 },
  { topic: 'underretninger', from: 1, to: 52, weight: 2 },
  { topic: 'undersoegelse', from: 1, to: 52, weight: 2 },
  { topic: 'plan-og-opfoelgning', from: 2, to: 52, weight: 2 },
  { topic: 'breve-og-digital-post', from: 1, to: 52, weight: 6 },
  { topic: 'adviser-og-frister', from: 2, to: 52, weight: 1 },
  { topic: 'rettelser-og-sletning', from: 2, to: 52, weight: 2 },
  { topic: 'indsatser-og-oekonomi', from: 3, to: 52, weight: 1 },
];

/** Topics whose questions the superusers often have to find out about first. */
export const hardTopics: ReadonlySet<string> = new Set(['breve-og-digital-post', 'rettelser-og-sletning']);
