import { entrySchema } from '../answer/index.ts';
import { mayApprove, mayHelp, type Person } from '../organisation/index.ts';
import type { Draft } from './draft.ts';
import type { Question } from './question.ts';
import { slugFrom } from './slug.ts';

/**
 * Why a draft was refused. `noWords`: retention has taken the question's text, or nobody has answered. `fields`
 * names the parts of the entry that are too short, too long or not in the right form.
 */
export type DraftRefused =
  | { readonly tag: 'mayNot' | 'ownDraft' | 'noWords' }
  | { readonly tag: 'alreadyDecided'; readonly state: Draft['state']; readonly by: string }
  | { readonly tag: 'notAnEntry'; readonly fields: readonly string[] };

/** What became of drafting, editing or deciding: the draft as it is now, or why nothing changed. */
export type Drafted =
  | { readonly ok: true; readonly draft: Draft }
  | { readonly ok: false; readonly why: DraftRefused };

/**
 * What a draft is made with: its own id, who drafts it, the topic it is filed under, the entry ids in use, and
 * the words the superuser has put in place of the proposed ones.
 */
export interface DraftWith {
  readonly id: string;
  readonly by: Person;
  readonly topic: string;
  readonly taken: ReadonlySet<string>;
  readonly at: number;
  readonly words?: EntryWords;
}

/** The words of an entry that people write. */
export type EntryWords = Partial<Pick<Draft['entry'], 'question' | 'answer' | 'phrasings'>>;

/** Approve, or turn down with a reason that the one who drafted it can use. */
export type Decision = { readonly kind: 'approve' } | { readonly kind: 'turnDown'; readonly reason?: string };

/**
 * Proposes an entry's words from a question and the last answer to it; what retention has taken or nobody has
 * said is left out. The question as it was typed stays as a phrasing, so that the next one who types the same
 * is understood.
 */
export function proposedWords(question: Question): EntryWords {
  const text = question.text?.trim();
  const answer = question.turns.findLast((turn) => turn.kind === 'answer')?.text?.trim();
  return {
    ...(text && { question: clipped(sentence(text), 200) }),
    ...(text && text.length >= 2 && { phrasings: [clipped(text, 300)] }),
    ...(answer && { answer: clipped(answer, 3000) }),
  };
}

/** What a phrasing is drafted with: the draft's id, who offers it, the question it came from, what it would steal. */
export interface PhrasingWith {
  readonly id: string;
  readonly by: string;
  readonly question: string;
  readonly steals: readonly string[];
  readonly at: number;
}

/**
 * Drafts one more way of asking for an entry that exists; nothing if the entry has it, or if it is too long to be
 * one (300 UTF-16 units).
 */
export function draftPhrasing(
  { topic, ...entry }: Draft['entry'] & { readonly topic: string },
  text: string,
  made: PhrasingWith,
): Draft | undefined {
  const phrasing = text.trim();
  const known = [entry.question, ...entry.phrasings].map((one) => one.toLowerCase());
  if (phrasing.length < 2 || phrasing.length > 300 || known.includes(phrasing.toLowerCase()))
    return undefined;
  const { id, by, question, at } = made;
  const steals = [...made.steals];
  return { id, rev: 0, question, by, topic, entry, phrasing, steals, state: 'drafted', draftedAt: at };
}

/** Drafts an entry of a question, for those who help. */
export function draftFrom(question: Question, made: DraftWith): Drafted {
  if (!mayHelp(made.by)) return refused({ tag: 'mayNot' });
  const words = { ...proposedWords(question), ...made.words };
  if (!words.question?.trim() || !words.answer?.trim()) return refused({ tag: 'noWords' });
  return checked({
    id: made.id,
    rev: 0,
    question: question.id,
    by: made.by.id,
    topic: made.topic,
    entry: { id: slugFrom(words.question, made.taken), ...words },
    state: 'drafted',
    draftedAt: made.at,
  });
}

/** Approves or turns down a draft at a time in milliseconds; only another one who helps may. */
export function decideDraft(draft: Draft, by: Person, decision: Decision, at: number): Drafted {
  if (!mayHelp(by)) return refused({ tag: 'mayNot' });
  if (draft.state !== 'drafted') return refused(decided(draft));
  if (!mayApprove(by, draft.by)) return refused({ tag: 'ownDraft' });
  const reason = decision.kind === 'turnDown' ? decision.reason?.trim().slice(0, 500) : undefined;
  return {
    ok: true,
    draft: {
      ...draft,
      rev: draft.rev + 1,
      state: decision.kind === 'approve' ? 'approved' : 'turnedDown',
      decidedBy: by.id,
      decidedAt: at,
      ...(reason && { reason }),
    },
  };
}

function checked(draft: Omit<Draft, 'entry'> & { readonly entry: unknown }): Drafted {
  const entry = entrySchema.safeParse(draft.entry);
  if (entry.success) return { ok: true, draft: { ...draft, entry: entry.data } };
  const fields = new Set(entry.error.issues.map((issue) => String(issue.path[0])));
  return refused({ tag: 'notAnEntry', fields: [...fields] });
}

function decided(draft: Draft): DraftRefused {
  return { tag: 'alreadyDecided', state: draft.state, by: draft.decidedBy ?? '' };
}

function refused(why: DraftRefused): Drafted {
  return { ok: false, why };
}

function sentence(text: string): string {
  return text.charAt(0).toLocaleUpperCase('da') + text.slice(1);
}

function clipped(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1).trimEnd()}…`;
}
