import type { ChatEvent, Pressed, Said, Submitted } from '../../event.ts';
import { move, type Question } from '../../handoff/index.ts';
import { nameOf, personOf } from '../content.ts';
import { type Facts, noteOnly, outgoing, saying, silence, together, voice } from '../facts.ts';
import { keepTalk, tell } from '../memory.ts';
import { message, paragraph } from '../speaker.ts';
import { told } from '../told.ts';
import type { Turn } from '../turn.ts';
import { cardKey, readerOf, replyLine } from './cards.ts';
import { moved, refused } from './moved.ts';

/** The asker says that the answer solved it. */
export function solved(facts: Facts, event: Pressed): Turn {
  return moved(facts, event, [{ kind: 'confirm', by: facts.me.id }], () => told(facts, 'done.solved'));
}

/** Opens the form in which the asker says what is still missing. */
export function notYetForm(facts: Facts, _event: Pressed): Turn {
  return askerForm(facts, 'notYet');
}

/** The asker is not helped yet: the question goes on with the same superuser. */
export function notYetSent(facts: Facts, event: Submitted): Turn {
  const text = event.values['text'];
  return moved(facts, event, [{ kind: 'notYet', by: facts.me.id, ...(text ? { text } : {}) }], (question) => {
    const helper = question.claimedBy ?? '';
    return together(
      nudge(facts, event, helper, 'nudge.notYet', text),
      told(facts, 'done.notYet', { name: nameOf(facts.content, helper) }),
    );
  });
}

/** The asker takes the question back. */
export function withdrawn(facts: Facts, event: Pressed): Turn {
  const helper = holderOf(facts.question);
  return moved(facts, event, [{ kind: 'withdraw', by: facts.me.id }], () =>
    together(
      helper === undefined ? silence : nudge(facts, event, helper, 'nudge.withdrawn', undefined),
      told(facts, 'done.withdrawn'),
    ),
  );
}

/** Opens the form for the reply to a superuser who asked back. */
export function replyForm(facts: Facts, event: Pressed): Turn {
  const { question, me, now } = facts;
  if (question === undefined) return askerForm(facts, 'reply');
  // Whoever presses on an old card is told before they write, not after.
  const reply = move(question, { kind: 'reply', by: me.id, text: '' }, now);
  return reply.ok ? askerForm(facts, 'reply') : refused(facts, event, question, reply.why);
}

/** The asker's reply, from the form. */
export function replySent(facts: Facts, event: Submitted): Turn {
  return replyToHelper(facts, event, event.values['text'] ?? '');
}

/** The asker's reply to a superuser who asked back, from the form or simply written. */
export function replyToHelper(facts: Facts, event: Said | Submitted, text: string): Turn {
  const { question } = facts;
  const brought = event.kind === 'said' ? event.message : undefined;
  const reply = { kind: 'reply', by: facts.me.id, text, message: brought } as const;
  const possible = question !== undefined && move(question, reply, facts.now).ok;
  const turn = moved(facts, event, [reply], (now) => {
    const to = now.claimedBy ?? '';
    if (personOf(facts.content, to) === undefined) return silence;
    const line = replyLine(now, readerOf(facts.content, to), facts.me.name, text);
    const key = cardKey('reply', now.id, to, now.turns.length - 1);
    return saying(outgoing(key, { person: to }, line, { about: now.id }));
  });
  if (!possible) return turn;
  const { lang, say } = voice(facts);
  const sent = message(lang, [
    paragraph(say('done.replied', { name: nameOf(facts.content, question.claimedBy ?? '') })),
  ]);
  const said = event.kind === 'said' ? tell(event, 'replied', { place: event.place }, sent) : noteOnly(sent);
  return together(turn, keepTalk(facts, event, {}), said);
}

function askerForm(facts: Facts, name: 'notYet' | 'reply'): Turn {
  const { lang, say } = voice(facts);
  const { question } = facts;
  if (question === undefined || question.asker !== facts.me.id) {
    return noteOnly(message(lang, [paragraph(say('question.gone'))]));
  }
  return {
    ...silence,
    reply: {
      form: {
        name,
        value: question.id,
        lang,
        title: say(`form.${name}.title`),
        submit: say(`form.${name}.submit`),
        cancel: say('form.cancel'),
        fields: [
          {
            name: 'text',
            label: say(`form.${name}.text`),
            hint: say('form.noCpr'),
            kind: 'text',
            // That it is not solved says something by itself; a reply without words says nothing.
            required: name === 'reply',
            maxLength: 2000,
          },
        ],
      },
    },
  };
}

/** The superuser who is at work on a question now. */
export function holderOf(question: Question | undefined): string | undefined {
  const held = question?.state === 'claimed' || question?.state === 'waiting';
  return held ? question.claimedBy : undefined;
}

/** A short line to the superuser, so that an updated card is noticed. */
function nudge(facts: Facts, event: ChatEvent, to: string, key: string, text: string | undefined): Turn {
  const helper = facts.content.organisation.people.find(({ id }) => id === to);
  if (helper === undefined) return silence;
  const { lang, say } = voice({ ...facts, me: helper, settings: undefined });
  const line = message(lang, [
    paragraph(say(key, { name: facts.me.name, id: facts.question?.id ?? '' })),
    ...(text ? [{ type: 'quote', text, by: facts.me.name } as const] : []),
  ]);
  return tell(event, 'nudge', { person: to }, line);
}
