import * as z from 'zod';
import type { Lang } from './message.ts';

/** Who somebody is on a platform: the platform's name and its own id for the person. */
export const accountSchema = z.strictObject({ platform: z.string(), id: z.string() });
export type Account = z.infer<typeof accountSchema>;

/**
 * Where something is said: the platform's ids of the conversation and of the thread inside it, where there is
 * one. `private` means that only the person and the bot can read it.
 */
export const placeSchema = z.strictObject({
  platform: z.string(),
  id: z.string(),
  thread: z.string().optional(),
  private: z.boolean(),
});
export type Place = z.infer<typeof placeSchema>;

interface Arrived {
  /** The same on every retry of the same thing; at most 150 characters, which leaves room in message keys. */
  readonly id: string;
  readonly account: Account;
  readonly place: Place;
  /** The language the platform reports for the person. */
  readonly lang?: Lang;
}

/** Somebody wrote something to the bot. */
export interface Said extends Arrived {
  readonly kind: 'said';
  readonly text: string;
  /** The platform's id of the message, so that an edit or a deletion can find it. */
  readonly message?: string;
  /** True where the platform keeps no history of its own: the bot then keeps the line, if privacy allows it. */
  readonly unkept?: boolean;
}

/** Somebody pressed a button of ours. */
export interface Pressed extends Arrived {
  readonly kind: 'pressed';
  readonly action: string;
  readonly value: string;
  /** The platform's id of the message that holds the button, where it is known. */
  readonly message?: string;
}

/** Somebody sent in a form of ours. */
export interface Submitted extends Arrived {
  readonly kind: 'submitted';
  readonly form: string;
  readonly value: string;
  readonly values: Readonly<Record<string, string>>;
}

/** Somebody opened the bot's own page (App Home, personal tab, the built-in chat). */
export interface Opened extends Arrived {
  readonly kind: 'opened';
}

/** Somebody changed or removed a message they had written. `text` is missing when it was removed. */
export interface Changed extends Arrived {
  readonly kind: 'changed';
  readonly message: string;
  readonly text?: string;
}

/** The bot was added to a conversation with somebody, or somebody left it. */
export interface Membership extends Arrived {
  readonly kind: 'joined' | 'left';
}

/** Everything that a platform can tell us. */
export type ChatEvent = Said | Pressed | Submitted | Opened | Changed | Membership;
