import type { ChatEvent, Pressed, Submitted } from '../../event.ts';
import type { Block } from '../../message.ts';
import { type InWave, itemsFor, nextItem, taps } from '../../pulse/index.ts';
import { changing, type Facts, noteOnly, silence, together, voice } from '../facts.ts';
import { overCard, privately, tell } from '../memory.ts';
import { button, buttons, message, paragraph } from '../speaker.ts';
import { told } from '../told.ts';
import type { Turn } from '../turn.ts';
import { type Asking, inviteCard, itemCard, skippedCard, thanksCard, untilOf, whoBlocks } from './cards.ts';

/** The longest comment, in UTF-16 units: a sentence or two, too short for a story about a case. */
export const commentLength = 300;

/** The way to the open round on one's own page; nothing where there is none to answer. */
export function pulseBlocks(facts: Facts): (Block | undefined)[] {
  const { say } = voice(facts);
  const asking = askingNow(facts);
  if (asking === undefined) return [];
  return [
    { type: 'heading', text: say('menu.pulse') },
    paragraph(say('pulse.isOpenFor', { until: untilOf(asking) })),
    buttons(button(say('pulse.start'), 'pulseCard', 'home', { style: 'primary' })),
  ];
}

/**
 * Gives somebody the first card of the open round once more, in private. It is the same for who has answered and who
 * has not: the conversation must not tell.
 */
export function pulseCard(facts: Facts, event: Pressed): Turn {
  const asking = askingNow(facts);
  if (asking === undefined) return told(facts, 'pulse.noneOpen');
  const card = tell(event, 'pulse', privately(facts, event), inviteCard(asking, false));
  // On their own page nobody sees what is said in the conversation.
  return event.value === 'home' ? together(card, told(facts, 'pulse.cardSaid')) : card;
}

/** Shows the first item that is not answered yet. */
export function pulseStart(facts: Facts, event: Pressed): Turn {
  return inOpenWave(facts, (found, asking) => {
    const item = nextItem(found.wave, found.seat, found.answered);
    return overCard(
      event,
      'pulse',
      item === undefined ? thanksCard(asking, found.commented) : itemCard(asking, item),
    );
  });
}

/** Goes through the items once more; what was answered counts until it is answered anew. */
export function pulseAgain(facts: Facts, event: Pressed): Turn {
  return inOpenWave(facts, (found, asking) => {
    const first = itemsFor(found.wave, found.seat)[0];
    return first === undefined ? silence : overCard(event, 'pulse', itemCard(asking, first));
  });
}

/** Takes one tap and shows the item after it. */
export function pulseAnswer(facts: Facts, event: Pressed): Turn {
  const [, item = '', value = ''] = event.value.split('|');
  return inOpenWave(facts, (found, asking) => {
    const { wave, seat, answered } = found;
    const values = taps(wave, seat, item, value);
    if (values === undefined) return silence;
    const all = itemsFor(wave, seat);
    const after = all.slice(all.findIndex(({ id }) => id === item) + 1);
    // On the way through once more the next one follows, answered or not; else the first that is open.
    const next = answered.includes(item) ? after[0] : nextItem(wave, seat, [...answered, item]);
    return together(
      changing({ kind: 'pulseAnswered', wave: wave.id, person: facts.me.id, values }),
      overCard(
        event,
        'pulse',
        next === undefined ? thanksCard(asking, found.commented) : itemCard(asking, next),
      ),
    );
  });
}

/** Skips the wave: no reminder of it. */
export function pulseSkip(facts: Facts, event: Pressed): Turn {
  return inOpenWave(facts, ({ wave }, asking) =>
    together(
      changing({ kind: 'pulseSkipped', wave: wave.id, person: facts.me.id }),
      overCard(event, 'pulse', skippedCard(asking)),
    ),
  );
}

/** Turns reminders of all waves off, or on again. */
export function pulseReminders(facts: Facts, event: Pressed): Turn {
  const { lang, say } = voice(facts);
  const [wave = '', turn = ''] = event.value.split('|');
  const off = turn === 'off';
  return together(
    changing({
      kind: 'settingsChosen',
      settings: { ...facts.settings, person: facts.me.id, noPulseReminders: off },
    }),
    noteOnly(
      message(lang, [
        paragraph(off ? say('pulse.stopped') : say('pulse.remindersOn')),
        buttons(off ? button(say('pulse.resumeReminders'), 'pulseReminders', `${wave}|on`) : undefined),
      ]),
    ),
  );
}

/** Tells who sees what. */
export function pulseWho(facts: Facts, _event: ChatEvent): Turn {
  return inOpenWave(facts, ({ wave }, { lang }) =>
    noteOnly(message(lang, whoBlocks(facts.content, wave, lang))),
  );
}

/** Opens the form of a comment. What was written before is not shown: nobody else may read it either. */
export function pulseComment(facts: Facts, _event: ChatEvent): Turn {
  const { lang, say } = voice(facts);
  return inOpenWave(facts, ({ wave }) => {
    if (!wave.comments) return silence;
    return {
      ...silence,
      reply: {
        form: {
          name: 'pulseComment',
          value: wave.id,
          lang,
          title: say('pulse.comment'),
          submit: say('pulse.commentSave'),
          cancel: say('form.cancel'),
          intro: [paragraph(say('pulse.commentIntro', { from: wave.commentsFrom }))],
          fields: [
            {
              name: 'text',
              label: say('form.pulseComment.text'),
              kind: 'text',
              required: true,
              maxLength: commentLength,
            },
          ],
        },
      },
    };
  });
}

/** Keeps a comment that the guard has let through. */
export function pulseCommented(facts: Facts, event: Submitted): Turn {
  const { lang, say } = voice(facts);
  return inOpenWave(facts, ({ wave }) => {
    if (!wave.comments) return silence;
    const comment = (event.values['text'] ?? '').trim();
    return together(
      changing({ kind: 'pulseAnswered', wave: wave.id, person: facts.me.id, values: {}, comment }),
      noteOnly(message(lang, [paragraph(say('pulse.commented'))])),
    );
  });
}

function inOpenWave(facts: Facts, then: (found: InWave, asking: Asking) => Turn): Turn {
  const found = facts.pulse?.mine;
  const asking = askingNow(facts);
  if (found === undefined || asking === undefined) return told(facts, 'pulse.over');
  return then(found, asking);
}

function askingNow(facts: Facts): Asking | undefined {
  const found = facts.pulse?.mine;
  // Its time may be over a moment before the next look closes it.
  if (found === undefined || found.wave.closesAt <= facts.now) return undefined;
  return { content: facts.content, wave: found.wave, seat: found.seat, lang: voice(facts).lang };
}
