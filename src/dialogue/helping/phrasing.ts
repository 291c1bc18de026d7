import type { Pressed, Submitted } from '../../event.ts';
import { draftPhrasing } from '../../handoff/index.ts';
import { changing, type Facts, freshId, saying, silence, together, voice } from '../facts.ts';
import { button, buttons, paragraph } from '../speaker.ts';
import { told } from '../told.ts';
import type { Turn } from '../turn.ts';
import { draftCards } from './draft-cards.ts';

/** Asks the one who was helped whether their wording may be learned; nothing if it can't be. */
export function teachOffer(facts: Facts) {
  const { say } = voice(facts);
  const { inquiry } = facts;
  if (inquiry === undefined || inquiry.warned || inquiry.outcome === 'answer') return [];
  const entry = facts.content.entries.get(inquiry.shown ?? '');
  const possible =
    entry !== undefined && draftPhrasing(entry, inquiry.text ?? '', made(facts, '', [])) !== undefined;
  return possible
    ? [paragraph(say('teach.offer')), buttons(button(say('teach.yes'), 'teach', inquiry.id))]
    : [];
}

/** Puts the asker's wording forward as a phrasing; a superuser decides. Nothing tells whose it was but the draft. */
export function teach(facts: Facts, _event: Pressed): Turn {
  const { inquiry } = facts;
  if (inquiry?.person !== facts.me.id || inquiry.text === null || inquiry.warned)
    return told(facts, 'inquiry.gone');
  return proposed(facts, { entry: inquiry.shown ?? '', text: inquiry.text, question: '' }, 'teach.thanks');
}

/** Opens the form in which a superuser says which entry answers the question already. */
export function phrasingForm(facts: Facts, _event: Pressed): Turn {
  const { lang, say } = voice(facts);
  const { question } = facts;
  if (question?.text === undefined || question.text === null) return told(facts, 'question.gone');
  if (question.claimedBy !== facts.me.id) return told(facts, 'refused.notClaimed');
  const likely = facts.answerer.ask(question.text).ranked.map(({ id }) => id);
  const options = likely.flatMap((id) => {
    const entry = facts.content.entries.get(id);
    return entry === undefined ? [] : [{ value: id, label: entry.question }];
  });
  const to = {
    name: 'entry',
    label: say('form.addPhrasing.entry'),
    kind: 'choice',
    required: true,
    options,
  } as const;
  const text = {
    name: 'text',
    label: say('form.addPhrasing.text'),
    hint: say('form.noCpr'),
    kind: 'line',
    required: true,
    maxLength: 300,
    value: question.text.slice(0, 300),
  } as const;
  return {
    ...silence,
    reply: {
      form: {
        name: 'addPhrasing',
        value: question.id,
        lang,
        title: say('form.addPhrasing.title'),
        submit: say('form.addPhrasing.submit'),
        cancel: say('form.cancel'),
        fields: [to, text],
      },
    },
  };
}

/** Puts the question's wording forward as a phrasing of the chosen entry. */
export function phrasingSent(facts: Facts, event: Submitted): Turn {
  const { question } = facts;
  if (question === undefined || question.claimedBy !== facts.me.id) return told(facts, 'question.gone');
  const { entry = '', text = '' } = event.values;
  return proposed(facts, { entry, text, question: question.id }, 'draft.sent');
}

/** A wording of an entry, and the id of the question it is drafted from: empty when it comes from an asker. */
interface Wording {
  readonly entry: string;
  readonly text: string;
  readonly question: string;
}

function proposed(facts: Facts, wording: Wording, thanks: string): Turn {
  const { text, question } = wording;
  const entry = facts.content.entries.get(wording.entry);
  if (entry === undefined) return told(facts, 'entry.gone');
  const draft = draftPhrasing(entry, text, made(facts, question, facts.steals(wording.entry, text)));
  if (draft === undefined) return told(facts, 'draft.knownPhrasing');
  return together(
    changing({ kind: 'draftMade', draft }),
    saying(...draftCards(facts, draft)),
    told(facts, thanks),
  );
}

/** Five are enough to judge by. */
function made(facts: Facts, question: string, steals: readonly string[]) {
  return { id: freshId(facts, 4), by: facts.me.id, question, steals: steals.slice(0, 5), at: facts.now };
}
