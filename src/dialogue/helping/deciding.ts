import type { Pressed, Submitted } from '../../event.ts';
import { type Draft, decideDraft } from '../../handoff/index.ts';
import { changing, type Facts, outgoing, saying, silence, together, voice } from '../facts.ts';
import { tell } from '../memory.ts';
import { button, buttons, message, paragraph } from '../speaker.ts';
import { told } from '../told.ts';
import type { Turn } from '../turn.ts';
import { draftCard } from '../view/draft-card.ts';
import { readerOf } from './cards.ts';

/** Takes the draft into use: the bot answers it from now on, and those who asked the same are told. */
export function approved(facts: Facts, event: Pressed): Turn {
  const { draft } = facts;
  if (draft === undefined) return told(facts, 'draft.gone');
  const decided = decideDraft(draft, facts.me, { kind: 'approve' }, facts.now);
  if (!decided.ok) return told(facts, `draft.refused.${decided.why.tag}`);
  const entry = taught(facts, draft);
  return together(
    changing(
      { kind: 'draftChanged', draft: decided.draft, from: draft.rev },
      { kind: 'entryLearned', entry, draft: draft.id, at: facts.now },
      { kind: 'audited', who: facts.me.id, what: `approved entry ${entry.id}`, at: facts.now },
    ),
    saying(...updatedDraftCards(facts, event, decided.draft)),
    tellDrafter(facts, event, decided.draft),
    draft.phrasing === undefined ? tellEarlierAskers(facts, event, decided.draft) : silence,
    told(facts, 'draft.approvedNote'),
  );
}

// A phrasing joins the entry as it is now, which may have learned others since it was drafted.
function taught({ content }: Facts, draft: Draft) {
  const entry = { ...draft.entry, topic: draft.topic };
  if (draft.phrasing === undefined) return entry;
  const now = content.entries.get(draft.entry.id) ?? entry;
  return { ...now, phrasings: [...now.phrasings, draft.phrasing] };
}

/** Opens the form for the reason why a draft is not taken into use. */
export function turnDownForm(facts: Facts, _event: Pressed): Turn {
  const { lang, say } = voice(facts);
  const { draft } = facts;
  if (draft === undefined) return told(facts, 'draft.gone');
  const decided = decideDraft(draft, facts.me, { kind: 'turnDown' }, facts.now);
  if (!decided.ok) return told(facts, `draft.refused.${decided.why.tag}`);
  const reason = {
    name: 'text',
    label: say('form.turnDown.text'),
    hint: say('form.noCpr'),
    kind: 'text',
    required: true,
    maxLength: 500,
  } as const;
  const title = say('form.turnDown.title');
  return {
    ...silence,
    reply: {
      form: {
        name: 'turnDown',
        value: draft.id,
        lang,
        title,
        submit: say('form.turnDown.submit'),
        cancel: say('form.cancel'),
        fields: [reason],
      },
    },
  };
}

/** Turns the draft down with a reason that its author reads. */
export function turnedDown(facts: Facts, event: Submitted): Turn {
  const { draft } = facts;
  if (draft === undefined) return told(facts, 'draft.gone');
  const decided = decideDraft(
    draft,
    facts.me,
    { kind: 'turnDown', reason: event.values['text'] ?? '' },
    facts.now,
  );
  if (!decided.ok) return told(facts, `draft.refused.${decided.why.tag}`);
  return together(
    changing({ kind: 'draftChanged', draft: decided.draft, from: draft.rev }),
    saying(...updatedDraftCards(facts, event, decided.draft)),
    tellDrafter(facts, event, decided.draft),
    told(facts, 'draft.turnedDownNote'),
  );
}

function updatedDraftCards(facts: Facts, event: Pressed | Submitted, draft: Draft) {
  return facts.cards
    .filter(({ key }) => key.startsWith(`d:${draft.id}:`))
    .map(({ key, to }) => {
      const person = key.slice(`d:${draft.id}:`.length);
      return outgoing(`${event.id}/${key}`, to, draftCard(draft, facts.content, person, facts.now), {
        replaces: key,
      });
    });
}

function tellDrafter(facts: Facts, event: Pressed | Submitted, draft: Draft): Turn {
  const { lang, say } = readerOf(facts.content, draft.by);
  const values = { name: facts.me.name };
  const line = message(lang, [
    paragraph(say(draft.state === 'approved' ? 'draft.yoursApproved' : 'draft.yoursTurnedDown', values)),
    { type: 'quote', text: draft.entry.question },
    ...(draft.reason ? [{ type: 'quote', text: draft.reason, by: facts.me.name } as const] : []),
  ]);
  return tell(event, 'drafter', { person: draft.by }, line);
}

// The ones who asked something the bot can now answer with this entry, each told once.
function tellEarlierAskers(facts: Facts, event: Pressed, draft: Draft): Turn {
  const entry = { ...draft.entry, topic: draft.topic };
  const engine = facts.withEntry(entry);
  const unhelped = facts.recent.filter(
    ({ helped, outcome, text, shown }) =>
      text !== null &&
      helped !== 'yes' &&
      (outcome === 'route' || outcome === 'suggest' || outcome === 'clarify') &&
      shown === undefined,
  );
  const now = unhelped.filter(({ text }) => {
    const verdict = engine.ask(text ?? '');
    return (
      verdict.ranked[0]?.id === entry.id && (verdict.outcome === 'answer' || verdict.outcome === 'suggest')
    );
  });
  const asker = new Map(now.map((inquiry) => [inquiry.person, inquiry]));
  return together(
    ...[...asker.values()].map((inquiry) => {
      const { lang, say } = readerOf(facts.content, inquiry.person, inquiry.lang);
      const news = message(lang, [
        paragraph(say('draft.nowAnswered')),
        { type: 'quote', text: inquiry.text ?? '' },
        buttons(button(entry.question, 'show', `|${entry.id}`, { style: 'primary' })),
      ]);
      const to = inquiry.place.private ? { place: inquiry.place } : { person: inquiry.person };
      return tell(event, `now-${inquiry.id}`, to, news);
    }),
  );
}
