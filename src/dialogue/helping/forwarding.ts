import type { Pressed, Submitted } from '../../event.ts';
import { detailsSchema, type Question } from '../../handoff/index.ts';
import type { Block, Field, Form } from '../../message.ts';
import { guard } from '../../privacy/index.ts';
import { promiseNow } from '../availability.ts';
import {
  changing,
  type Facts,
  freshId,
  outgoing,
  present,
  saying,
  silence,
  together,
  voice,
} from '../facts.ts';
import type { Inquiry } from '../inquiry.ts';
import type { Speak } from '../speaker.ts';
import { told } from '../told.ts';
import type { Turn } from '../turn.ts';
import { askerCard } from '../view/asker-card.ts';
import { questionBlocks } from '../view/question-card.ts';
import { cardKey } from './cards.ts';

const detailNames = ['did', 'happened', 'expected'] as const;

/** Opens the form that sends an inquiry on: the question is required, all else is optional. */
export function forwardForm(facts: Facts, _event: Pressed): Turn {
  const inquiry = own(facts);
  if (inquiry === undefined) return gone(facts);
  if (inquiry.question !== undefined) return told(facts, 'forward.already', { id: inquiry.question });
  return { ...silence, reply: { form: writeForm(facts, inquiry) } };
}

/** Keeps what was written and shows exactly what the superuser will see. */
export function forwardPreview(facts: Facts, event: Submitted): Turn {
  const inquiry = own(facts);
  if (inquiry === undefined) return gone(facts);
  const written = read(event, inquiry);
  return together(changing({ kind: 'inquiryChanged', inquiry: written, from: inquiry.rev }), {
    ...silence,
    reply: { form: previewForm(facts, written) },
  });
}

/** Makes the question of what was previewed, with the words as they were corrected there. */
export function forwardSent(facts: Facts, event: Submitted): Turn {
  const inquiry = own(facts);
  if (inquiry === undefined) return gone(facts);
  if (inquiry.question !== undefined) return told(facts, 'forward.already', { id: inquiry.question });
  const written = read(event, inquiry);
  const question = opened(facts, written);
  const { lang, say } = voice(facts);
  const card = askerCard(question, facts.content, { lang, say }, promiseNow(facts));
  const to = question.place.private ? { place: question.place } : { person: facts.me.id };
  return together(
    changing(
      { kind: 'questionOpened', question },
      {
        kind: 'inquiryChanged',
        inquiry: { ...written, rev: inquiry.rev + 1, question: question.id, warned: false },
        from: inquiry.rev,
      },
    ),
    saying(outgoing(cardKey('asker', question.id, facts.me.id), to, card, { about: question.id })),
  );
}

function opened(facts: Facts, inquiry: Inquiry): Question {
  const topic = facts.content.entries.get(inquiry.shown ?? inquiry.entries[0] ?? '')?.topic;
  const skill = facts.content.topics.find(({ id }) => id === topic)?.skill;
  return {
    id: freshId(facts),
    rev: 0,
    asker: facts.me.id,
    place: inquiry.place,
    lang: voice(facts).lang,
    ...(inquiry.unit === undefined ? {} : { unit: inquiry.unit }),
    text: inquiry.text,
    details: inquiry.details ?? {},
    ...(topic === undefined ? {} : { topic }),
    ...(skill === undefined ? {} : { skill }),
    state: 'open',
    level: 0,
    offers: [],
    handovers: [],
    turns: [],
    inquiry: inquiry.id,
    askedAt: facts.now,
    queuedAt: facts.now,
    touchedAt: facts.now,
    reopened: 0,
  };
}

function own({ inquiry, me }: Facts): Inquiry | undefined {
  return inquiry?.person === me.id && inquiry.text !== null ? inquiry : undefined;
}

function read(event: Submitted, inquiry: Inquiry): Inquiry {
  const value = (name: string) => event.values[name]?.trim() || undefined;
  const scope = detailsSchema.shape.scope.safeParse(value('scope')).data ?? inquiry.details?.scope;
  const details = detailsSchema.parse({
    ...inquiry.details,
    ...Object.fromEntries(
      [...detailNames, 'systemId'].flatMap((name) =>
        event.values[name] === undefined ? [] : [[name, value(name)]],
      ),
    ),
    scope,
  });
  const words = [value('text') ?? inquiry.text ?? '', ...Object.values(details)].filter(
    (word) => word !== undefined,
  );
  return {
    ...inquiry,
    rev: inquiry.rev + 1,
    text: value('text') ?? inquiry.text,
    details,
    warned: words.some((text) => guard(text).length > 0),
  };
}

function writeForm(facts: Facts, inquiry: Inquiry): Form {
  const { lang, say } = voice(facts);
  return {
    name: 'forward',
    value: inquiry.id,
    lang,
    title: say('form.forward.title'),
    submit: say('form.forward.submit'),
    cancel: say('form.cancel'),
    intro: present(inquiry.warned ? care(say) : undefined, {
      type: 'quiet',
      markdown: say('form.forward.intro'),
    }),
    fields: [
      textField(say, inquiry),
      ...detailNames.map(
        (name): Field => ({ name, label: say(`form.${name}`), kind: 'text', maxLength: 1000 }),
      ),
      {
        name: 'scope',
        label: say('form.scope'),
        kind: 'choice',
        options: (['me', 'several'] as const).map((value) => ({
          value,
          label: say(`form.scopeIs.${value}`),
        })),
      },
      {
        name: 'systemId',
        label: say('form.systemId'),
        hint: say('form.systemIdHint'),
        kind: 'line',
        maxLength: 100,
      },
    ],
  };
}

function previewForm(facts: Facts, inquiry: Inquiry): Form {
  const { lang, say } = voice(facts);
  const seen = {
    asker: facts.me.id,
    ...(inquiry.unit === undefined ? {} : { unit: inquiry.unit }),
    text: inquiry.text,
    details: inquiry.details ?? {},
  };
  const shown = questionBlocks({ ...seen, topic: opened(facts, inquiry).topic }, facts.content, say);
  const rewritten = Object.keys(inquiry.details ?? {}).filter((name) => name !== 'scope');
  return {
    name: 'forwardSend',
    value: inquiry.id,
    lang,
    title: say('form.forwardSend.title'),
    submit: say('form.forwardSend.submit'),
    cancel: say('form.cancel'),
    intro: present(
      inquiry.warned ? care(say) : undefined,
      { type: 'quiet', markdown: say('form.forwardSend.intro') },
      ...shown,
    ),
    fields: inquiry.warned
      ? [
          textField(say, inquiry),
          ...rewritten.map(
            (name): Field => ({
              name,
              label: say(`form.${name}`),
              kind: 'text',
              maxLength: 1000,
              value: inquiry.details?.[name as 'did'] ?? '',
            }),
          ),
        ]
      : [],
  };
}

function textField(say: Speak, inquiry: Inquiry): Field {
  return {
    name: 'text',
    label: say('form.text'),
    hint: say('form.noCpr'),
    kind: 'text',
    value: inquiry.text ?? '',
    required: true,
    maxLength: 1000,
  };
}

function care(say: Speak): Block {
  return { type: 'notice', tone: 'warning', markdown: say('warned.forward') };
}

function gone(facts: Facts): Turn {
  return told(facts, 'inquiry.gone');
}
