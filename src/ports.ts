import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Account, ChatEvent, Place } from './event.ts';
import type { Lang, Message, Reply } from './message.ts';

export type { Reply } from './message.ts';

/** The time now, in milliseconds since 1970. */
export type Clock = () => number;

/** Readable log lines; never a question's text, a person's answer or a name. */
export interface Log {
  info(line: string): void;
  warn(line: string): void;
  error(line: string, cause?: unknown): void;
}

/**
 * What an adapter calls with everything that arrives. It resolves when the outcome is safely stored. `kept` is called
 * at most once, when the event itself cannot be lost any more: from then on the platform need not deliver it again,
 * and the promise rejects no more. Where it is not called, the promise alone tells.
 */
export type Receive = (event: ChatEvent, kept?: () => void) => Promise<Reply>;

/** What a platform knows about an account. `outsider` is a guest or somebody from another organisation. */
export interface Profile {
  readonly account: Account;
  readonly name: string;
  readonly email?: string;
  readonly lang?: Lang;
  readonly outsider?: boolean;
}

/** One message on its way to a place. `key` is the same on every attempt. */
export interface Envelope {
  readonly key: string;
  readonly place: Place;
  readonly message: Message;
  /** The account whose words these are, where the bot only keeps them (see `Said.unkept`). */
  readonly from?: Account;
}

/**
 * How a sending went. `ref` is the platform's id of the message.
 * `again`: try later, `afterMs` if the platform said when. `refused`: not allowed. `gone`: the place or the
 * person is not there. `bad`: the platform will never take this message.
 */
export type Sent =
  | { readonly ok: true; readonly ref: string }
  | {
      readonly ok: false;
      readonly problem: 'again' | 'refused' | 'gone' | 'bad';
      readonly afterMs?: number;
      readonly detail: string;
    };

/** Why a platform could not be started, as a sentence with what to do. `mayPass`: time alone may mend it. */
export class PlatformError extends Error {
  override readonly name = 'PlatformError';
  readonly mayPass: boolean;

  constructor(sentence: string, { mayPass, cause }: { readonly mayPass: boolean; readonly cause?: unknown }) {
    super(sentence, { cause });
    this.mayPass = mayPass;
  }
}

/** One chat platform. Errors of the platform are values; a throw is a surprise. */
export interface ChatAdapter {
  readonly platform: string;
  /** Begins to receive; resolves when the platform is reached. After a PlatformError it may be called again. */
  start(receive: Receive): Promise<void>;
  /** Stops receiving and ends what is under way. */
  stop(): Promise<void>;
  /** Says something new. */
  send(envelope: Envelope): Promise<Sent>;
  /** Replaces what was said under `ref`. */
  update(ref: string, envelope: Envelope): Promise<Sent>;
  /** Finds somebody by account or by e-mail address. */
  lookUp(who: Account | { readonly email: string }): Promise<Profile | undefined>;
  /** The private conversation with an account, made if it does not exist. */
  privatePlace(account: Account): Promise<Place | undefined>;
  /** Whether the person seems to be there; left out where the platform does not know. */
  presence?(account: Account): Promise<'active' | 'away' | undefined>;
  /** Looks back after a crash: the ref if the key was delivered, null if not; left out where nobody can tell. */
  delivered?(envelope: Envelope): Promise<string | null>;
  /**
   * Forgets everything the adapter keeps of somebody beyond what a new message of theirs would bring again; left out
   * where it keeps nothing. Resolves when that is gone for good; of a stranger there is nothing to forget.
   */
  forget?(account: Account): Promise<void>;
  /** Who could not be written to lately and why, in sentences for the project lead; left out where none is known. */
  unreachable?(): readonly { readonly name: string; readonly why: string }[];
}

/** Takes requests whose path begins with `path`, on the one HTTP server that all adapters share. */
export type Mount = (
  path: string,
  handler: (request: IncomingMessage, response: ServerResponse) => void | Promise<void>,
) => void;

/** What another host answered: any status, the names of headers in small letters. */
export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

/**
 * Calls another host once: nothing is repeated, no redirect is followed. Rejects when the host cannot be reached or has
 * not answered wholly within `timeoutMs`; what was sent may have arrived all the same.
 */
export type Call = (
  url: URL,
  request: {
    readonly method: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: string;
    readonly timeoutMs: number;
  },
) => Promise<Answered>;

/** One line of a conversation that the bot keeps itself, for platforms without a history. */
export interface Line {
  readonly key: string;
  /** The place's id. */
  readonly place: string;
  /** The account's id whose words these are; missing when the bot speaks. */
  readonly from?: string;
  readonly message: Message;
  readonly at: number;
  /** Counts up with every new or changed line of the place, so that a reader can ask for what came after. */
  readonly seq: number;
}

/** The kept conversations. Adding a key twice changes nothing; both calls resolve when the line is stored. */
export interface Transcript {
  add(line: Omit<Line, 'seq'>): Promise<Line>;
  replace(key: string, message: Message, at: number): Promise<Line | undefined>;
  /** Lines of a place after `seq`, oldest first. */
  read(place: string, after: number): Promise<readonly Line[]>;
}
