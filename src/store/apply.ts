import type { Change, Inquiry } from '../dialogue/index.ts';
import type { Draft, Question } from '../handoff/index.ts';
import type { Gain } from '../report/index.ts';
import type { Collection } from './collection.ts';
import { enqueue } from './deliveries.ts';
import { put, remove } from './edit.ts';
import type { Editor } from './group.ts';
import { type Committed, rememberEventsMs, type Step } from './port.ts';
import { putWave } from './pulse/methods.ts';
import { reportSpecs } from './report/specs.ts';
import { accountKey, type State } from './state.ts';

/** Archived records that a step changes: they come back to life when it is applied. */
export interface Revived {
  readonly questions: ReadonlyMap<string, Question>;
  readonly inquiries: ReadonlyMap<string, Inquiry>;
  readonly drafts: ReadonlyMap<string, Draft>;
}

/** No archived records. */
export const none: Revived = { questions: new Map(), inquiries: new Map(), drafts: new Map() };

// Old events are only garbage; looking through them at every commit would cost more than keeping them a while.
const tidyEveryMs = 5 * 60 * 1000;

/** Whether a step can be taken on this state, without taking it. */
export function check(state: State, step: Step, revived: Revived = none): Committed {
  if (step.event !== undefined) {
    const seen = state.events.get(step.event);
    if (seen !== undefined && seen > step.now - rememberEventsMs) return 'repeated';
  }
  const revs = new Map<string, number | undefined>();
  for (const change of step.changes) {
    if (hasPassed(state, change)) return 'stale';
    const meant = revOf(change);
    if (meant === undefined) continue;
    const { kind, id, from } = meant;
    const key = `${kind}|${id}`;
    const present = revs.has(key)
      ? revs.get(key)
      : (
          (state[kind] as Collection<{ rev: number }>).get(id) ??
          (kind === 'waves' ? undefined : revived[kind].get(id))
        )?.rev;
    if (present !== from) return 'stale';
    revs.set(key, from === undefined ? meant.rev : from + 1);
  }
  return 'done';
}

/** Takes a step in one go or not at all. Erasures are made by `erase.ts`, answers are
 * sealed by `pulse/`; here they change nothing. */
export function apply(editor: Editor<State>, step: Step, revived: Revived = none): Committed {
  const verdict = check(editor.state, step, revived);
  if (verdict !== 'done') return verdict;
  for (const change of step.changes) make(editor, change);
  for (const outgoing of step.outgoing) enqueue(editor, outgoing, step.now);
  if (step.event !== undefined) put(editor, 'events', step.event, step.now);
  if (step.now - editor.state.tidiedAt >= tidyEveryMs) tidy(editor, step.now);
  return 'done';
}

/** Forgets the events and the sent messages that are no longer remembered. */
export function tidy(editor: Editor<State>, now: number): void {
  for (const name of ['events', 'sent'] as const) {
    for (const [id, at] of editor.state[name]) if (at <= now - rememberEventsMs) remove(editor, name, id);
  }
  editor.state = { ...editor.state, tidiedAt: now };
}

// What has no `rev` but may not be there any more as it was read.
function hasPassed({ gains, letters }: State, change: Change): boolean {
  if (change.kind === 'gainPicked') return (gains.get(change.gain.id)?.text ?? null) === null;
  return change.kind === 'letterFed' && (letters.get(change.letter)?.fed ?? 0) !== change.from;
}

function revOf(change: Change):
  | {
      kind: 'questions' | 'inquiries' | 'drafts' | 'waves';
      id: string;
      from: number | undefined;
      rev: number;
    }
  | undefined {
  switch (change.kind) {
    case 'questionOpened':
      return { kind: 'questions', id: change.question.id, from: undefined, rev: change.question.rev };
    case 'questionMoved':
      return { kind: 'questions', id: change.question.id, from: change.from, rev: change.question.rev };
    case 'inquiryMade':
      return { kind: 'inquiries', id: change.inquiry.id, from: undefined, rev: change.inquiry.rev };
    case 'inquiryChanged':
      return { kind: 'inquiries', id: change.inquiry.id, from: change.from, rev: change.inquiry.rev };
    case 'draftMade':
      return { kind: 'drafts', id: change.draft.id, from: undefined, rev: change.draft.rev };
    case 'draftChanged':
      return { kind: 'drafts', id: change.draft.id, from: change.from, rev: change.draft.rev };
    case 'waveChanged':
      return { kind: 'waves', id: change.wave.id, from: change.from, rev: change.wave.rev };
    default:
      return undefined;
  }
}

function make(editor: Editor<State>, change: Change): void {
  switch (change.kind) {
    case 'questionOpened':
      put(editor, 'questions', change.question.id, change.question);
      return;
    case 'questionMoved':
      put(editor, 'questions', change.question.id, change.question);
      return;
    case 'inquiryMade':
      put(editor, 'inquiries', change.inquiry.id, change.inquiry);
      return;
    case 'inquiryChanged':
      put(editor, 'inquiries', change.inquiry.id, change.inquiry);
      return;
    case 'draftMade':
      put(editor, 'drafts', change.draft.id, change.draft);
      return;
    case 'draftChanged':
      put(editor, 'drafts', change.draft.id, change.draft);
      return;
    case 'entryLearned':
      put(editor, 'learned', change.entry.id, { entry: change.entry, draft: change.draft, at: change.at });
      return;
    case 'talkKept':
      put(editor, 'talks', change.talk.key, change.talk);
      return;
    case 'accountSeen':
      put(editor, 'accounts', accountKey(change.link.account), change.link);
      return;
    case 'settingsChosen':
      put(editor, 'settings', change.settings.person, change.settings);
      return;
    case 'counted':
      count(editor, change);
      return;
    case 'audited':
      audit(editor, change);
      return;
    case 'waveChanged':
      putWave(editor, change.wave, change.from);
      return;
    case 'actionDecided':
      put(editor, 'decided', reportSpecs.decided.id(change.decided), change.decided);
      return;
    case 'goalChanged':
      put(editor, 'goalChanges', reportSpecs.goalChanges.id(change.changed), change.changed);
      return;
    case 'goalValued':
      put(editor, 'goalValues', reportSpecs.goalValues.id(change.value), change.value);
      return;
    case 'gainShared':
      put(editor, 'gains', change.gain.id, change.gain);
      return;
    case 'gainPicked':
      pick(editor, change.gain);
      return;
    case 'letterWritten':
      put(editor, 'letters', change.letter.id, change.letter);
      return;
    case 'letterFed':
      feed(editor, change);
      return;
    case 'pulseAnswered':
    case 'pulseSkipped':
    case 'personErased':
      return;
    default:
      change satisfies never;
  }
}

// What was read may hold words that have been erased since: only the choice is taken from it.
function pick(editor: Editor<State>, { id, picked }: Gain): void {
  const stored = editor.state.gains.get(id);
  if (stored === undefined) return;
  const { picked: _, ...gain } = stored;
  put(editor, 'gains', id, { ...gain, ...(picked !== undefined && { picked }) });
}

function feed(editor: Editor<State>, { letter: id, fed }: Change & { kind: 'letterFed' }): void {
  const letter = editor.state.letters.get(id);
  if (letter !== undefined) put(editor, 'letters', id, { ...letter, fed });
}

function count(editor: Editor<State>, change: Change & { kind: 'counted' }): void {
  const { what, day, unit } = change;
  const rows = editor.state.counts.get(day)?.rows ?? [];
  const found = rows.find((row) => row.what === what && row.unit === unit);
  const row = { what, ...(unit !== undefined && { unit }), n: (found?.n ?? 0) + 1 };
  put(editor, 'counts', day, { day, rows: [...rows.filter((other) => other !== found), row] });
}

function audit(editor: Editor<State>, { who, what, at }: Change & { kind: 'audited' }): void {
  const seq = editor.state.seq + 1;
  put(editor, 'audit', `a${seq}`, { id: `a${seq}`, who, what, at });
  editor.state = { ...editor.state, seq };
}
