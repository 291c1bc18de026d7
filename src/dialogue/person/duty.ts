import { describeOpening, formatClock, formatTime } from '../../calendar/index.ts';
import type { ChatEvent, Pressed } from '../../event.ts';
import { availability, type Question } from '../../handoff/index.ts';
import type { Block, Message } from '../../message.ts';
import { duration } from '../../report/index.ts';
import { handoffFacts } from '../availability.ts';
import { nameOf, unitOf } from '../content.ts';
import { changing, type Facts, noteOnly, together, voice } from '../facts.ts';
import { button, buttons, message, paragraph } from '../speaker.ts';
import type { Turn } from '../turn.ts';

/** A superuser's duty: how it stands, the roster's week, and the switch for the rest of the day. */
export function duty(facts: Facts, _event: ChatEvent): Turn {
  const { lang, say } = voice(facts);
  const state = availability(facts.me, handoffFacts(facts));
  const roster = (facts.me.superuser?.duty ?? []).map(
    ({ day, from, to }) => `${say(`day.${day}`)} ${formatTime(from, lang)}–${formatClock(to, lang)}`,
  );
  return noteOnly(
    message(lang, [
      { type: 'heading', text: say('duty.heading') },
      paragraph(`**${say(`duty.state.${state.why}`)}**`),
      roster.length === 0
        ? undefined
        : { type: 'quiet', markdown: `${say('duty.roster')} ${roster.join(', ')}` },
      dutyButtons(facts),
    ]),
  );
}

function dutyButtons(facts: Facts): Block | undefined {
  const { say } = voice(facts);
  return buttons(
    button(say('duty.goOn'), 'setDuty', 'on'),
    button(say('duty.goOff'), 'setDuty', 'off'),
    facts.settings?.duty === undefined ? undefined : button(say('duty.follow'), 'setDuty', 'roster'),
  );
}

/** Sets the duty by hand until the end of the local day, or goes back to the roster. */
export function setDuty(facts: Facts, event: Pressed): Turn {
  const { lang } = voice(facts);
  const { calendar } = facts.content;
  const { duty: _before, ...others } = facts.settings ?? { person: facts.me.id };
  const until = calendar.dayInfo(calendar.localDate(facts.now)).end;
  const settings =
    event.value === 'roster' ? others : { ...others, duty: { on: event.value === 'on', until } };
  return together(
    changing({ kind: 'settingsChosen', settings: { ...settings, person: facts.me.id } }),
    noteOnly(message(lang, [paragraph(chosenWords(facts, event.value, until))])),
  );
}

// Questions are offered in opening hours only, so what is chosen for the day begins with them, or comes to nothing.
function chosenWords(facts: Facts, chosen: string, until: number): string {
  const { content, now } = facts;
  const { lang, say } = voice(facts);
  if (chosen === 'roster') return say('duty.follows');
  if (chosen !== 'on') return say('duty.isOff');
  const opening = content.calendar.nextOpening(now);
  if (opening === now) return say('duty.isOn');
  const when = describeOpening(content.calendar, now, lang);
  return opening < until ? say('duty.isOnFrom', { when }) : say('duty.closedToday', { when });
}

/** 10: two blocks each, with one's own they fit in what Slack takes in a window; the rest come as these are taken. */
const shownAtMost = 10;

/** What waits to be taken, what the superuser has, and who has the rest. */
export function queue(facts: Facts, _event: ChatEvent): Turn {
  return noteOnly(queueNote(facts));
}

/** Follows the question in the value of a button that stands in the queue, and not on the question's card. */
export const inQueue = 'queue';

/** A question in the queue: the words, whose they are, from which unit, about what, and how long they have waited. */
function inLine(facts: Facts, { text, asker, unit, topic, askedAt }: Question): Block {
  const { content, now } = facts;
  const { lang, say } = voice(facts);
  const waited = duration(content.calendar.workingMinutesBetween(askedAt, now), { lang, say });
  const about = [
    nameOf(content, asker),
    unitOf(content, unit)?.name,
    content.topics.find(({ id }) => id === topic)?.title,
    say('queue.waited', { waited }),
  ];
  return {
    type: 'quote',
    text: text ?? say('question.forgotten'),
    by: about.filter((part) => part !== undefined).join(' · '),
  };
}

/** The queue as a note, after what is to be read first. */
export function queueNote(facts: Facts, first: readonly Block[] = []): Message {
  const { lang, say } = voice(facts);
  const waiting = facts.live.filter(
    ({ state, asker }) => (state === 'open' || state === 'offered') && asker !== facts.me.id,
  );
  const own = facts.live.filter(({ claimedBy, state }) => claimedBy === facts.me.id && state !== 'answered');
  const blocks: (Block | undefined)[] = [...first, { type: 'heading', text: say('queue.heading') }];
  for (const question of waiting.slice(0, shownAtMost)) {
    blocks.push(
      inLine(facts, question),
      buttons(button(say('card.claim'), 'claim', `${question.id}|${inQueue}`, { style: 'primary' })),
    );
  }
  if (waiting.length === 0) blocks.push(paragraph(say('queue.empty')));
  const rest = waiting.length - shownAtMost;
  if (rest > 0) blocks.push({ type: 'quiet', markdown: say('queue.more', { count: rest }) });
  if (own.length > 0) blocks.push({ type: 'heading', text: say('queue.yours') });
  for (const question of own) {
    blocks.push(
      inLine(facts, question),
      buttons(
        button(say('card.answer'), 'answer', question.id, { style: 'primary' }),
        button(say('card.askBack'), 'askBack', question.id),
        button(say('card.handOver'), 'handOver', question.id),
        button(say('card.release'), 'release', question.id),
      ),
    );
  }
  return message(lang, blocks, say('queue.heading'));
}
