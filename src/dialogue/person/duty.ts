import { describeOpening, formatClock, formatTime } from '../../calendar/index.ts';
import type { ChatEvent, Pressed } from '../../event.ts';
import { availability } from '../../handoff/index.ts';
import type { Block } from '../../message.ts';
import { handoffFacts } from '../availability.ts';
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
