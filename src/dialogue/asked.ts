import { type Door, reranked, type Verdict } from '../answer/index.ts';
import type { Said } from '../event.ts';
import type { Block, Lang, Message } from '../message.ts';
import { promiseNow } from './availability.ts';
import { type Content, unitOf } from './content.ts';
import { changing, type Facts, freshId, present, silence, together, voice } from './facts.ts';
import type { Inquiry, Outcome } from './inquiry.ts';
import { keepTalk, privately, tell } from './memory.ts';
import { answerBlocks } from './show.ts';
import { button, buttons, message, paragraph } from './speaker.ts';
import type { Turn } from './turn.ts';

/** One question of a written line; `warned` when the guard asked for care with the line. */
export interface AskedText {
  readonly text: string;
  readonly index: number;
  readonly warned: boolean;
  readonly door: Door | undefined;
}

/** Finds an answer to one question and says it, or says honestly that there is none. */
export function askedPart(facts: Facts, event: Said, asked: AskedText): Turn {
  const verdict = reranked(facts.answerer.ask(asked.text, context(facts)), facts.near.get(asked.text));
  const outcome = outcomeFor(verdict, facts.content, asked.door);
  const first = verdict.entries[0]?.id;
  const inquiry: Inquiry = {
    id: freshId(facts, 1 + asked.index),
    rev: 0,
    person: facts.me.id,
    place: event.place,
    ...(event.message === undefined ? {} : { message: event.message }),
    lang: voice(facts).lang,
    ...(facts.me.unit === undefined ? {} : { unit: facts.me.unit }),
    text: asked.text,
    warned: asked.warned,
    outcome,
    confidence: verdict.confidence,
    entries: verdict.entries.map(({ id }) => id),
    ...(outcome === 'answer' && first !== undefined ? { shown: first } : {}),
    at: facts.now,
  };
  const talk = keepTalk(facts, event, {
    inquiry: inquiry.id,
    ...(outcome === 'suggest' ? { suggested: inquiry.entries } : {}),
    ...(outcome === 'answer' && first !== undefined ? { lastEntry: first } : {}),
  });
  const here = outcome === 'answer' || outcome === 'suggest' || outcome === 'incident';
  const to = here ? { place: event.place } : privately(facts, event);
  return together(
    changing({ kind: 'inquiryMade', inquiry }),
    talk,
    tell(event, `asked-${asked.index}`, to, reply(facts, inquiry, verdict, asked)),
    here || event.place.private ? silence : movedToPrivate(facts, event),
  );
}

function context(facts: Facts) {
  const unit = unitOf(facts.content, facts.me.unit);
  if (unit === undefined) return {};
  return { unit: unit.id, phase: facts.content.calendar.phaseOf(unit.goLive, facts.now) };
}

/**
 * What a question leads to, when the FAQ has its verdict: an incident comes before all that may be about the system
 * that is down, and a clear door before an answer.
 */
export function outcomeFor(
  verdict: Pick<Verdict, 'outcome' | 'entries'>,
  content: Pick<Content, 'incident' | 'entries'>,
  door: Door | undefined,
): Outcome {
  if (content.incident !== undefined && !isApart(verdict, content)) return 'incident';
  if (door?.strength !== 'clear') return verdict.outcome;
  // The text names what somebody else is for: an answer of ours is then only offered beside their door.
  return verdict.outcome === 'answer' ? 'suggest' : 'route';
}

/**
 * The questions of a line while an incident is announced: first as one all that it stands before, since it is told
 * once, however much was asked; then those that have nothing to do with it.
 */
export function underIncident(facts: Facts, line: string, parts: readonly string[]): readonly string[] {
  const { answerer, content } = facts;
  const apart = new Set(parts.filter((text) => isApart(answerer.ask(text, context(facts)), content)));
  if (apart.size === 0) return [line];
  const rest = parts.filter((text) => !apart.has(text));
  return rest.length === 0 ? parts : [rest.join(' '), ...apart];
}

function isApart(
  { outcome, entries }: Pick<Verdict, 'outcome' | 'entries'>,
  content: Pick<Content, 'entries'>,
): boolean {
  const isFound = outcome === 'answer' || outcome === 'suggest';
  return isFound && entries.every(({ id }) => content.entries.get(id)?.duringIncident === true);
}

function reply(facts: Facts, inquiry: Inquiry, verdict: Verdict, asked: AskedText): Message {
  const { lang, say } = voice(facts);
  const care: Block | undefined = asked.warned
    ? { type: 'notice', tone: 'warning', markdown: say('warned.asked') }
    : undefined;
  switch (inquiry.outcome) {
    case 'answer':
      return message(lang, present(care, ...answerBlocks(facts, inquiry, inquiry.shown ?? '')));
    case 'suggest':
      return message(lang, present(care, doorBlock(asked.door, lang), ...suggestBlocks(facts, inquiry)));
    case 'clarify':
      return message(lang, present(care, ...clarifyBlocks(facts, inquiry, verdict.topics)));
    case 'incident':
      return message(lang, [
        { type: 'notice', tone: 'warning', markdown: facts.content.incident?.[lang] ?? '' },
        buttons(button(say('incident.askAnyway'), 'forward', inquiry.id)),
      ]);
    default:
      return message(lang, present(care, ...routeBlocks(facts, inquiry, asked.door)));
  }
}

function doorBlock(door: Door | undefined, lang: Lang): Block | undefined {
  return door?.strength === 'clear' ? paragraph(door.text[lang]) : undefined;
}

function suggestBlocks(facts: Facts, inquiry: Inquiry): (Block | undefined)[] {
  const { say } = voice(facts);
  const entries = inquiry.entries
    .map((id) => facts.content.entries.get(id))
    .filter((entry) => entry !== undefined);
  return [
    paragraph(`**${say('suggest.didYouMean')}**`),
    buttons(
      ...entries.map((entry) => button(entry.question, 'show', `${inquiry.id}|${entry.id}`)),
      button(say('suggest.none'), 'noneOfThese', inquiry.id),
    ),
  ];
}

function clarifyBlocks(facts: Facts, inquiry: Inquiry, topics: readonly string[]): (Block | undefined)[] {
  const { say } = voice(facts);
  const known = facts.content.topics.filter(({ id }) => topics.includes(id)).slice(0, 4);
  return [
    paragraph(say('clarify.more')),
    buttons(
      ...known.map(({ id, title }) => button(title, 'topic', id)),
      button(say('answer.askSuperuser'), 'forward', inquiry.id),
    ),
  ];
}

/** What is said when there is no answer: so, honestly, and what happens if it is sent on now. */
export function routeBlocks(facts: Facts, inquiry: Inquiry, door?: Door): (Block | undefined)[] {
  const { lang, say } = voice(facts);
  return [
    door === undefined ? paragraph(say('route.unknown')) : paragraph(door.text[lang]),
    door === undefined
      ? { type: 'quiet', markdown: promiseNow(facts) }
      : { type: 'quiet', markdown: say('route.orSuperuser') },
    buttons(button(say('route.send'), 'forward', inquiry.id, door === undefined ? { style: 'primary' } : {})),
  ];
}

function movedToPrivate(facts: Facts, event: Said): Turn {
  const { lang, say } = voice(facts);
  return tell(event, 'moved', { place: event.place }, message(lang, [paragraph(say('channel.moved'))]));
}
