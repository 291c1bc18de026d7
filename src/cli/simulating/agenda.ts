import type { Change, Inquiry } from '../../dialogue/index.ts';
import {
  type Decision,
  type Draft,
  type Drafted,
  decideDraft,
  type Move,
  move,
  type Question,
} from '../../handoff/index.ts';
import type { Person } from '../../organisation/index.ts';
import type { Store } from '../../store/index.ts';

/** What has been told so far, as it stands in the store. */
export interface Told {
  readonly questions: Map<string, Question>;
  readonly drafts: Map<string, Draft>;
}

/** Something that happens at a moment, in milliseconds, and what it changes then. */
export interface Happening {
  readonly at: number;
  readonly changes: (told: Told) => readonly Change[];
}

/** Happenings in order of time; `tell` commits all that are past and not told yet, in one step. */
export interface Agenda {
  tell(until: number): Promise<void>;
}

/** Makes the agenda over a store. Whatever happens, happens by the rules of the product: a refused move throws. */
export function createAgenda(store: Store, happenings: readonly Happening[]): Agenda {
  const told: Told = { questions: new Map(), drafts: new Map() };
  const waiting = [...happenings].sort((a, b) => a.at - b.at);
  return {
    async tell(until) {
      const count = waiting.findIndex(({ at }) => at > until);
      const due = waiting.splice(0, count === -1 ? waiting.length : count);
      const last = due.at(-1);
      if (last === undefined) return;
      const changes = due.flatMap((happening) => happening.changes(told));
      const done = await store.commit({ changes, outgoing: [], now: last.at });
      if (done !== 'done') throw new Error(`Cannot store what is invented: the store says ${done}.`);
    },
  };
}

/** An inquiry that is made. */
export function inquired(inquiry: Inquiry): Happening {
  return changed({ kind: 'inquiryMade', inquiry }, inquiry.at);
}

/** A question that is opened. */
export function opened(question: Question): Happening {
  return {
    at: question.askedAt,
    changes({ questions }) {
      questions.set(question.id, question);
      return [{ kind: 'questionOpened', question }];
    },
  };
}

/** A move of a question's life. */
export function moved(id: string, what: Move, at: number): Happening {
  return {
    at,
    changes({ questions }) {
      const before = known(questions, id);
      const after = move(before, what, at);
      if (!after.ok)
        throw new Error(`Cannot make the invented move ${what.kind} of ${id}: ${after.why.tag}.`);
      questions.set(id, after.question);
      return [{ kind: 'questionMoved', question: after.question, from: before.rev }];
    },
  };
}

/** An answer that is drafted as an entry; `make` sees the question as it is then. */
export function drafted(question: string, make: (question: Question) => Drafted, at: number): Happening {
  return {
    at,
    changes({ questions, drafts }) {
      const before = known(questions, question);
      const draft = made(make(before));
      drafts.set(draft.id, draft);
      const linked = { ...before, draft: draft.id, rev: before.rev + 1 };
      questions.set(question, linked);
      return [
        { kind: 'draftMade', draft },
        { kind: 'questionMoved', question: linked, from: before.rev },
      ];
    },
  };
}

/** A draft that is approved or turned down; an approved one is learned. */
export function decided(id: string, by: Person, decision: Decision, at: number): Happening {
  return {
    at,
    changes({ drafts }) {
      const before = known(drafts, id);
      const draft = made(decideDraft(before, by, decision, at));
      drafts.set(id, draft);
      const changed: Change = { kind: 'draftChanged', draft, from: before.rev };
      if (decision.kind !== 'approve') return [changed];
      const entry = { ...draft.entry, topic: draft.topic };
      return [changed, { kind: 'entryLearned', entry, draft: id, at }];
    },
  };
}

/** A change that depends on nothing that was told before. */
export function changed(change: Change, at: number): Happening {
  return { at, changes: () => [change] };
}

function known<T>(all: ReadonlyMap<string, T>, id: string): T {
  const found = all.get(id);
  if (found === undefined) throw new Error(`Cannot find the invented ${id}: it has not happened yet.`);
  return found;
}

function made(result: Drafted): Draft {
  if (!result.ok) throw new Error(`Cannot draft what is invented: ${result.why.tag}.`);
  return result.draft;
}
