import type { Lang, Message } from '../../src/message.ts';
import type { Call, Clock, Log, Mount } from '../../src/ports.ts';
import type { ReferenceKeeper } from './references.ts';

/** The platform's name in accounts and places. */
export const platform = 'teams';

/** How the app is registered with Microsoft Entra: for one organisation, or for several. */
export type AppType = 'SingleTenant' | 'MultiTenant';

/** The app registration that the bot speaks as. */
export interface TeamsApp {
  readonly appId: string;
  readonly password: string;
  readonly type: AppType;
  /** The tenant that the app registration belongs to. */
  readonly tenantId: string;
}

/** Where Microsoft's services are; only tests and other clouds name their own. */
export interface TeamsCloud {
  /** The OpenID metadata of those who sign what comes to us. */
  readonly openIdMetadata: string;
  /** Who the tokens that come to us are issued by. */
  readonly issuer: string;
  /** Where we get our own tokens; the tenant stands in its place after `.com/` or a port. */
  readonly login: string;
}

/** One approved answer that was found for somebody who searches while they write. */
export interface Found {
  readonly title: string;
  readonly message: Message;
}

/** What the Teams adapter needs. */
export interface TeamsOptions {
  readonly mount: Mount;
  readonly call: Call;
  /** Without an app only `local` works: nothing is signed, and only this machine is listened to. */
  readonly app?: TeamsApp;
  /** The tenants whose people are served; the app's own unless told. */
  readonly allowedTenants?: readonly string[];
  /** For Microsoft 365 Agents Playground on the same machine; the server must be bound to loopback. */
  readonly local: boolean;
  readonly references: ReferenceKeeper;
  /** The actions that open a form: Teams has to know before the press, to open a dialog. */
  readonly dialogActions?: readonly string[];
  /** Finds approved answers for the search extension; without it the search finds nothing. */
  readonly search?: (text: string, lang: Lang) => Promise<readonly Found[]>;
  readonly cloud?: TeamsCloud;
  readonly now: Clock;
  /** A number from 0 up to 1, for waits that should not all end at once. */
  readonly random?: () => number;
  readonly log: Log;
  /** The longest that one call to Teams may take, in milliseconds; 15,000 unless told. */
  readonly timeoutMs?: number;
  /** The longest that a message waits here for its turn under Teams' limits, in milliseconds; 1,000 unless told. */
  readonly patienceMs?: number;
}
