import type { Lang } from '../../src/message.ts';
import type { Clock, Log, Mount, Transcript } from '../../src/ports.ts';

/** An example person that a window of the built-in chat may be; texts are shown as they are. */
export interface DemoPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** Job title, such as "Rådgiver". */
  readonly title: string;
  readonly unit: string;
  readonly lang: Lang;
  /** What the person can do here, in a word, such as "Superbruger"; the page shows it as a label. */
  readonly role: string;
}

/** One button of the page's menu: pressing it arrives as a `pressed` event. */
export interface MenuItem {
  readonly action: string;
  readonly value?: string;
  readonly label: Readonly<Record<Lang, string>>;
}

/** What the built-in chat needs. Create it only when the server is bound to loopback: its people have no password. */
export interface WebOptions {
  readonly mount: Mount;
  readonly transcript: Transcript;
  readonly people: readonly DemoPerson[];
  readonly organisation: { readonly name: string; readonly example: boolean };
  /** The menu of one person, in the order shown; a superuser's has more in it. */
  readonly menu: (person: DemoPerson) => readonly MenuItem[];
  /** Three questions to begin with, shown while the conversation is empty; pressing one asks it. */
  readonly examples: Readonly<Record<Lang, readonly string[]>>;
  readonly now: Clock;
  readonly log: Log;
  /** The longest text that may be written, in UTF-16 units; 10,000 unless told. */
  readonly maxText?: number;
  /** How often an idle event stream says that it is alive, in milliseconds; 15,000 unless told. */
  readonly keepAliveMs?: number;
}

/** The platform's name in accounts and places. */
export const platform = 'web';

/** The id of a person's private conversation. */
export function placeIdOf(personId: string): string {
  return `${platform}:${personId}`;
}
