import type { Details, QuestionState } from './question.ts';

/**
 * Everything that can happen to a question. `by` is the person who acts; moves without `by` are the bot's own.
 * Whether somebody may help at all is not known here: ask `mayHelp` of the organisation before a claim, and
 * before handing over for the one who is given it.
 */
export type Move =
  /** Shows it to people. 0: the best one; 1: all on duty; 2: system owner; 3: project lead. */
  | { readonly kind: 'offer'; readonly to: readonly string[]; readonly level: number }
  /** A superuser takes it; an earlier offer is not needed. */
  | { readonly kind: 'claim'; readonly by: string }
  /** The one who has it answers, or adds to the answer. */
  | { readonly kind: 'answer'; readonly by: string; readonly text: string }
  /** The one who has it asks the asker something. */
  | { readonly kind: 'askBack'; readonly by: string; readonly text: string }
  /** The asker answers an ask-back, or adds something while the superuser is at it. */
  | {
      readonly kind: 'reply';
      readonly by: string;
      readonly text: string;
      readonly message?: string | undefined;
    }
  /** The one who has it gives it back to the queue. */
  | { readonly kind: 'release'; readonly by: string }
  /** The one who has it gives it to a named colleague. */
  | { readonly kind: 'handOver'; readonly by: string; readonly to: string; readonly reason: string }
  /** The asker says that it is solved. */
  | { readonly kind: 'confirm'; readonly by: string }
  /** The asker says that it isn't: back to the same superuser. Reopens a solved one, within `reopenWithinMs`. */
  | { readonly kind: 'notYet'; readonly by: string; readonly text?: string }
  /** The asker no longer needs an answer. */
  | { readonly kind: 'withdraw'; readonly by: string }
  /**
   * The asker changes the question, or the reply that `message` brought, or takes the words back with null, which also
   * works after it is closed.
   */
  | {
      readonly kind: 'changeText';
      readonly by: string;
      readonly text: string | null;
      readonly details?: Details;
      readonly message?: string;
    }
  /** A claim that led to nothing goes back to the queue. */
  | { readonly kind: 'autoRelease' }
  /** Quiet after an answer counts as solved, assumed. */
  | { readonly kind: 'assume' }
  /** The asker never replied to an ask-back. */
  | { readonly kind: 'expire' };

/** The name of a move. */
export type MoveKind = Move['kind'];

/** The move of a kind, with what belongs to it. */
export type MoveOf<Kind extends MoveKind> = Extract<Move, { kind: Kind }>;

/**
 * Why a move was refused. `by` is the superuser who has the question, so that the reader can be told who won.
 * `tooLate` is a reopening after the time for it; `noChange` an offer that would show it to nobody new.
 */
export type Refused =
  | { readonly tag: 'alreadyClaimed'; readonly by: string }
  | { readonly tag: 'notYours'; readonly by: string }
  | { readonly tag: 'closed'; readonly state: QuestionState }
  | {
      readonly tag:
        | 'ownQuestion'
        | 'notAsker'
        | 'notClaimed'
        | 'notAnswered'
        | 'notAskedBack'
        | 'alreadyAnswered'
        | 'waitingForAsker'
        | 'toYourself'
        | 'tooLate'
        | 'nobody'
        | 'noChange';
    };

/** The name of a reason for refusing. */
export type RefusedTag = Refused['tag'];
