import type { ChatEvent, Place } from '../../src/event.ts';

/** The installation that a payload came to, and the bot's own user there. */
export interface Here {
  readonly installation: string;
  readonly bot: string | undefined;
}

/** An event whose place may still have to be found: the private conversation with the one who acts. */
export type Unplaced = {
  [Kind in ChatEvent['kind']]: Omit<Extract<ChatEvent, { kind: Kind }>, 'place'>;
}[ChatEvent['kind']] & {
  readonly place: Place | undefined;
};

/** What an answer at once can use: each is there only where Slack gives it. */
export interface Means {
  readonly user: string;
  /** Opens a window, for 3 s. */
  readonly trigger?: string;
  /** Takes up to five answers for half an hour. */
  readonly responseUrl?: string;
  /** Where it was done, if it was done in a conversation. */
  readonly channel?: string;
  readonly thread?: string;
  /** The view it was done in. */
  readonly view?: { readonly id: string; readonly type: string; readonly inputs: readonly string[] };
  /** It began in the Home tab. */
  readonly home?: true;
  /** The answer comes in the private conversation, so the one who acts is told where. */
  readonly pointer?: true;
}

/** What a payload is to us. */
export type Arrival =
  | { readonly kind: 'event'; readonly event: Unplaced; readonly means: Means }
  | { readonly kind: 'reaction'; readonly reaction: Reaction }
  | { readonly kind: 'uninstalled' };

/** An emoji that stands for a button. */
export interface Reaction {
  readonly id: string;
  readonly user: string;
  readonly channel: string;
  readonly ts: string;
  readonly action: 'claim' | 'solved';
}

/** 150: the most that an event's id may have; Slack's own ids are under 80. */
export function idOf(id: string): string {
  return `slack:${id}`.slice(0, 150);
}
