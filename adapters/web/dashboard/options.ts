import type { Clock, Log, Mount } from '../../../src/ports.ts';
import type { Overview } from './overview.ts';

/** What the managers' pages need. */
export interface DashboardOptions {
  readonly mount: Mount;
  readonly overview: Overview;
  /** The public address, such as `https://medvind.kommune.example/`; left out, it is where the server listens. */
  readonly url?: string | undefined;
  /** The name or address of this machine that the server listens on; this machine itself is always answered. */
  readonly host: string;
  /** Signs the sessions: at least 32 random characters, not to be told to anybody. */
  readonly secret: string;
  readonly now: Clock;
  readonly log: Log;
}
