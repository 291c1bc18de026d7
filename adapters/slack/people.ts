import type { webApi } from '@slack/bolt';
import type { Account, Place } from '../../src/event.ts';
import type { Lang } from '../../src/message.ts';
import type { Profile } from '../../src/ports.ts';
import { problemOf } from './errors.ts';
import { accountOf, placeOf, split } from './ids.ts';
import { platform } from './options.ts';
import type { Workspace, Workspaces } from './workspaces.ts';

type User = NonNullable<webApi.UsersInfoResponse['user']>;

/** What can be asked about people. */
export interface People {
  lookUp(who: Account | { readonly email: string }): Promise<Profile | undefined>;
  privatePlace(account: Account): Promise<Place | undefined>;
  presence(account: Account): Promise<'active' | 'away' | undefined>;
  /** Forgets where somebody is written to. */
  forget(account: Account): void;
}

/** How many private conversations are remembered: more people than a large municipality has. */
const rememberedPlaces = 20_000;

/** Makes the look-ups. Somebody who is not there is no error; a Slack that does not answer is. */
export function createPeople(workspaces: Workspaces): People {
  const places = new Map<string, Place>();

  async function at(account: Account): Promise<{ workspace: Workspace; user: string } | undefined> {
    const id = account.platform === platform ? split(account.id) : undefined;
    const workspace = id && (await workspaces.find(id.installation));
    return id && workspace && { workspace, user: id.local };
  }

  return {
    async lookUp(who) {
      if ('email' in who) {
        for (const workspace of await workspaces.all()) {
          const email = who.email.trim().toLowerCase();
          const found = await unlessMissing(async () => workspace.reading.users.lookupByEmail({ email }));
          const profile = found?.user && profileOf(found.user, workspace);
          if (profile !== undefined) return profile;
        }
        return undefined;
      }
      const found = await at(who);
      if (found === undefined) return undefined;
      const { workspace, user } = found;
      const info = await unlessMissing(() => workspace.reading.users.info({ user, include_locale: true }));
      return info?.user && profileOf(info.user, workspace);
    },

    async privatePlace(account) {
      const known = places.get(account.id);
      if (known !== undefined && account.platform === platform) return known;
      const found = await at(account);
      if (found === undefined) return undefined;
      const { workspace, user } = found;
      const opened = await unlessMissing(() => workspace.reading.conversations.open({ users: user }));
      const channel = opened?.channel?.id;
      if (channel === undefined) return undefined;
      const place = placeOf(workspace.installed.key, channel, { private: true });
      if (places.size >= rememberedPlaces) places.clear();
      places.set(account.id, place);
      return place;
    },

    forget: (account) => void places.delete(account.id),

    async presence(account) {
      const found = await at(account);
      if (found === undefined) return undefined;
      try {
        const { presence } = await found.workspace.reading.users.getPresence({ user: found.user });
        return presence === 'active' || presence === 'away' ? presence : undefined;
      } catch {
        // Presence is a hint: without an answer the person counts as there.
        return undefined;
      }
    },
  };
}

async function unlessMissing<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (cause) {
    const { problem, detail } = problemOf(cause);
    if (problem === 'gone' || problem === 'bad') return undefined;
    throw new Error(`Cannot look somebody up in Slack: ${detail} It is tried again.`, { cause });
  }
}

/** Nothing for bots and people who left; an outsider is a guest, or belongs to another organisation. */
function profileOf(user: User, { installed }: Workspace): Profile | undefined {
  if (!user.id || user.deleted || user.is_bot || user.id === 'USLACKBOT') return undefined;
  const name = user.profile?.real_name || user.real_name || user.name || user.id;
  const email = user.profile?.email;
  const lang = langOf(user.locale);
  return {
    account: accountOf(installed.key, user.id),
    name,
    ...(email === undefined ? {} : { email }),
    ...(lang === undefined ? {} : { lang }),
    ...(isOutsider(user, installed) ? { outsider: true } : {}),
  };
}

function isOutsider(
  user: User,
  {
    teamId,
    enterpriseId,
  }: { readonly teamId?: string | undefined; readonly enterpriseId?: string | undefined },
): boolean {
  if (user.is_restricted || user.is_ultra_restricted || user.is_stranger || user.is_invited_user) return true;
  const enterprise = user.enterprise_user?.enterprise_id;
  if (enterpriseId !== undefined && enterprise !== undefined) return enterprise !== enterpriseId;
  return user.team_id !== undefined && teamId !== undefined && user.team_id !== teamId;
}

function langOf(locale: string | undefined): Lang | undefined {
  if (locale?.startsWith('da')) return 'da';
  return locale?.startsWith('en') ? 'en' : undefined;
}
