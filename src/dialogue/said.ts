import { type Reference, type Understanding, understand } from '../answer/index.ts';
import type { Said } from '../event.ts';
import type { Block, Form, Message } from '../message.ts';
import { type Finding, guard } from '../privacy/index.ts';
import { orderOf, runAction } from './actions.ts';
import { askedPart, underIncident } from './asked.ts';
import { type Command, command } from './commands.ts';
import { type Facts, silence, together, voice } from './facts.ts';
import { replyToHelper } from './helping/asker-turns.ts';
import { counted, keepTalk, privately, tell } from './memory.ts';
import { showEntry } from './show.ts';
import { button, buttons, message, paragraph } from './speaker.ts';
import { told } from './told.ts';
import type { Turn } from './turn.ts';
import { welcome } from './welcome.ts';

/**
 * What a written line leads to. The privacy guard is asked first: of a stopped text nothing but a counter is
 * kept. An emergency is answered before anything else, day and night; its words become no question, and no line
 * of the conversation that the bot keeps: what is told of a child in danger belongs nowhere but with those who help.
 */
export function said(facts: Facts, event: Said): Turn {
  const findings = guard(event.text);
  const meaning = meant(facts, event);
  const speaking = inLanguage(facts, meaning.language ?? event.lang);
  const emergency = meaning.kind === 'emergency' ? emergencyTurn(speaking, event, meaning) : silence;
  if (findings.some(({ action }) => action === 'stop')) {
    return together(emergency, stoppedTurn(speaking, event));
  }
  const hello = welcome(facts, event, voice(speaking).lang);
  if (meaning.kind === 'emergency') {
    const { awaiting } = facts.talk ?? {};
    return together(emergency, hello, keepTalk(speaking, event, awaiting === undefined ? {} : { awaiting }));
  }
  return together(echo(speaking, event), hello, answered(speaking, event, meaning, findings));
}

/**
 * The questions of a written line that the FAQ is asked; none for a line that is anything else, or in which the
 * privacy guard finds anything at all: these texts may be shown to the organisation's own model.
 */
export function questionsIn(facts: Facts, event: Said): readonly string[] {
  if (guard(event.text).length > 0 || facts.content.incident !== undefined) return [];
  const meaning = meant(facts, event);
  if (
    meaning.kind !== 'question' ||
    orderOf(event.text, facts.me, facts.content.organisation) !== undefined ||
    isAwaited(facts)
  )
    return [];
  return asWhole(facts, meaning.parts);
}

function meant(facts: Facts, event: Said): Understanding {
  const choices = facts.talk?.suggested.length ?? 0;
  const lastQuestion = facts.content.entries.get(facts.talk?.lastEntry ?? '')?.question;
  const meaning = understand(event.text, facts.content.understanding, {
    ...(choices > 0 ? { choices } : {}),
    ...(lastQuestion === undefined ? {} : { lastQuestion, answered: facts.talk?.inquiry !== undefined }),
  });
  return isAnswered(facts, event, meaning)
    ? { kind: 'question', parts: [event.text], followUp: false }
    : meaning;
}

// A rule sees words, the FAQ sees what is asked: what an entry answers for sure is not too vague to search for.
function isAnswered(facts: Facts, event: Said, meaning: Understanding): boolean {
  return meaning.kind === 'vague' && facts.answerer.ask(event.text).outcome === 'answer';
}

// What a person chose for themselves counts; until then they are answered in the language they write. By now they
// have been welcomed, which an order that changes their settings must not forget.
function inLanguage(facts: Facts, lang: 'da' | 'en' | undefined): Facts {
  const settings = { person: facts.me.id, toldAt: facts.now, ...facts.settings };
  return { ...facts, settings: { ...(lang === undefined ? {} : { lang }), ...settings } };
}

function answered(facts: Facts, event: Said, meaning: Understanding, findings: readonly Finding[]): Turn {
  const order = orderOf(event.text, facts.me, facts.content.organisation);
  if (order !== undefined) return spoken(facts, event, runAction(facts, event, order), order);
  if (isAwaited(facts) && event.text.trim() !== '') {
    return findings.length > 0 ? rewriteReply(facts, event) : replyToHelper(facts, event, event.text);
  }
  // Who writes the whole line "rapport" and is sent none knows of it and wonders where it is.
  if (command(event.text)?.action === 'report') return told(facts, 'reportchat.forLeaders');
  switch (meaning.kind) {
    case 'reference':
      return referred(facts, event, meaning.reference);
    case 'helped':
      return judged(facts, event, meaning.helped);
    case 'question': {
      const warned = findings.some(({ action }) => action === 'warn');
      const whole = asWhole(facts, meaning.parts);
      const isDown = facts.content.incident !== undefined;
      const asked = isDown ? underIncident(facts, event.text, whole) : whole;
      const parts = asked.map((text, index) =>
        askedPart(facts, event, { text, index, warned, door: meaning.door }),
      );
      return together(...parts);
    }
    case 'smalltalk':
    case 'decline':
    case 'vague':
      return plainReply(facts, event, meaning);
    case 'emergency':
      return silence;
  }
}

// Whoever asked back may have answered or let go since: then the next line is a question like any other.
function isAwaited({ talk, question }: Facts): boolean {
  return talk?.awaiting !== undefined && question?.id === talk.awaiting && question.state === 'waiting';
}

// What calls for care is not passed on as it was written: the form shows it again before it goes.
function rewriteReply(facts: Facts, event: Said): Turn {
  const { lang, say } = voice(facts);
  const reply = button(say('asker.reply'), 'reply', facts.question?.id ?? '', { style: 'primary' });
  return tell(
    event,
    'care',
    privately(facts, event),
    message(lang, [{ type: 'notice', tone: 'warning', markdown: say('warned.reply') }, buttons(reply)]),
  );
}

// What one entry answers as a whole is one question, however many sentences it has, unless its parts have answers
// of their own: then the answer to the loudest of them would be all there is.
function asWhole({ answerer }: Facts, parts: readonly string[]): readonly string[] {
  if (parts.length < 2) return parts;
  const whole = parts.join(' ');
  if (answerer.ask(whole).outcome !== 'answer') return parts;
  const verdicts = parts.map((part) => answerer.ask(part)).filter(({ outcome }) => outcome === 'answer');
  const own = new Set(verdicts.map(({ entries }) => entries[0]?.id));
  return own.size > 1 ? parts : [whole];
}

/** The person's own line, where the platform keeps no history and privacy lets it through. */
function echo(facts: Facts, event: Said): Turn {
  if (event.unkept !== true) return silence;
  const line = message(voice(facts).lang, [{ type: 'quote', text: event.text }], event.text);
  return tell(event, 'echo', { place: event.place }, line, { from: event.account });
}

function emergencyTurn(facts: Facts, event: Said, { reply }: { reply: { da: string; en: string } }): Turn {
  const { lang } = voice(facts);
  const urgent = message(lang, [{ type: 'notice', tone: 'urgent', markdown: reply[lang] }]);
  const turn = tell(event, 'emergency', privately(facts, event), urgent);
  return together(turn, { ...silence, changes: [counted(facts, 'emergency')] });
}

function stoppedTurn(facts: Facts, event: Said): Turn {
  const { lang, say } = voice(facts);
  const key = event.unkept === true ? 'stopped.cpr' : 'stopped.cprDelete';
  const note = message(lang, [{ type: 'notice', tone: 'warning', markdown: say(key) }]);
  return { changes: [counted(facts, 'stopped')], outgoing: [], reply: { note, stopped: true } };
}

/** What an order tells the one who gave it: written, it is answered with a message that stays. */
function spoken(facts: Facts, event: Said, turn: Turn, order: Command): Turn {
  const { note, home, form, ...reply } = turn.reply;
  const shown = note ?? home ?? (form === undefined ? undefined : opener(facts, form, order));
  if (shown === undefined) return turn;
  return together({ ...turn, reply }, tell(event, 'order', privately(facts, event), shown));
}

// A platform opens a form only for a press, so the line is answered with the button to press.
function opener(facts: Facts, form: Form, { action, value }: Command): Message {
  const open = button(form.title, action, value, { style: 'primary' });
  return message(voice(facts).lang, [...(form.intro ?? []), buttons(open)]);
}

function referred(facts: Facts, event: Said, reference: Reference): Turn {
  const suggested = facts.talk?.suggested ?? [];
  const inquiry = facts.talk?.inquiry ?? '';
  if (reference.kind === 'no') return runAction(facts, event, { action: 'noneOfThese', value: inquiry });
  const picked = reference.kind === 'pick' ? suggested[reference.index] : undefined;
  const only = suggested.length === 1 ? suggested[0] : undefined;
  const entry = picked ?? only;
  if (entry !== undefined) return showEntry(facts, event, inquiry, entry);
  const { lang, say } = voice(facts);
  return tell(event, 'which', privately(facts, event), message(lang, [paragraph(say('suggest.which'))]));
}

// "Hjalp det?" may be answered in words too, and is asked once.
function judged(facts: Facts, event: Said, word: 'yes' | 'no'): Turn {
  const inquiry = facts.talk?.inquiry ?? '';
  const press = { action: word === 'yes' ? 'helped' : 'notHelped', value: inquiry };
  return together(
    spoken(facts, event, runAction(facts, event, press), press),
    keepTalk(facts, event, { inquiry }),
  );
}

function plainReply(
  facts: Facts,
  event: Said,
  meaning: Extract<Understanding, { kind: 'smalltalk' | 'decline' | 'vague' }>,
): Turn {
  const { lang, say } = voice(facts);
  const topics = facts.content.topics.slice(0, 4).map(({ id, title }) => button(title, 'topic', id));
  const menu =
    meaning.kind === 'vague'
      ? buttons(...topics)
      : buttons(button(say('menu.help'), 'help'), button(say('menu.mine'), 'mine'));
  const wanted =
    meaning.kind !== 'smalltalk' || ['empty', 'greeting', 'help', 'identity', 'upset'].includes(meaning.talk);
  const others = meaning.kind === 'decline' ? perhapsMeant(facts, event) : [];
  const reply = message(lang, [paragraph(meaning.reply[lang]), ...others, wanted ? menu : undefined]);
  const outcome = meaning.kind === 'decline' ? [counted(facts, 'declined')] : [];
  const said = tell(event, 'talk', privately(facts, event), reply);
  return together(said, { ...silence, changes: outcome }, choiceEnded(facts, event, meaning));
}

// Whoever says thanks or goodbye has done with "Mente du …?": the next "ok" picks nothing.
function choiceEnded(facts: Facts, event: Said, meaning: Understanding): Turn {
  const { talk } = facts;
  const isOver = meaning.kind === 'smalltalk' && ['thanks', 'goodbye'].includes(meaning.talk);
  if (!isOver || talk === undefined || talk.suggested.length === 0) return silence;
  const { inquiry, lastEntry } = talk;
  return keepTalk(facts, event, {
    ...(inquiry !== undefined && { inquiry }),
    ...(lastEntry !== undefined && { lastEntry }),
  });
}

// Whoever was misread as asking about a colleague is one press from the answer they came for.
function perhapsMeant(facts: Facts, event: Said): (Block | undefined)[] {
  const { say } = voice(facts);
  const entries = facts.answerer
    .ask(event.text)
    .entries.map(({ id }) => facts.content.entries.get(id))
    .filter((entry) => entry !== undefined);
  if (entries.length === 0) return [];
  const shown = entries.map((entry) => button(entry.question, 'show', `|${entry.id}`));
  return [{ type: 'quiet', markdown: say('suggest.didYouMean') }, buttons(...shown)];
}
