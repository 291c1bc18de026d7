import type { HandoffFacts } from './facts.ts';
import { move } from './life.ts';
import type { Move } from './moves.ts';
import type { Question } from './question.ts';
import { escalateTo, nextOffer } from './whom.ts';

/** A live question for which something is due, the moves in order, and the question after them. */
export interface Due {
  readonly before: Question;
  readonly moves: readonly Move[];
  readonly after: Question;
}

/**
 * The bot's own moves that are due for all live questions, those that have waited longest first, all at `facts.now`.
 * Made once, nothing more is due at the same time, so a tick that comes late, twice or not at all does no harm.
 * Outside opening hours nobody is shown anything and no claim runs out; only quiet working days are counted.
 * Claims run out before anything is shown to anybody, since that frees people; and each offer is decided with those
 * before it in mind, so that a morning's questions are spread and not all shown to the same person.
 */
export function allDue(facts: HandoffFacts): readonly Due[] {
  const waiting = [...facts.live].sort((a, b) => a.queuedAt - b.queuedAt || (a.id < b.id ? -1 : 1));
  let due: readonly Due[] = waiting.map((before) => ({ before, moves: [], after: before }));
  for (const decide of [dueByTime, dueOffer]) {
    const live = new Map(due.map(({ after }) => [after.id, after]));
    due = due.map((one) => {
      const next = step(one, decide(one.after, { ...facts, live: [...live.values()] }), facts.now);
      live.set(next.after.id, next.after);
      return next;
    });
  }
  return due.filter(({ moves }) => moves.length > 0);
}

function step(due: Due, what: Move | undefined, at: number): Due {
  if (!what) return due;
  const moved = move(due.after, what, at);
  return moved.ok ? { ...due, moves: [...due.moves, what], after: moved.question } : due;
}

function dueOffer(question: Question, facts: HandoffFacts): Move | undefined {
  if (question.state !== 'open' && question.state !== 'offered') return undefined;
  return facts.calendar.isOpen(facts.now) ? nextOffer(question, dueLevel(question, facts), facts) : undefined;
}

function dueByTime(question: Question, facts: HandoffFacts): Move | undefined {
  const { calendar, settings, now } = facts;
  switch (question.state) {
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
