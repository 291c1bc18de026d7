import { formatDateTime } from '../../calendar/index.ts';
import type { Block, Lang, Message } from '../../message.ts';
import { type Item, itemsFor, type Programme, type Seat, type Wave } from '../../pulse/index.ts';
import type { Content } from '../content.ts';
import { present } from '../facts.ts';
import { button, buttons, message, paragraph, speaker } from '../speaker.ts';

/** What a pulse card is made from: the wave, the one who is asked, and the language to ask in. */
export interface Asking {
  readonly content: Content;
  readonly wave: Wave;
  readonly seat: Omit<Seat, 'person'>;
  readonly lang: Lang;
}

/** The first card of a wave, or its reminder: who sees what stands before anything is asked. */
export function inviteCard(asking: Asking, reminder: boolean): Message {
  const { content, wave, seat, lang } = asking;
  const say = speaker(content.texts[lang]);
  const title = programmeOf(content, wave)?.title[lang] ?? say('menu.pulse');
  const count = itemsFor(wave, seat).length;
  const head = reminder
    ? say('pulse.remind', { until: untilOf(asking) })
    : say('pulse.invite', { count, until: untilOf(asking) });
  return message(
    lang,
    [
      { type: 'heading', text: title },
      paragraph(head),
      { type: 'notice', tone: 'info', markdown: say('pulse.who', { k: wave.k }) },
      buttons(
        button(say('pulse.start'), 'pulseStart', wave.id, { style: 'primary' }),
        button(say('pulse.skip'), 'pulseSkip', wave.id),
        button(say('pulse.stop'), 'pulseReminders', `${wave.id}|off`),
      ),
    ],
    `${title}. ${head}`,
  );
}

/** One item with its buttons. What was chosen before is never shown: the conversation must not hold an answer. */
export function itemCard(asking: Asking, item: Item): Message {
  const { content, wave, seat, lang } = asking;
  const say = speaker(content.texts[lang]);
  const items = itemsFor(wave, seat);
  const n = items.findIndex(({ id }) => id === item.id) + 1;
  const value = (number: number) => `${wave.id}|${item.id}|${number}`;
  const scale = [
    'pulse.scaleOne',
    'pulse.scaleTwo',
    'pulse.scaleThree',
    'pulse.scaleFour',
    'pulse.scaleFive',
  ];
  return message(
    lang,
    [
      { type: 'heading', text: say('pulse.progress', { n, count: items.length }) },
      paragraph(`**${item[lang]}**`),
      buttons(
        ...scale.map((key, place) => button(`${place + 1} ${say(key)}`, 'pulseAnswer', value(place + 1))),
        button(say('pulse.notRelevant'), 'pulseAnswer', value(0)),
      ),
      { type: 'quiet', markdown: say('pulse.notShown') },
      buttons(button(say('pulse.skip'), 'pulseSkip', wave.id)),
    ],
    item[lang],
  );
}

/** The card when everything is answered: thanks, what the last round led to, and the way back. */
export function thanksCard(asking: Asking, commented: boolean): Message {
  const { content, wave, lang } = asking;
  const say = speaker(content.texts[lang]);
  const said = programmeOf(content, wave)?.saidDid?.[lang];
  return message(lang, [
    { type: 'heading', text: say('pulse.thanks') },
    paragraph(say('pulse.saved', { until: untilOf(asking) })),
    said === undefined ? undefined : paragraph(`**${say('pulse.saidDid')}** ${said}`),
    buttons(
      button(say('pulse.again'), 'pulseAgain', wave.id),
      wave.comments
        ? button(commented ? say('pulse.commentAgain') : say('pulse.comment'), 'pulseComment', wave.id)
        : undefined,
      button(say('pulse.whoAsk'), 'pulseWho', wave.id),
    ),
  ]);
}

/** The card of somebody who skipped the wave, with the way back. */
export function skippedCard(asking: Asking): Message {
  const { content, wave, lang } = asking;
  const say = speaker(content.texts[lang]);
  return message(lang, [
    paragraph(say('pulse.skipped', { until: untilOf(asking) })),
    buttons(button(say('pulse.start'), 'pulseStart', wave.id)),
  ]);
}

/** Who sees what, for somebody who asks once more. */
export function whoBlocks(content: Content, wave: Wave, lang: Lang): Block[] {
  const say = speaker(content.texts[lang]);
  return present(
    { type: 'heading', text: say('pulse.whoAsk') },
    paragraph(say('pulse.who', { k: wave.k })),
    buttons(button(say('menu.privacy'), 'privacy')),
  );
}

/** The programme of a wave, if the content still has it. */
export function programmeOf(content: Content, wave: Pick<Wave, 'programme'>): Programme | undefined {
  return content.pulses.find(({ id }) => id === wave.programme);
}

/** Until when the wave takes answers, in words. */
export function untilOf({ content, wave, lang }: Asking): string {
  return formatDateTime(wave.closesAt, lang, content.calendar.timeZone);
}
