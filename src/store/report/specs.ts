import {
  type ChangedGoal,
  changedGoalSchema,
  type DecidedAction,
  decidedActionSchema,
  type Gain,
  type GoalValue,
  gainSchema,
  goalValueSchema,
  type Letter,
  letterSchema,
} from '../../report/index.ts';
import { type Eraser, erasedPerson } from '../erase.ts';
import { dayMs, type Spec } from '../spec.ts';

/** How long decisions and figures stay live: 62 days, so that the reports of this month and the last find them there. */
const keepLiveMs = 62 * dayMs;
/** How long a letter stays live after it was sent: 14 days, in which its writer asks whom it reached. */
const keepLettersMs = 14 * dayMs;

/** The records that weekly reports rest on. */
export interface ReportRecords {
  readonly decided: DecidedAction;
  readonly goalChanges: ChangedGoal;
  readonly goalValues: GoalValue;
  readonly gains: Gain;
  readonly letters: Letter;
}

// What an organisation decides and measures stays; only who typed it in goes when that person does.
function signed<R extends { readonly by: string; readonly at: number }>(
  own: Pick<Spec<R>, 'schema' | 'id' | 'done'>,
): Spec<R> {
  return {
    ...own,
    at: ({ at }) => at,
    filedAt: ({ at }) => at,
    people: ({ by }) => [by],
    message: () => undefined,
    dueAt: () => undefined,
    forget: (record) => record,
    erase: (record, { person }) => (record.by === person ? { ...record, by: erasedPerson } : record),
  };
}

const gains: Spec<Gain> = {
  schema: gainSchema,
  id: ({ id }) => id,
  at: ({ at }) => at,
  filedAt: ({ at }) => at,
  people: ({ person, picked }) => [person, ...(picked === undefined ? [] : [picked.by])],
  message: () => undefined,
  // It is forgotten whole, long before there are many.
  done: () => false,
  dueAt: ({ at }, { questionTextDays }) => at + questionTextDays * dayMs,
  forget: () => null,
  erase: eraseFromGain,
};

const letters: Spec<Letter> = {
  schema: letterSchema,
  id: ({ id }) => id,
  at: ({ at }) => at,
  filedAt: ({ at }) => at,
  people: ({ by, to }) => [by, ...to],
  message: () => undefined,
  done: ({ fed = 0, to, sendAt }, now) => fed >= to.length && sendAt <= now - keepLettersMs,
  dueAt: ({ text, sendAt }, { questionTextDays }) =>
    text === null ? undefined : sendAt + questionTextDays * dayMs,
  forget: (letter) => ({ ...letter, text: null, to: letter.to.map(() => erasedPerson) }),
  erase: eraseFromLetter,
};

/** The rules of every kind. */
export const reportSpecs: { readonly [K in keyof ReportRecords]: Spec<ReportRecords[K]> } = {
  decided: signed({
    schema: decidedActionSchema,
    id: ({ action }) => action,
    done: ({ at }, now) => at <= now - keepLiveMs,
  }),
  goalChanges: signed({
    schema: changedGoalSchema,
    id: ({ goal, at }) => `${goal.id}|${at}`,
    // Every report needs them all, and there are few.
    done: () => false,
  }),
  goalValues: signed({
    schema: goalValueSchema,
    id: ({ goal, period, scope }) => `${goal}|${period}|${scope}`,
    done: ({ at }, now) => at <= now - keepLiveMs,
  }),
  gains,
  letters,
};

function eraseFromGain(gain: Gain, { person }: Eraser): Gain {
  const { picked } = gain;
  const left = picked?.by === person ? { ...gain, picked: { ...picked, by: erasedPerson } } : gain;
  return gain.person === person ? { ...left, person: erasedPerson, text: null } : left;
}

/** A letter that is being sent is the organisation's own text; one that nobody has got goes with its writer. */
function eraseFromLetter(letter: Letter, { person }: Eraser): Letter {
  const wrote = letter.by === person;
  if (!wrote && !letter.to.includes(person)) return letter;
  const to = letter.to.map((id) => (id === person ? erasedPerson : id));
  if (!wrote) return { ...letter, to };
  return { ...letter, to, by: erasedPerson, text: (letter.fed ?? 0) > 0 ? letter.text : null };
}
