import type { MoveKind, RefusedTag } from './moves.ts';
import type { QuestionState } from './question.ts';

/** Who may make a move: the asker, anybody who helps but the asker, the one who has the question, or the bot. */
export type Actor = 'asker' | 'helper' | 'holder' | 'bot';

/** A condition beyond state and actor; each is a function of the same name in `guards.ts`. */
export type GuardName =
  | 'hasAnswer'
  | 'notConfirmed'
  | 'reopenInTime'
  | 'onlyRemoval'
  | 'toAnother'
  | 'notToAsker'
  | 'somebody'
  | 'somethingNew';

/** What a move leads to from one state: the next state, where needed under a guard, or why it is refused. */
export type Cell =
  | { readonly next: QuestionState; readonly guards?: readonly GuardName[] }
  | { readonly why: RefusedTag };

/** One move: who may make it, and what it leads to from every state. */
export interface Rule {
  readonly actor: Actor;
  readonly cells: Readonly<Record<QuestionState, Cell>>;
}

const to = (next: QuestionState, ...guards: GuardName[]): Cell => ({ next, guards });
const no = (why: RefusedTag): Cell => ({ why });

const closed = { solved: no('closed'), withdrawn: no('closed'), expired: no('closed') };
const unclaimed = { open: no('notClaimed'), offered: no('notClaimed') };
const unanswered = { open: no('notAnswered'), offered: no('notAnswered') };
const taken = {
  claimed: no('alreadyClaimed'),
  waiting: no('alreadyClaimed'),
  answered: no('alreadyClaimed'),
};

/**
 * The life of a question: every move from every state. `move` obeys it and the diagram in
 * `docs/question-life.md` is drawn from it.
 */
export const lifeTable: Readonly<Record<MoveKind, Rule>> = {
  offer: {
    actor: 'bot',
    cells: {
      open: to('offered', 'somebody', 'notToAsker', 'somethingNew'),
      offered: to('offered', 'somebody', 'notToAsker', 'somethingNew'),
      ...taken,
      ...closed,
    },
  },
  claim: { actor: 'helper', cells: { open: to('claimed'), offered: to('claimed'), ...taken, ...closed } },
  answer: {
    actor: 'holder',
    cells: {
      ...unclaimed,
      claimed: to('answered'),
      waiting: to('answered'),
      answered: to('answered'),
      ...closed,
    },
  },
  askBack: {
    actor: 'holder',
    cells: {
      ...unclaimed,
      claimed: to('waiting'),
      waiting: to('waiting'),
      answered: to('waiting'),
      ...closed,
    },
  },
  reply: {
    actor: 'asker',
    cells: {
      ...unclaimed,
      claimed: to('claimed'),
      waiting: to('claimed'),
      answered: no('alreadyAnswered'),
      ...closed,
    },
  },
  release: {
    actor: 'holder',
    cells: {
      ...unclaimed,
      claimed: to('open'),
      waiting: to('open'),
      answered: no('alreadyAnswered'),
      ...closed,
    },
  },
  handOver: {
    actor: 'holder',
    cells: {
      ...unclaimed,
      claimed: to('claimed', 'toAnother', 'notToAsker'),
      waiting: to('waiting', 'toAnother', 'notToAsker'),
      answered: no('alreadyAnswered'),
      ...closed,
    },
  },
  confirm: {
    actor: 'asker',
    cells: {
      ...unanswered,
      claimed: to('solved', 'hasAnswer'),
      waiting: to('solved', 'hasAnswer'),
      answered: to('solved'),
      ...closed,
      solved: to('solved', 'notConfirmed'),
    },
  },
  notYet: {
    actor: 'asker',
    cells: {
      ...unanswered,
      claimed: no('notAnswered'),
      waiting: no('notAnswered'),
      answered: to('claimed'),
      ...closed,
      solved: to('claimed', 'reopenInTime'),
    },
  },
  withdraw: {
    actor: 'asker',
    cells: {
      open: to('withdrawn'),
      offered: to('withdrawn'),
      claimed: to('withdrawn'),
      waiting: to('withdrawn'),
      answered: to('withdrawn'),
      ...closed,
    },
  },
  changeText: {
    actor: 'asker',
    cells: {
      open: to('open'),
      offered: to('offered'),
      claimed: to('claimed'),
      waiting: to('waiting'),
      answered: to('answered'),
      solved: to('solved', 'onlyRemoval'),
      withdrawn: to('withdrawn', 'onlyRemoval'),
      expired: to('expired', 'onlyRemoval'),
    },
  },
  autoRelease: {
    actor: 'bot',
    cells: {
      ...unclaimed,
      claimed: to('open'),
      waiting: no('waitingForAsker'),
      answered: no('alreadyAnswered'),
      ...closed,
    },
  },
  assume: {
    actor: 'bot',
    cells: {
      ...unanswered,
      claimed: no('notAnswered'),
      waiting: no('notAnswered'),
      answered: to('solved'),
      ...closed,
    },
  },
  expire: {
    actor: 'bot',
    cells: {
      ...unclaimed,
      claimed: no('notAskedBack'),
      waiting: to('expired'),
      answered: no('alreadyAnswered'),
      ...closed,
    },
  },
};
