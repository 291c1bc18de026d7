import type { Answerer, Entry, Topic, UnderstandRules } from '../answer/index.ts';
import type { Calendar } from '../calendar/index.ts';
import type { HandoffSettings } from '../handoff/index.ts';
import type { Lang } from '../message.ts';
import type { Organisation, Person, Unit } from '../organisation/index.ts';
import type { PrivacySettings } from '../privacy/index.ts';
import type { Programme } from '../pulse/index.ts';
import type { GoalsFile } from '../report/index.ts';
import type { Texts } from './speaker.ts';

/** Everything that the organisation has written down for the bot, checked and ready for use. */
export interface Content {
  readonly organisation: Organisation;
  readonly handoff: HandoffSettings;
  readonly calendar: Calendar;
  /** Entries by id: the shipped and the learned ones. */
  readonly entries: ReadonlyMap<string, Entry>;
  readonly topics: readonly Topic[];
  readonly texts: Readonly<Record<Lang, Texts>>;
  readonly understanding: UnderstandRules;
  readonly privacy: PrivacySettings;
  /** The pulse programmes. */
  readonly pulses: readonly Programme[];
  /** What is to be reached, and when the weekly report comes; empty with its defaults where nobody wrote any. */
  readonly goals: GoalsFile;
  /** What is not wrong but should be looked at, such as a review date that has passed; in sentences. */
  readonly warnings: readonly string[];
  /** What everybody is told while the system itself is down. */
  readonly incident: Readonly<Record<Lang, string>> | undefined;
}

/** The content with the engine that was trained on it. */
export interface Knowing {
  readonly content: Content;
  readonly answerer: Answerer;
  /** The engine as it would be with one more entry. */
  readonly withEntry: (entry: Entry) => Answerer;
  /** Known phrasings of other entries that would go to this one if it had the phrasing too. */
  readonly steals: (entry: string, phrasing: string) => readonly string[];
}

/** A person by id, if the organisation has them. */
export function personOf(content: Content, id: string): Person | undefined {
  return content.organisation.people.find((person) => person.id === id);
}

/** A unit by id, if the organisation has it. */
export function unitOf(content: Content, id: string | undefined): Unit | undefined {
  return content.organisation.units.find((unit) => unit.id === id);
}

/** The name to show for a person's id; the id itself for somebody the organisation does not list. */
export function nameOf(content: Content, id: string): string {
  return personOf(content, id)?.name ?? id;
}
