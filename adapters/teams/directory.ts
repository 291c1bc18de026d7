import { isDeepStrictEqual } from 'node:util';
import type { Account, Place } from '../../src/event.ts';
import type { Clock, Log, Profile } from '../../src/ports.ts';
import { type Activity, isPersonal, tenantOf } from './activity.ts';
import type { Connector, Member } from './connector.ts';
import { accountOf, placeOf, splitConversation } from './ids.ts';
import { platform } from './options.ts';
import { isPassing, problemIn, sentence } from './problems.ts';
import type { Reference, ReferenceKeeper } from './references.ts';
import { createRosters } from './rosters.ts';

/** Somebody the bot cannot write to first, and why, in words. */
export interface Unreachable {
  readonly account: Account;
  readonly name: string;
  readonly why: string;
}

/** Who is where in Teams, as far as the bot has met them. */
export interface Directory {
  /** Reads what is kept. */
  load(): Promise<void>;
  /** Notes where an activity came from and resolves when it is kept. */
  saw(activity: Activity): Promise<void>;
  /** Forgets a conversation that the bot was removed from. */
  left(activity: Activity): Promise<void>;
  /** Forgets somebody; resolves to their personal conversations when nothing of them is kept. */
  forget(account: Account): Promise<readonly string[]>;
  /** What is known of a conversation; the id may have a thread. */
  reference(conversation: string): Reference | undefined;
  /** Why nothing is known of a conversation, in words. */
  whyUnknown(conversation: string): string;
  lookUp(who: Account | { readonly email: string }): Promise<Profile | undefined>;
  privatePlace(account: Account): Promise<Place | undefined>;
  unreachable(): readonly Unreachable[];
}

interface DirectoryParts {
  readonly keeper: ReferenceKeeper;
  readonly connector: Connector;
  readonly isAllowed: (tenant: string) => boolean;
  readonly now: Clock;
  readonly log: Log;
}

/** 10 minutes: names and addresses change seldom, and everybody on duty is looked up each minute. */
const profileMs = 10 * 60 * 1000;
/** How many people met outside a personal chat are remembered until the next start. */
const metAtMost = 20_000;

/** Makes the directory over what is kept. */
export function createDirectory({ keeper, connector, isAllowed, now, log }: DirectoryParts): Directory {
  const references = new Map<string, Reference>();
  const personal = new Map<string, Reference>();
  /** The shared conversation where somebody was met last. */
  const met = new Map<string, Reference>();
  const profiles = new Map<string, { readonly at: number; readonly profile: Profile | undefined }>();
  const opening = new Map<string, Promise<Reference | undefined>>();
  const failed = new Map<string, Unreachable>();
  const removed = new Set<string>();
  const rosters = createRosters(connector, now);

  function note(reference: Reference): void {
    references.set(reference.conversation, reference);
    if (reference.kind === 'personal' && reference.user) personal.set(reference.user.id, reference);
  }

  async function keep(reference: Reference): Promise<void> {
    const old = references.get(reference.conversation);
    const merged = { ...reference, ...(reference.user && { user: { ...old?.user, ...reference.user } }) };
    if (isDeepStrictEqual(old, merged)) return;
    note(merged);
    await keeper.put(merged);
  }

  function meet(user: string, reference: Reference): void {
    met.delete(user);
    met.set(user, reference);
    const [oldest] = met.size > metAtMost ? met.keys() : [];
    if (oldest !== undefined) met.delete(oldest);
  }

  async function profileOf(user: string): Promise<Profile | undefined> {
    const known = profiles.get(user);
    if (known !== undefined && now() - known.at < profileMs) return known.profile;
    const reference = personal.get(user) ?? met.get(user);
    if (reference === undefined) return undefined;
    try {
      const profile = asProfile(await connector.member(reference, reference.conversation, user), isAllowed);
      profiles.set(user, { at: now(), profile });
      await named(user, profile);
      return profile;
    } catch (cause) {
      const problem = problemIn(cause, now());
      if (!isPassing(problem)) return undefined;
      // Without knowing who acts nothing may be decided: a superuser would be taken for a stranger, for good.
      if (known === undefined) throw cause;
      return known.profile;
    }
  }

  /** A personal conversation is kept with name and address, so that people can be found by them after a start. */
  async function named(user: string, profile: Profile): Promise<void> {
    const reference = personal.get(user);
    if (!reference?.user) return;
    const { name, email } = profile;
    await keep({
      ...reference,
      user: { ...reference.user, name, ...(email === undefined ? {} : { email }) },
    });
  }

  async function byEmail(email: string): Promise<Profile | undefined> {
    const wanted = email.toLowerCase();
    for (const { user } of personal.values()) {
      if (user?.email?.toLowerCase() === wanted) return profileOf(user.id).catch(() => undefined);
    }
    for (const reference of references.values()) {
      if (reference.kind === 'personal') continue;
      const member = (await rosters.of(reference)).find((one) => emailOf(one)?.toLowerCase() === wanted);
      if (member === undefined) continue;
      meet(member.id, reference);
      return asProfile(member, isAllowed);
    }
    return undefined;
  }

  async function open(user: string): Promise<Reference | undefined> {
    const from = met.get(user);
    if (from === undefined) return undefined;
    try {
      const conversation = await connector.open(from, user, from.tenant);
      const { serviceUrl, tenant, bot } = from;
      const made: Reference = {
        conversation,
        kind: 'personal',
        serviceUrl,
        ...(tenant === undefined ? {} : { tenant }),
        bot,
        user: { id: user },
      };
      await keep(made);
      failed.delete(user);
      return references.get(conversation);
    } catch (cause) {
      const why = sentence(problemIn(cause, now()));
      const name = profiles.get(user)?.profile?.name ?? '';
      failed.set(user, { account: accountOf(user), name, why });
      log.warn(`Cannot open a private conversation in Teams: ${why}`);
      return undefined;
    }
  }

  return {
    async load() {
      for (const reference of await keeper.all()) note(reference);
    },

    async saw(activity) {
      const reference = referenceOf(activity);
      if (reference.kind !== 'personal') meet(activity.from.id, reference);
      failed.delete(activity.from.id);
      removed.delete(reference.conversation);
      // Search and "ask about this message" work where the bot is no member: nothing can be said there.
      if (reference.kind !== 'personal' && activity.name?.startsWith('composeExtension/')) return;
      await keep(reference);
    },

    async left(activity) {
      const { base } = splitConversation(activity.conversation.id);
      const reference = references.get(base);
      references.delete(base);
      removed.add(base);
      if (reference?.user) {
        const { id, name = '' } = reference.user;
        personal.delete(id);
        failed.set(id, { account: accountOf(id), name, why: 'the person has removed Medvind from Teams.' });
      }
      await keeper.remove(base);
    },

    async forget({ id }) {
      const own = [...references.values()].filter(({ user }) => user?.id === id);
      for (const about of [personal, met, profiles, failed]) about.delete(id);
      rosters.forget();
      for (const { conversation } of own) {
        references.delete(conversation);
        removed.delete(conversation);
        await keeper.remove(conversation);
      }
      return own.map(({ conversation }) => conversation);
    },

    reference: (conversation) => references.get(splitConversation(conversation).base),

    whyUnknown(conversation) {
      return removed.has(splitConversation(conversation).base)
        ? 'Medvind was removed from it.'
        : 'the bot has not met it, or was removed from it.';
    },

    async lookUp(who) {
      if ('email' in who) return byEmail(who.email);
      return who.platform === platform ? profileOf(who.id) : undefined;
    },

    async privatePlace(account) {
      if (account.platform !== platform) return undefined;
      const known = personal.get(account.id);
      if (known !== undefined) return placeOf(known.conversation, true);
      const under = opening.get(account.id) ?? open(account.id).finally(() => opening.delete(account.id));
      opening.set(account.id, under);
      const made = await under;
      return made && placeOf(made.conversation, true);
    },

    unreachable: () => [...failed.values()],
  };
}

function referenceOf(activity: Activity): Reference {
  const { conversation, serviceUrl, from, recipient, channelData } = activity;
  const tenant = tenantOf(activity);
  const isPrivate = isPersonal(activity);
  const team = channelData?.team?.id;
  return {
    conversation: splitConversation(conversation.id).base,
    kind: isPrivate ? 'personal' : team === undefined ? 'group' : 'channel',
    serviceUrl,
    ...(tenant === undefined ? {} : { tenant }),
    bot: { id: recipient.id, ...(recipient.name ? { name: recipient.name } : {}) },
    ...(isPrivate && from.id !== recipient.id
      ? {
          user: {
            id: from.id,
            ...(from.aadObjectId ? { objectId: from.aadObjectId } : {}),
            ...(from.name ? { name: from.name } : {}),
          },
        }
      : {}),
    ...(team === undefined ? {} : { team }),
  };
}

function asProfile(member: Member, isAllowed: (tenant: string) => boolean): Profile {
  const email = emailOf(member);
  const isGuest = member.userRole !== undefined && member.userRole !== 'user';
  const isForeign = member.tenantId !== undefined && !isAllowed(member.tenantId);
  return {
    account: accountOf(member.id),
    name: member.name ?? '',
    ...(email === undefined ? {} : { email }),
    ...(isGuest || isForeign ? { outsider: true } : {}),
  };
}

function emailOf({ email, userPrincipalName }: Member): string | undefined {
  return email || userPrincipalName || undefined;
}
