import type { Lang } from '../../../src/message.ts';

/** A table in words. */
export interface Table {
  readonly caption: string;
  readonly columns: readonly { readonly label: string; readonly numeric?: boolean }[];
  readonly rows: readonly (readonly string[])[];
}

/** A line of a chart; `labels` are what its values are called where they stand, in words. */
export interface ChartLine {
  readonly labels?: readonly (string | null)[];
}

/** A chart: what these pages say of it themselves, and how it is drawn. */
export interface Chart {
  readonly title: string;
  readonly x: readonly string[];
  readonly series: readonly ChartLine[];
  readonly draw: () => Promise<Drawing>;
}

/** A drawn chart: an SVG that says its own content, and where its points lie in it. */
export interface Drawing {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
  /** `at` is a place in the chart's `x`. */
  readonly points: readonly { readonly at: number; readonly x: number; readonly y: number }[];
}

/** One goal's light in words; `symbol` goes with the colour, so that the colour never stands alone. */
export interface Light {
  readonly light: 'green' | 'yellow' | 'red' | 'grey';
  readonly symbol: string;
  readonly word: string;
  readonly name: string;
  readonly value: string;
  readonly target: string;
  readonly change: string;
  readonly size: string;
  readonly why: string;
}

/** One suggested action in words. */
export interface Advice {
  readonly id: string;
  readonly focus: string;
  readonly text: string;
  readonly why: string;
  readonly decided?: string;
}

/** One part of a week's page. */
export interface Section {
  readonly id: string;
  readonly heading: string;
  readonly lines: readonly string[];
  readonly lights?: readonly Light[];
  readonly advice?: readonly Advice[];
  readonly chart?: Chart;
  readonly table?: Table;
}

/** One week's report of one unit or of everybody, all in words: nothing here is worked out when it is drawn. */
export interface Sheet {
  readonly title: string;
  readonly period: string;
  readonly example?: string;
  readonly headline: string;
  readonly sections: readonly Section[];
  readonly footer: readonly string[];
}

/** Something that can be chosen: what stands in the address, and what is read. */
export interface Choice {
  readonly id: string;
  readonly label: string;
}

/** Figures over time, and in words beside it. */
export interface Trend {
  readonly chart: Chart;
  readonly table: Table;
}

/** The ways a week can be taken away. */
export type FileFormat = 'pdf' | 'xlsx' | 'csv' | 'json';

/** A file to take away; `name` is of a-z, digits and hyphens. */
export interface TakenFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** Every word that the pages say besides the report's own. */
export interface Words {
  readonly title: string;
  readonly skip: string;
  readonly menu: string;
  readonly week: string;
  readonly trends: string;
  readonly units: string;
  readonly actions: string;
  readonly files: string;
  readonly pickWeek: string;
  readonly pickUnit: string;
  readonly pickTrend: string;
  readonly show: string;
  readonly earlier: string;
  readonly later: string;
  readonly signedIn: string;
  readonly signOut: string;
  readonly asTable: string;
  readonly chartKeys: string;
  readonly decide: string;
  /** Before what was decided. */
  readonly decided: string;
  readonly will: string;
  readonly notNow: string;
  readonly done: string;
  readonly trendsLead: string;
  readonly noTrend: string;
  readonly unitsLead: string;
  readonly actionsLead: string;
  readonly filesLead: string;
  readonly file: Readonly<Record<FileFormat, string>>;
  readonly nothingTitle: string;
  readonly nothing: string;
  readonly missingTitle: string;
  readonly missing: string;
  readonly back: string;
  readonly stale: string;
}

/** What somebody reads who is not signed in. */
export interface DoorWords {
  readonly title: string;
  readonly skip: string;
  /** Above the pages that let nobody in: no session, a used or old link, no longer a manager. */
  readonly doorTitle: string;
  readonly door: string;
  readonly usedTitle: string;
  readonly used: string;
  readonly howTo: string;
  readonly enterTitle: string;
  readonly enter: string;
  readonly enterButton: string;
  readonly wrongTitle: string;
  readonly foreignHost: string;
  readonly foreignOrigin: string;
  readonly wrongMethod: string;
  readonly tooLarge: string;
  readonly missing: string;
  readonly failed: string;
}

/**
 * All that one manager may see and do at this moment, and nothing else: whatever is asked for that is not theirs is
 * `undefined`, just as what does not exist.
 */
export interface View {
  readonly lang: Lang;
  readonly name: string;
  readonly organisation: string;
  readonly words: Words;
  /** Newest first; empty before the first report. */
  readonly weeks: readonly Choice[];
  /** The units of a week, the manager's own first. */
  scopes(week: string): readonly Choice[];
  page(week: string, scope: string): Sheet | undefined;
  /** Whether they decide about what is suggested to a unit; the core has the last word all the same. */
  decides(scope: string): boolean;
  /** What can be followed over time, up to a week. */
  trends(week: string, scope: string): readonly Choice[];
  trend(week: string, scope: string, what: string): Trend | undefined;
  /** The figures of the units that are theirs to see, side by side. */
  units(week: string): readonly Table[];
  /** The goals and what was decided about them so far. */
  actions(week: string, scope: string): readonly Table[];
  file(week: string, scope: string, format: FileFormat): Promise<TakenFile | undefined>;
  /** Presses a button of the core as this person; `id` is the same on a repeat. Gives what the bot says to it. */
  press(press: { readonly id: string; readonly action: string; readonly value: string }): Promise<string>;
}

/** Who may come in, and what they see; asked anew at every request. */
export interface Overview {
  /** What is read by those who are not signed in, in the installation's language. */
  readonly lang: Lang;
  readonly door: () => DoorWords;
  /** Whose link it is; undefined when it is forged or too old. It may be asked about more than once. */
  check(pass: string): Promise<string | undefined>;
  /** What a person may see at this moment; undefined for who is no manager. */
  view(person: string): Promise<View | undefined>;
}
