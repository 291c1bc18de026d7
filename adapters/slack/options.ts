import type { Lang } from '../../src/message.ts';
import type { Clock, Log, Mount } from '../../src/ports.ts';
import type { InstallationKeeper } from './installations.ts';

/** The platform's name in accounts and places. */
export const platform = 'slack';

/** One fixed workspace by its token, or any number of workspaces that install the app themselves (OAuth). */
export type SlackAccess =
  | { readonly kind: 'token'; readonly botToken: string }
  | {
      readonly kind: 'oauth';
      readonly clientId: string;
      readonly clientSecret: string;
      readonly stateSecret: string;
      readonly keeper: InstallationKeeper;
    };

/** How Slack reaches us: over a socket that we open, or by signed requests to `/slack/events`. */
export type SlackTransport =
  | { readonly kind: 'socket'; readonly appToken: string }
  | { readonly kind: 'http'; readonly signingSecret: string };

/** What the Slack adapter needs. */
export interface SlackOptions {
  readonly mount: Mount;
  readonly access: SlackAccess;
  readonly transport: SlackTransport;
  /** Where Slack's Web API is, with the slash at the end; Slack's own unless a proxy or a counterpart is used. */
  readonly apiUrl?: string;
  /** The language of the few words that this adapter says by itself; Danish unless told. */
  readonly lang?: Lang;
  readonly now: Clock;
  readonly log: Log;
  /** The longest that one call to Slack may take, in milliseconds; 10,000 unless told. */
  readonly timeoutMs?: number;
  /** How long a socket may be silent, and how soon it is opened again, in milliseconds; 5,000 unless told. */
  readonly pingMs?: number;
  /** How long the first opening of the socket may take, in milliseconds; 20,000 unless told. */
  readonly openMs?: number;
  /** When a delivery is acknowledged at the latest, in milliseconds; 2,500 unless told (Slack gives 3,000). */
  readonly ackMs?: number;
}
