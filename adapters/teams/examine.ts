import type { Clock } from '../../src/ports.ts';
import type { TeamsApp, TeamsCloud } from './options.ts';
import type { Reference, ReferenceKeeper } from './references.ts';
import { createSignIn } from './sign-in.ts';
import { publicCloud, readKeys } from './tokens.ts';

/** Findings in sentences, those about what must be done apart. */
export interface Findings {
  readonly well: readonly string[];
  readonly wrong: readonly string[];
}

/** What can be examined of Teams without anybody writing to the bot. */
export interface Examined {
  readonly app: TeamsApp;
  readonly allowedTenants: readonly string[];
  readonly references: ReferenceKeeper;
  /** The people who are to be reached, by e-mail address. */
  readonly emails: readonly string[];
  readonly cloud?: TeamsCloud;
  readonly now: Clock;
  readonly timeoutMs?: number;
}

/** 10 s: whoever runs the doctor sits and waits. */
const patienceMs = 10_000;

/** Signs in, reads Microsoft's keys and what is kept, and says what it found. Sends nothing to anybody. */
export async function examineTeams(examined: Examined): Promise<Findings> {
  const {
    app,
    allowedTenants,
    references,
    emails,
    cloud = publicCloud,
    now,
    timeoutMs = patienceMs,
  } = examined;
  const well: string[] = [];
  const wrong: string[] = [];
  await createSignIn(app, cloud, timeoutMs, now)().then(
    () => well.push(`Microsoft accepts the app ${app.appId} and its secret.`),
    (cause: unknown) => wrong.push(reason(cause)),
  );
  await readKeys(cloud, now).then(
    () => well.push('The keys that Teams signs with can be read.'),
    (cause: unknown) => wrong.push(`Cannot read the keys that Teams signs with. ${reason(cause)}`),
  );
  if (!allowedTenants.includes(app.tenantId)) {
    wrong.push(
      `People of the app's own tenant ${app.tenantId} are not served. Add it to MEDVIND_TEAMS_TENANTS if they should be.`,
    );
  }
  well.push(`People of ${allowedTenants.length} tenant(s) are served: ${allowedTenants.join(', ')}.`);
  await references.all().then(
    (kept) => conversations(kept, emails, well, wrong),
    (cause: unknown) => wrong.push(reason(cause)),
  );
  return { well, wrong };
}

function conversations(
  kept: readonly Reference[],
  emails: readonly string[],
  well: string[],
  wrong: string[],
): void {
  const personal = kept.filter(({ kind }) => kind === 'personal');
  well.push(
    `${personal.length} personal chats and ${kept.length - personal.length} teams and group chats are known.`,
  );
  if (kept.length === 0) {
    wrong.push(
      'Nobody has met the bot in Teams yet. Upload the package, allow it, install it for the people, and check that the messaging endpoint of the Azure Bot ends in /api/messages and can be reached from the internet.',
    );
    return;
  }
  const met = new Set(personal.flatMap(({ user }) => user?.email?.toLowerCase() ?? []));
  const missing = emails.filter((email) => !met.has(email.toLowerCase()));
  if (missing.length === 0) well.push('Everybody in the organisation file has a personal chat with the bot.');
  else if (personal.length > 0) {
    wrong.push(
      `${missing.length} of ${emails.length} people in the organisation file have no personal chat with the bot yet: ${missing.slice(0, 20).join(', ')}${missing.length > 20 ? ' …' : ''}. Install the app for them in the Teams admin center under Setup policies.`,
    );
  }
}

function reason(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
