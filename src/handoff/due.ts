import type { HandoffFacts } from './facts.ts';
import { move } from './life.ts';
import type { Move } from './moves.ts';
import type { Question } from './question.ts';
import { escalateTo, nextOffer } from './whom.ts';

/**
 * The bot's own moves that are due for one question, in the order to make them, all at `facts.now`. Made once,
 * nothing more is due at the same time, so a tick that comes late, twice or not at all does no harm. Outside
 * opening hours nobody is shown anything and no claim runs out; only quiet working days are counted.
 */
export function dueMoves(question: Question, facts: HandoffFacts): readonly Move[] {
  const first = dueMove(question, facts);
  if (!first) return [];
  const moved = move(question, first, facts.now);
  if (!moved.ok) return [];
  const live = facts.live.map((other) => (other.id === question.id ? moved.question : other));
  const then = dueMove(moved.question, { ...facts, live });
  return then ? [first, then] : [first];
}

/** A live question for which something is due, the moves in order, and the question after them. */
export interface Due {
  readonly before: Question;
  readonly moves: readonly Move[];
  readonly after: Question;
}

/**
 * What is due for all live questions, those that have waited longest first. Each is decided with what was
 * decided before it in mind, so that a morning's questions are spread and not all shown to the same person.
 */
export function allDue(facts: HandoffFacts): readonly Due[] {
  let live = facts.live;
  const found: Due[] = [];
  for (const before of [...facts.live].sort((a, b) => a.queuedAt - b.queuedAt || (a.id < b.id ? -1 : 1))) {
    const moves = dueMoves(before, { ...facts, live });
    if (moves.length === 0) continue;
    const after = moves.reduce((question, what) => made(question, what, facts.now), before);
    live = live.map((other) => (other.id === after.id ? after : other));
    found.push({ before, moves, after });
  }
  return found;
}

function made(question: Question, what: Move, at: number): Question {
  const moved = move(question, what, at);
  return moved.ok ? moved.question : question;
}

function dueMove(question: Question, facts: HandoffFacts): Move | undefined {
  const { calendar, settings, now } = facts;
  switch (question.state) {
    case 'open':
    case 'offered':
      return calendar.isOpen(now) ? nextOffer(question, dueLevel(question, facts), facts) : undefined;
    case 'claimed': {
      const idle = calendar.workingMinutesBetween(idleSince(question), now);
      return calendar.isOpen(now) && idle >= settings.releaseAfterMinutes
        ? { kind: 'autoRelease' }
        : undefined;
    }
    case 'waiting':
      return isQuiet(question, settings.expireAfterDays, facts) ? { kind: 'expire' } : undefined;
    case 'answered':
      return isQuiet(question, settings.assumeSolvedAfterDays, facts) ? { kind: 'assume' } : undefined;
    default:
      return undefined;
  }
}

/**
 * The level a queued question has come to by waiting, in working minutes since it was queued. A step of the
 * escalation that nobody holds is left out: without a system owner the project lead is next.
 */
function dueLevel(question: Question, facts: HandoffFacts): number {
  const { calendar, settings, now } = facts;
  const waited = calendar.workingMinutesBetween(question.queuedAt, now);
  const steps = [2, 3].filter((level) => escalateTo(question, level, facts).length > 0);
  const escalated = steps[Math.min(Math.floor(waited / settings.escalateAfterMinutes), steps.length) - 1];
  const widened = waited >= settings.widenAfterMinutes ? 1 : 0;
  return Math.max(question.level, escalated ?? widened);
}

/** Since when the superuser has owed the asker something: the claim, or what the asker said first after it. */
function idleSince(question: Question): number {
  const claimed = question.claimedAt ?? question.touchedAt;
  const lastWord = question.turns.findLastIndex((turn) => turn.kind === 'answer' || turn.kind === 'askBack');
  const theirs = question.turns[lastWord + 1];
  return lastWord >= 0 && theirs ? Math.max(claimed, theirs.at) : claimed;
}

/** Whether nothing has been done for so many whole working days: to the same clock time on the last of them. */
function isQuiet(question: Question, days: number, { calendar, now }: HandoffFacts): boolean {
  return calendar.addWorkingDays(question.touchedAt, days) <= now;
}
