import type { Pressed, Submitted } from '../../event.ts';
import { type Drafted, draftFrom, proposedWords, type Question } from '../../handoff/index.ts';
import type { Form } from '../../message.ts';
import { nameOf } from '../content.ts';
import { changing, type Facts, freshId, noteOnly, saying, silence, together, voice } from '../facts.ts';
import { message, paragraph } from '../speaker.ts';
import { told } from '../told.ts';
import type { Turn } from '../turn.ts';
import { updatedCards, updateLabel } from './cards.ts';
import { draftCards } from './draft-cards.ts';

/** Opens the form in which a superuser makes an entry of a question they answered. */
export function draftForm(facts: Facts, _event: Pressed): Turn {
  const { lang, say } = voice(facts);
  const { question } = facts;
  if (question === undefined) return told(facts, 'question.gone');
  if (question.claimedBy === undefined) return told(facts, 'refused.notClaimed');
  if (question.claimedBy !== facts.me.id) {
    return told(facts, 'refused.notYours', { name: nameOf(facts.content, question.claimedBy) });
  }
  if (question.draft !== undefined) return told(facts, 'draft.already');
  const proposal = proposedWords(question);
  return {
    ...silence,
    reply: {
      form: entryForm(facts, 'makeEntry', question.id, {
        title: say('form.makeEntry.title'),
        question: proposal.question ?? '',
        answer: proposal.answer ?? '',
        phrasings: (proposal.phrasings ?? []).join('\n'),
        topic: question.topic ?? '',
        lang,
      }),
    },
  };
}

function entryForm(
  facts: Facts,
  name: string,
  value: string,
  start: {
    title: string;
    question: string;
    answer: string;
    phrasings: string;
    topic: string;
    lang: 'da' | 'en';
  },
): Form {
  const { say } = voice(facts);
  const options = facts.content.topics.map(({ id, title }) => ({ value: id, label: title }));
  return {
    name,
    value,
    lang: start.lang,
    title: start.title,
    submit: say('form.makeEntry.submit'),
    cancel: say('form.cancel'),
    intro: [{ type: 'quiet', markdown: say('form.makeEntry.intro') }],
    fields: [
      {
        name: 'question',
        label: say('form.entry.question'),
        kind: 'line',
        required: true,
        maxLength: 200,
        value: start.question,
      },
      {
        name: 'answer',
        label: say('form.entry.answer'),
        kind: 'text',
        required: true,
        maxLength: 3000,
        value: start.answer,
      },
      {
        name: 'phrasings',
        label: say('form.entry.phrasings'),
        hint: say('form.entry.phrasingsHint'),
        kind: 'text',
        maxLength: 1500,
        value: start.phrasings,
      },
      {
        name: 'topic',
        label: say('form.entry.topic'),
        kind: 'choice',
        required: true,
        options,
        value: start.topic,
      },
    ],
  };
}

/** Stores the draft and asks colleagues who may approve it. */
export function draftSent(facts: Facts, event: Submitted): Turn {
  const { lang, say } = voice(facts);
  const { question } = facts;
  if (question === undefined || question.claimedBy !== facts.me.id) return told(facts, 'question.gone');
  if (question.draft !== undefined) return told(facts, 'draft.already');
  const topic = event.values['topic'] ?? '';
  if (!facts.content.topics.some(({ id }) => id === topic)) {
    return { ...silence, reply: { errors: { topic: say('form.entry.wrong.topic') } } };
  }
  const drafted = draftFrom(question, {
    id: freshId(facts, 4),
    by: facts.me,
    topic,
    taken: new Set(facts.content.entries.keys()),
    at: facts.now,
    words: written(event),
  });
  if (!drafted.ok) return notDrafted(facts, drafted);
  const { draft } = drafted;
  const linked: Question = { ...question, draft: draft.id, rev: question.rev + 1 };
  return together(
    changing({ kind: 'draftMade', draft }, { kind: 'questionMoved', question: linked, from: question.rev }),
    saying(...updatedCards(facts, linked, updateLabel(event)), ...draftCards(facts, draft)),
    noteOnly(message(lang, [paragraph(say('draft.sent'))])),
  );
}

function written(event: Submitted) {
  const lines = (event.values['phrasings'] ?? '').split('\n').map((line) => line.trim());
  return {
    question: event.values['question']?.trim() ?? '',
    answer: event.values['answer']?.trim() ?? '',
    phrasings: [...new Set(lines.filter((line) => line.length > 1))],
  };
}

function notDrafted(facts: Facts, { why }: Extract<Drafted, { ok: false }>): Turn {
  const { say } = voice(facts);
  if (why.tag !== 'notAnEntry') return told(facts, `draft.refused.${why.tag}`);
  const errors = Object.fromEntries(why.fields.map((name) => [name, say(`form.entry.wrong.${name}`)]));
  return { ...silence, reply: { errors } };
}
