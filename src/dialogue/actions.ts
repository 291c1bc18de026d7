import type { ChatEvent, Pressed, Said } from '../event.ts';
import { hasRole, type Organisation, type Person } from '../organisation/index.ts';
import { type Command, command } from './commands.ts';
import { type Facts, noteOnly, voice } from './facts.ts';
import { helped, noneOfThese } from './feedback.ts';
import { notYetForm, replyForm, solved, withdrawn } from './helping/asker-turns.ts';
import { approved, turnDownForm } from './helping/deciding.ts';
import { draftForm } from './helping/drafting.ts';
import { forwardForm } from './helping/forwarding.ts';
import { claim, helperForm, released } from './helping/helper-turns.ts';
import { phrasingForm, teach } from './helping/phrasing.ts';
import { type Only, refusal } from './only.ts';
import { duty, setDuty } from './person/duty.ts';
import { askForm } from './person/home.ts';
import { erase, kept, privacy } from './person/kept.ts';
import { mine } from './person/mine.ts';
import { drafts, help, setLang, topic } from './person/other.ts';
import { queue } from './person/queue.ts';
import { queueInWriting } from './person/queue-lists.ts';
import {
  pulseAgain,
  pulseAnswer,
  pulseCard,
  pulseComment,
  pulseReminders,
  pulseSkip,
  pulseStart,
  pulseWho,
} from './pulse/answering.ts';
import { pulseCancel, pulseExtend, pulseLead, pulsePause, pulseResume } from './pulse/lead.ts';
import { gainForm, gainPick, gains } from './report/gain.ts';
import { goalForm, goals, goalValueForm, newGoalForm } from './report/goals.ts';
import { letterForm, letters } from './report/letter.ts';
import { letterCommentForm, letterReach, letterUndo } from './report/letter-sent.ts';
import { overview, report, reportDo, reportWeeks, reportWhy } from './report/show.ts';
import { showEntry } from './show.ts';
import { message, paragraph } from './speaker.ts';
import type { Turn } from './turn.ts';

/** What must be loaded for an action or a form: the thing its value names, or a list of the person's own. */
export type Needs =
  | 'question'
  | 'inquiry'
  | 'draft'
  | 'mine'
  | 'drafts'
  | 'kept'
  | 'cards'
  | 'wave'
  | 'ownWave'
  | 'waves'
  | 'report'
  | 'letter'
  | 'nothing';

interface Action extends Only {
  readonly needs: Needs;
  readonly run: (facts: Facts, event: Pressed) => Turn;
  /** What it leads to when it is written, where that is more than the same words in a message that stays. */
  readonly written?: (facts: Facts, event: Said) => Turn;
}

const none = { needs: 'nothing' } as const;
const reports = { needs: 'report' } as const;

/** Every button there is: what it needs, who may press it, what it leads to. */
export const actions: Readonly<Record<string, Action>> = {
  help: { ...none, run: help },
  ask: { ...none, run: askForm },
  mine: { needs: 'mine', run: mine },
  mydata: { needs: 'kept', run: kept },
  erase: { needs: 'cards', run: erase },
  privacy: { ...none, run: privacy },
  lang: { ...none, run: setLang },
  topic: { ...none, run: topic },
  show: { needs: 'inquiry', run: show },
  helped: { needs: 'inquiry', run: helped('yes') },
  notHelped: { needs: 'inquiry', run: helped('no') },
  noneOfThese: { needs: 'inquiry', run: noneOfThese },
  forward: { needs: 'inquiry', run: forwardForm },
  solved: { needs: 'question', run: solved },
  notYet: { needs: 'question', run: notYetForm },
  withdraw: { needs: 'question', run: withdrawn },
  reply: { needs: 'question', run: replyForm },
  claim: { needs: 'question', helper: true, run: claim },
  answer: { needs: 'question', helper: true, run: helperForm('answer') },
  askBack: { needs: 'question', helper: true, run: helperForm('askBack') },
  handOver: { needs: 'question', helper: true, run: helperForm('handOver') },
  release: { needs: 'question', helper: true, run: released },
  makeEntry: { needs: 'question', helper: true, run: draftForm },
  teach: { needs: 'inquiry', run: teach },
  addPhrasing: { needs: 'question', helper: true, run: phrasingForm },
  approve: { needs: 'draft', helper: true, run: approved },
  turnDown: { needs: 'draft', helper: true, run: turnDownForm },
  drafts: { needs: 'drafts', helper: true, run: drafts },
  queue: { ...none, helper: true, run: queue, written: queueInWriting },
  pulseCard: { needs: 'ownWave', run: pulseCard },
  pulseStart: { needs: 'wave', run: pulseStart },
  pulseAnswer: { needs: 'wave', run: pulseAnswer },
  pulseAgain: { needs: 'wave', run: pulseAgain },
  pulseSkip: { needs: 'wave', run: pulseSkip },
  pulseReminders: { ...none, run: pulseReminders },
  pulseWho: { needs: 'wave', run: pulseWho },
  pulseComment: { needs: 'wave', run: pulseComment },
  pulse: { needs: 'waves', lead: true, run: pulseLead },
  pulsePause: { needs: 'waves', lead: true, run: pulsePause },
  pulseResume: { needs: 'waves', lead: true, run: pulseResume },
  pulseExtend: { needs: 'waves', lead: true, run: pulseExtend },
  pulseCancel: { needs: 'waves', lead: true, run: pulseCancel },
  duty: { ...none, helper: true, run: duty },
  setDuty: { ...none, helper: true, run: setDuty },
  report: { ...reports, manager: true, run: report },
  reportWeeks: { ...reports, manager: true, run: reportWeeks },
  reportWhy: { ...reports, manager: true, run: reportWhy },
  reportDo: { ...reports, manager: true, run: reportDo },
  overview: { ...reports, manager: true, run: overview },
  goals: { ...reports, owner: true, run: goals },
  goalEdit: { ...reports, owner: true, run: goalForm },
  goalValue: { ...reports, owner: true, run: goalValueForm },
  goalNew: { ...reports, lead: true, run: newGoalForm },
  letters: { ...reports, manager: true, run: letters },
  letter: { ...reports, manager: true, run: letterForm },
  letterUndo: { needs: 'letter', manager: true, run: letterUndo },
  letterReach: { needs: 'letter', manager: true, run: letterReach },
  letterComment: { needs: 'letter', run: letterCommentForm },
  gain: { ...none, run: gainForm },
  gains: { ...reports, manager: true, run: gains },
  gainPick: { ...reports, manager: true, run: gainPick },
};

/** What a press leads to; who may press is decided here and nowhere else. */
export function pressed(facts: Facts, event: Pressed): Turn {
  const { lang, say } = voice(facts);
  const action = Object.hasOwn(actions, event.action) ? actions[event.action] : undefined;
  if (action === undefined) return noteOnly(message(lang, [paragraph(say('action.unknown'))]));
  const refused = refusal(facts.me, facts.content.organisation, action);
  if (refused !== undefined) return noteOnly(message(lang, [paragraph(say(`action.${refused}`))]));
  return action.run(facts, event);
}

/**
 * The order that a written line is to the one who writes it. "Mål" and "brev" are everyday words of a case: from
 * somebody who has no such button they are a question like any other. "Pulsmåling" means the rounds to who leads
 * them, and one's own card to everybody else.
 */
export function orderOf(
  text: string,
  me: Person,
  organisation: Pick<Organisation, 'owners'>,
): Command | undefined {
  const order = command(text);
  const action = order === undefined ? undefined : actions[order.action];
  if (order?.action === 'pulse' && !hasRole(me, 'projectLead')) return { action: 'pulseCard', value: '' };
  if (action === undefined || (action.manager !== true && action.owner !== true)) return order;
  return refusal(me, organisation, action) === undefined ? order : undefined;
}

/** Runs an order that was written instead of pressed. */
export function runAction(facts: Facts, event: Said, order: { action: string; value: string }): Turn {
  const { id, account, place } = event;
  const action = actions[order.action];
  const isAllowed = action && refusal(facts.me, facts.content.organisation, action) === undefined;
  if (isAllowed && action.written) return action.written(facts, event);
  return pressed(facts, { kind: 'pressed', id, account, place, ...order });
}

/** The id of the inquiry or other thing that a button's value begins with. */
export function subject(value: string): string {
  return value.split('|')[0] ?? '';
}

function show(facts: Facts, event: ChatEvent & { value: string }): Turn {
  const [inquiry = '', entry = ''] = event.value.split('|');
  return showEntry(facts, event, inquiry, entry);
}
