import type { Submitted } from '../event.ts';
import type { Field, Form } from '../message.ts';
import { guard, guardForPrint } from '../privacy/index.ts';
import type { Needs } from './actions.ts';
import { askedInForm } from './asked-form.ts';
import { nameOf } from './content.ts';
import { type Facts, noteOnly, silence, voice } from './facts.ts';
import { notYetSent, replySent } from './helping/asker-turns.ts';
import { turnedDown } from './helping/deciding.ts';
import { draftSent } from './helping/drafting.ts';
import { forwardPreview, forwardSent } from './helping/forwarding.ts';
import { answerSent, askBackSent, handedOver } from './helping/helper-turns.ts';
import { phrasingSent } from './helping/phrasing.ts';
import { counted } from './memory.ts';
import { type Only, refusal } from './only.ts';
import { commentLength, pulseCommented } from './pulse/answering.ts';
import { gainLength, gainShared } from './report/gain.ts';
import { goalChanged, goalMade, goalValued } from './report/goal-forms.ts';
import { letterLength, letterPreview, letterSent } from './report/letter.ts';
import { letterCommented } from './report/letter-sent.ts';
import { message, paragraph } from './speaker.ts';
import type { Turn } from './turn.ts';

interface FormRule extends Only {
  readonly needs: Needs;
  /** Fields that must hold something, and how long each field may be. */
  readonly required: readonly string[];
  readonly limits: Readonly<Record<string, number>>;
  /** The form previews by itself, or is about no case, so a warning needs no second look here. */
  readonly previews?: true;
  /** Others will read it in print. */
  readonly printed?: true;
  readonly run: (facts: Facts, event: Submitted) => Turn;
}

const text = { text: 2000 };
const question = { text: 1000, did: 1000, happened: 1000, expected: 1000, scope: 10, systemId: 100 };

/** Every form there is. `name!` is the same form sent again after a warning was read. */
export const forms: Readonly<Record<string, FormRule>> = {
  ask: { needs: 'nothing', required: ['text'], limits: { text: 1000 }, previews: true, run: askedInForm },
  forward: { needs: 'inquiry', required: ['text'], limits: question, previews: true, run: forwardPreview },
  forwardSend: { needs: 'inquiry', required: [], limits: question, previews: true, run: forwardSent },
  notYet: { needs: 'question', required: [], limits: text, run: notYetSent },
  reply: { needs: 'question', required: ['text'], limits: text, run: replySent },
  answer: { needs: 'question', helper: true, required: ['text'], limits: text, run: answerSent },
  askBack: { needs: 'question', helper: true, required: ['text'], limits: text, run: askBackSent },
  handOver: {
    needs: 'question',
    helper: true,
    required: ['to', 'reason'],
    limits: { to: 200, reason: 300 },
    run: handedOver,
  },
  makeEntry: {
    needs: 'question',
    helper: true,
    required: ['question', 'answer', 'topic'],
    limits: { question: 200, answer: 3000, phrasings: 1500, topic: 100 },
    run: draftSent,
  },
  addPhrasing: {
    needs: 'question',
    helper: true,
    required: ['entry', 'text'],
    limits: { entry: 200, text: 300 },
    run: phrasingSent,
  },
  pulseComment: { needs: 'wave', required: ['text'], limits: { text: commentLength }, run: pulseCommented },
  turnDown: { needs: 'draft', helper: true, required: ['text'], limits: { text: 500 }, run: turnedDown },
  goalEdit: {
    needs: 'report',
    owner: true,
    required: ['target'],
    limits: { baseline: 20, target: 20, tolerance: 20, fromWeek: 20 },
    previews: true,
    run: goalChanged,
  },
  goalValue: {
    needs: 'report',
    owner: true,
    required: ['period', 'value'],
    limits: { period: 10, scope: 60, value: 20 },
    previews: true,
    run: goalValued,
  },
  goalNew: {
    needs: 'report',
    lead: true,
    required: ['title', 'focus', 'measure', 'direction', 'target'],
    limits: { title: 120, titleEn: 120, focus: 20, measure: 60, direction: 5, target: 20, tolerance: 20 },
    previews: true,
    run: goalMade,
  },
  letter: {
    needs: 'report',
    manager: true,
    required: ['text'],
    limits: { units: 60, text: letterLength },
    previews: true,
    run: letterPreview,
  },
  letterSend: {
    needs: 'report',
    manager: true,
    required: ['text'],
    limits: { text: letterLength },
    previews: true,
    run: letterSent,
  },
  letterComment: { needs: 'letter', required: ['text'], limits: { text: 1000 }, run: letterCommented },
  gain: {
    needs: 'nothing',
    required: ['text'],
    limits: { text: gainLength },
    printed: true,
    run: gainShared,
  },
};

/** The rule of a form by the name it was sent under. */
export function formRule(name: string): FormRule | undefined {
  const plain = name.endsWith('!') ? name.slice(0, -1) : name;
  return Object.hasOwn(forms, plain) ? forms[plain] : undefined;
}

/**
 * What a sent form leads to. Every field passes the privacy guard first: a CPR number keeps the form open and
 * nothing of it is kept; what calls for care comes back once, to be rewritten or sent as it is.
 */
export function submitted(facts: Facts, event: Submitted): Turn {
  const { lang, say } = voice(facts);
  const rule = formRule(event.form);
  if (rule === undefined) return noteOnly(message(lang, [paragraph(say('action.unknown'))]));
  const refused = refusal(facts.me, facts.content.organisation, rule);
  if (refused !== undefined) return noteOnly(message(lang, [paragraph(say(`action.${refused}`))]));
  const values = Object.fromEntries(
    Object.keys(rule.limits).flatMap((name) =>
      event.values[name] === undefined ? [] : [[name, event.values[name]]],
    ),
  );
  const errors = wrong(facts, rule, values);
  if (Object.keys(errors).length > 0) {
    const stopped = Object.values(errors).includes(say('stopped.field'));
    return { ...silence, changes: stopped ? [counted(facts, 'stopped')] : [], reply: { errors } };
  }
  const run = rule.run(facts, { ...event, values });
  const look = rule.printed ? guardForPrint : guard;
  const careful = Object.values(values).some((value) => look(value).length > 0);
  if (!careful || rule.previews || event.form.endsWith('!') || run.changes.length === 0) return run;
  return { ...silence, reply: { form: secondLook(facts, event, values) } };
}

function wrong(facts: Facts, rule: FormRule, values: Record<string, string>): Record<string, string> {
  const { say } = voice(facts);
  const errors: Record<string, string> = {};
  for (const name of rule.required) {
    if (!values[name]?.trim()) errors[name] = say('form.missing');
  }
  for (const [name, value] of Object.entries(values)) {
    const limit = rule.limits[name] ?? 0;
    if (value.length > limit) errors[name] = say('form.tooLong', { limit });
    if (guard(value).some(({ action }) => action === 'stop')) errors[name] = say('stopped.field');
  }
  return errors;
}

/** What was chosen from a list stays a choice, so that nobody reads or edits an id. */
function choice(facts: Facts, name: string, value: string): Pick<Field, 'kind' | 'options'> {
  const { topics } = facts.content;
  if (name === 'to') return { kind: 'choice', options: [{ value, label: nameOf(facts.content, value) }] };
  if (name === 'entry') {
    return {
      kind: 'choice',
      options: [{ value, label: facts.content.entries.get(value)?.question ?? value }],
    };
  }
  if (name !== 'topic') return { kind: 'text' };
  return { kind: 'choice', options: topics.map(({ id, title }) => ({ value: id, label: title })) };
}

function secondLook(facts: Facts, event: Submitted, values: Record<string, string>): Form {
  const { lang, say } = voice(facts);
  const label = (name: string) =>
    name === 'text' ? say(`form.${event.form}.text`) : say(`form.label.${name}`);
  return {
    name: `${event.form}!`,
    value: event.value,
    lang,
    title: say('form.secondLook.title'),
    submit: say('form.secondLook.submit'),
    cancel: say('form.cancel'),
    intro: [{ type: 'notice', tone: 'warning', markdown: say('warned.form') }],
    fields: Object.entries(values).map(([name, value]) => ({
      name,
      label: label(name),
      value,
      maxLength: formRule(event.form)?.limits[name] ?? 2000,
      ...choice(facts, name, value),
      ...(formRule(event.form)?.required.includes(name) ? { required: true } : {}),
    })),
  };
}
