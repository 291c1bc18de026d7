import { formatDateTime, formatWeek } from '../../calendar/index.ts';
import type { ChatEvent, Pressed } from '../../event.ts';
import type { Block, Lang } from '../../message.ts';
import { missingPrivacyFacts } from '../../privacy/index.ts';
import {
  cautionBelow,
  isRunning,
  type Programme,
  published,
  ratesOf,
  type Wave,
  type WaveResult,
} from '../../pulse/index.ts';
import { unitOf } from '../content.ts';
import { changing, type Facts, noteOnly, present, together, voice } from '../facts.ts';
import { button, buttons, message, paragraph, type Speak } from '../speaker.ts';
import type { Turn } from '../turn.ts';
import { calendarBlocks, figureText } from './calendar.ts';

/** How many working days an extension gives. */
const extendDays = 2;

/** What a project lead sees of the pulses: what is missing, the round that runs, the last figures, the calendar. */
export function pulseLead(facts: Facts, _event: ChatEvent): Turn {
  const { lang, say } = voice(facts);
  return noteOnly(
    message(
      lang,
      [
        { type: 'heading', text: say('menu.pulse') },
        ...missingBlocks(facts, say),
        ...facts.content.pulses.flatMap((programme) => programmeBlocks(facts, programme, lang, say)),
      ],
      say('menu.pulse'),
    ),
  );
}

/** Stops sending and answering until it is resumed. */
export function pulsePause(facts: Facts, event: Pressed): Turn {
  return changeWave(facts, event, 'open', 'paused a pulse', (wave) => ({ ...wave, state: 'paused' }));
}

/** Goes on with a paused round; it stays open for at least two working days more. */
export function pulseResume(facts: Facts, event: Pressed): Turn {
  const { calendar } = facts.content;
  return changeWave(facts, event, 'paused', 'resumed a pulse', (wave) => ({
    ...wave,
    state: 'open',
    closesAt: Math.max(wave.closesAt, calendar.addWorkingDays(facts.now, extendDays)),
  }));
}

/** Gives people two working days more to answer in. */
export function pulseExtend(facts: Facts, event: Pressed): Turn {
  const { calendar } = facts.content;
  return changeWave(facts, event, 'open', 'extended a pulse', (wave) => ({
    ...wave,
    closesAt: calendar.addWorkingDays(wave.closesAt, extendDays),
  }));
}

/** Ends a round for good; its answers are destroyed unread. */
export function pulseCancel(facts: Facts, event: Pressed): Turn {
  return changeWave(facts, event, undefined, 'cancelled a pulse', (wave) => ({
    ...wave,
    state: 'cancelled',
  }));
}

function changeWave(
  facts: Facts,
  event: Pressed,
  from: Wave['state'] | undefined,
  what: string,
  change: (wave: Wave) => Wave,
): Turn {
  const { lang, say } = voice(facts);
  const wave = facts.pulse?.waves.find(({ id }) => id === event.value);
  const fits = wave !== undefined && (from === undefined ? isRunning(wave) : wave.state === from);
  if (!fits) return noteOnly(message(lang, [paragraph(say('pulse.over'))]));
  return together(
    changing(
      { kind: 'waveChanged', wave: change(wave), from: wave.rev },
      { kind: 'audited', who: facts.me.id, what, at: facts.now },
    ),
    noteOnly(message(lang, [paragraph(say('pulse.done')), buttons(button(say('menu.pulse'), 'pulse'))])),
  );
}

function missingBlocks({ content }: Facts, say: Speak): Block[] {
  const missing = missingPrivacyFacts(content.privacy);
  if (missing.length === 0) return [];
  return [
    { type: 'notice', tone: 'warning', markdown: say('pulse.missing') },
    paragraph(missing.map((field) => `- privacy.yaml: ${field}`).join('\n')),
  ];
}

function programmeBlocks(facts: Facts, programme: Programme, lang: Lang, say: Speak): Block[] {
  const own = (facts.pulse?.waves ?? []).filter((wave) => wave.programme === programme.id);
  const results = (facts.pulse?.results ?? []).filter((result) => result.programme === programme.id);
  return [
    { type: 'heading', text: programme.title[lang] },
    ...own.filter(isRunning).flatMap((wave) => runningBlocks(facts, wave, lang, say)),
    ...resultBlocks(results, lang, say),
    ...calendarBlocks(facts, programme, lang, say),
  ];
}

function runningBlocks(facts: Facts, wave: Wave, lang: Lang, say: Speak): Block[] {
  const { content } = facts;
  const rates = ratesOf(facts.pulse?.turnouts.get(wave.id) ?? [], wave.k);
  const size = wave.units.reduce((sum, unit) => sum + unit.size, 0);
  const low = rates.total !== undefined && rates.total < cautionBelow;
  const rows = [
    ...(rates.total === undefined ? [] : [[say('pulse.everybody'), rateText(rates.total, say)]]),
    ...rates.units.map(({ unit, rate }) => [unitOf(content, unit)?.name ?? unit, rateText(rate, say)]),
  ];
  const table: Block = {
    type: 'table',
    caption: say('pulse.rates'),
    columns: [{ label: say('pulse.unit') }, { label: say('pulse.rate'), numeric: true }],
    rows,
  };
  const paused = wave.state === 'paused';
  return present(
    {
      type: 'fields',
      fields: [
        { label: say('pulse.round'), value: formatWeek(wave.week, lang) },
        { label: say('pulse.state'), value: paused ? say('pulse.isPaused') : say('pulse.isOpen') },
        { label: say('pulse.sent'), value: say('pulse.sentOf', { sent: wave.fed.invite, size }) },
        {
          label: say('pulse.closes'),
          value: formatDateTime(wave.closesAt, lang, content.calendar.timeZone),
        },
      ],
    },
    rows.length === 0 ? paragraph(say('pulse.tooFew')) : table,
    low ? { type: 'quiet', markdown: say('pulse.caution') } : undefined,
    buttons(
      paused
        ? button(say('pulse.resume'), 'pulseResume', wave.id)
        : button(say('pulse.pause'), 'pulsePause', wave.id),
      paused ? undefined : button(say('pulse.extend'), 'pulseExtend', wave.id),
      button(say('pulse.cancel'), 'pulseCancel', wave.id, {
        style: 'danger',
        confirm: say('pulse.cancelConfirm'),
      }),
    ),
  );
}

function rateText(rate: number, say: Speak): string {
  if (rate >= 95) return say('pulse.rateMost');
  return rate <= 5 ? say('pulse.rateLeast') : say('pulse.rateAbout', { rate });
}

function resultBlocks(results: readonly WaveResult[], lang: Lang, say: Speak): Block[] {
  const last = results.at(-1);
  if (last === undefined) return [];
  const rows = published(last, results.slice(0, -1)).map(({ item, total }) => [
    item[lang],
    total === undefined ? say('pulse.tooFew') : figureText(total, lang, say),
  ]);
  return [
    {
      type: 'table',
      caption: say('pulse.lastRound', { week: formatWeek(last.week, lang) }),
      columns: [{ label: say('pulse.item') }, { label: say('pulse.mean') }],
      rows,
    },
    ...(last.rate.total !== undefined && last.rate.total < cautionBelow
      ? [{ type: 'quiet' as const, markdown: say('pulse.caution') }]
      : []),
  ];
}
