import type { Calendar } from '../../calendar/index.ts';
import type { Question } from '../../handoff/index.ts';
import type { Asked } from '../facts.ts';
import type { MeasureName } from '../week-report.ts';
import type { Week } from './week.ts';

/** One thing that is counted: whose it is, and its value where it has one. */
export interface Case {
  readonly who: string;
  readonly value: number;
}

/** What a unit's cases are taken from. */
export interface Source {
  readonly asked: readonly Asked[];
  readonly questions: readonly Question[];
  readonly week: Pick<Week, 'start' | 'end'>;
  readonly calendar: Calendar;
}

/** An hour of working time: longer than that nobody should wait for somebody to take a question. */
const hour = 60;

/** The measures that are counted from questions and answers. */
export type CountedMeasure = Exclude<MeasureName, 'participation' | 'newEntries'>;

/**
 * How each measure's cases are found. Times are working minutes: `replyMedian` and `replyP90` from asking to the first
 * human reply, for replies of the week, since that is what the asker waits; `solvedMedian` from asking to the asker's
 * "solved", or to the last answer where three quiet days took that for granted. `reopened` is 1 for a question solved
 * in the week that had been closed or answered before; `selfService` is 1 for an answer that helped nobody deny and no
 * superuser give.
 */
export const casesOf: { readonly [Name in CountedMeasure]: (source: Source) => Case[] } = {
  asked: ({ asked }) => asked.map(({ person }) => ({ who: person, value: 1 })),
  askers: ({ asked }) => asked.map(({ person }) => ({ who: person, value: 1 })),
  perAsker: ({ asked }) => asked.map(({ person }) => ({ who: person, value: 1 })),
  selfService: ({ asked }) => asked.map((one) => ({ who: one.person, value: isServedAlone(one) ? 1 : 0 })),
  opened: (source) => counted(source, ({ askedAt }) => isIn(source, askedAt)),
  solved: (source) => solvedIn(source).map(({ asker }) => ({ who: asker, value: 1 })),
  replyMedian: waits,
  replyP90: waits,
  solvedMedian: (source) =>
    solvedIn(source).map((question) => {
      const until = question.solved === 'assumed' ? question.answeredAt : question.closedAt;
      return { who: question.asker, value: minutes(source, question.askedAt, until) };
    }),
  reopened: (source) =>
    solvedIn(source).map(({ asker, reopened }) => ({ who: asker, value: reopened > 0 ? 1 : 0 })),
  unsolved: (source) => counted(source, (question) => isUnsolved(question, source.week.end)),
  unclaimedOverHour: (source) =>
    counted(source, (question) => isIn(source, question.askedAt) && untaken(source, question) > hour),
};

/** Whether a question that was asked before a time was neither closed nor answered then, or had come back. */
export function isUnsolved({ closedAt, turns }: Question, at: number): boolean {
  if (closedAt !== undefined && closedAt < at) return false;
  const last = turns.findLast((turn) => turn.at < at && (turn.kind === 'answer' || turn.kind === 'notYet'));
  return last?.kind !== 'answer';
}

function isServedAlone({ question, shown, helped }: Asked): boolean {
  return question === undefined && shown !== undefined && helped !== 'no';
}

function counted({ questions }: Source, fits: (question: Question) => boolean): Case[] {
  return questions.filter(fits).map(({ asker }) => ({ who: asker, value: 1 }));
}

function solvedIn(source: Source): Question[] {
  return source.questions.filter(({ state, closedAt }) => state === 'solved' && isIn(source, closedAt));
}

function waits(source: Source): Case[] {
  return source.questions
    .filter(({ firstReplyAt }) => isIn(source, firstReplyAt))
    .map((question) => ({
      who: question.asker,
      value: minutes(source, question.askedAt, question.firstReplyAt),
    }));
}

/** How long nobody took it: to the claim, to the reply where a later claim has taken the first one's place, or so far. */
function untaken(source: Source, { askedAt, claimedAt, firstReplyAt, closedAt }: Question): number {
  const until = [claimedAt, firstReplyAt, closedAt, source.week.end].filter((at) => at !== undefined);
  return minutes(source, askedAt, Math.min(...until));
}

function minutes({ calendar }: Source, from: number, until: number | undefined): number {
  return Math.max(0, calendar.workingMinutesBetween(from, until ?? from));
}

function isIn({ week }: Source, at: number | undefined): boolean {
  return at !== undefined && week.start <= at && at < week.end;
}
