import type { Inquiry } from '../dialogue/index.ts';
import type { Draft, Question } from '../handoff/index.ts';
import { accountOfGuest, guestId } from '../organisation/index.ts';
import type { Kept, Store } from '../store/index.ts';

/** The id that somebody has now, given an id they are kept under. */
type IdNow = (id: string) => string;

/**
 * The store, with everybody under one id. Who wrote before the organisation's file had them is kept under a guest's
 * id; whatever is read names the person that the guest's account is linked to now, and whatever is sought for a person
 * is sought for their guests too. No rule therefore needs to know that there were two. What is changed is stored under
 * the id that was read.
 */
export function underOneId(store: Store): Store {
  async function idsOf(person: string): Promise<string[]> {
    const accounts = await store.accountsOf(person);
    return [...new Set([person, ...accounts.map(({ account }) => guestId(account))])];
  }

  async function now<T>(records: readonly T[], ids: (one: T) => string[], named: Named<T>): Promise<T[]> {
    const people = new Map<string, string>();
    // Every question that comes looks through all that are live, and few of these were asked by guests.
    const guests = new Set(
      records.flatMap((one) => ids(one).filter((id) => accountOfGuest(id) !== undefined)),
    );
    for (const id of guests) {
      const account = accountOfGuest(id);
      const person = account && (await store.linkedAccount(account))?.person;
      if (person !== undefined && person !== id) people.set(id, person);
    }
    if (people.size === 0) return [...records];
    const idNow: IdNow = (id) => people.get(id) ?? id;
    return records.map((one) => (ids(one).some((id) => people.has(id)) ? named(one, idNow) : one));
  }

  const questions = (found: readonly Question[]) => now(found, inQuestion, questionNow);
  const inquiries = (found: readonly Inquiry[]) => now(found, ({ person }) => [person], inquiryNow);
  const drafts = (found: readonly Draft[]) => now(found, ({ by }) => [by], draftNow);

  const reads: Partial<Store> = {
    question: async (id) => (await questions(some(await store.question(id))))[0],
    liveQuestions: async () => await questions(await store.liveQuestions()),
    latelyClosed: async () => await questions(await store.latelyClosed()),
    questionsSince: async (since) => await questions(await store.questionsSince(since)),
    async questionsOf(person, since) {
      const found = await Promise.all((await idsOf(person)).map((id) => store.questionsOf(id, since)));
      return (await questions(found.flat())).sort((a, b) => b.askedAt - a.askedAt);
    },
    inquiry: async (id) => (await inquiries(some(await store.inquiry(id))))[0],
    inquiriesAt: async (place, message) => await inquiries(await store.inquiriesAt(place, message)),
    inquiriesSince: async (since) => await inquiries(await store.inquiriesSince(since)),
    draft: async (id) => (await drafts(some(await store.draft(id))))[0],
    openDrafts: async () => await drafts(await store.openDrafts()),
    async keptAbout(person) {
      const kept = together(
        await Promise.all((await idsOf(person)).map(async (id) => await store.keptAbout(id))),
      );
      return {
        ...kept,
        inquiries: await inquiries(kept.inquiries),
        questions: await questions(kept.questions),
        helped: await questions(kept.helped),
        drafts: await drafts(kept.drafts),
      };
    },
  };
  // All else is the store's own, asked for when it is used.
  return Object.assign(Object.create(store) as Store, reads);
}

type Named<T> = (one: T, idNow: IdNow) => T;

/** A guest asks and replies; taking a question, answering it and handing it over needs a role. */
function inQuestion({ asker, turns }: Question): string[] {
  return [asker, ...turns.map(({ by }) => by)];
}

function questionNow(question: Question, idNow: IdNow): Question {
  const turns = question.turns.map((turn) => ({ ...turn, by: idNow(turn.by) }));
  return { ...question, asker: idNow(question.asker), turns };
}

function inquiryNow(inquiry: Inquiry, idNow: IdNow): Inquiry {
  return { ...inquiry, person: idNow(inquiry.person) };
}

function draftNow(draft: Draft, idNow: IdNow): Draft {
  return { ...draft, by: idNow(draft.by) };
}

function together(parts: readonly Kept[]): Kept {
  const questions = parts.flatMap((part) => part.questions);
  const asked = new Set(questions.map(({ id }) => id));
  return {
    accounts: parts.flatMap(({ accounts }) => accounts),
    settings: parts.find(({ settings }) => settings !== undefined)?.settings,
    inquiries: parts.flatMap((part) => part.inquiries).sort((a, b) => a.at - b.at),
    questions: questions.sort((a, b) => b.askedAt - a.askedAt),
    helped: parts.flatMap((part) => part.helped).filter(({ id }) => !asked.has(id)),
    drafts: parts.flatMap((part) => part.drafts),
    claimed: parts.reduce((sum, { claimed }) => sum + claimed, 0),
    gains: parts.flatMap(({ gains }) => gains),
    letters: parts.flatMap(({ letters }) => letters),
    audit: parts.flatMap(({ audit }) => audit).sort((a, b) => a.at - b.at),
  };
}

function some<T>(found: T | undefined): T[] {
  return found === undefined ? [] : [found];
}
