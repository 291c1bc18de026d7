import { formatWeek } from '../../calendar/index.ts';
import type { Pressed, Submitted } from '../../event.ts';
import type { Block } from '../../message.ts';
import { hasRole } from '../../organisation/index.ts';
import { guardForPrint } from '../../privacy/index.ts';
import { everybody, type Gain, nextWeek, previousWeek, reportDue } from '../../report/index.ts';
import { changing, type Facts, freshId, noteOnly, together, voice } from '../facts.ts';
import { button, buttons, message, paragraph } from '../speaker.ts';
import { told } from '../told.ts';
import type { Change, Turn } from '../turn.ts';
import { opening } from './goals.ts';
import { reportFacts } from './pages.ts';

/** The longest gain, in UTF-16 units: a sentence or two. */
export const gainLength = 300;

/** Opens the form for a small win; it says who reads it before anything is written. */
export function gainForm(facts: Facts, _event: Pressed): Turn {
  const { lang, say } = voice(facts);
  return opening({
    name: 'gain',
    value: '',
    lang,
    title: say('form.gain.title'),
    submit: say('form.gain.submit'),
    cancel: say('form.cancel'),
    intro: [paragraph(say('form.gain.intro'))],
    fields: [
      {
        name: 'text',
        label: say('form.gain.text'),
        hint: say('form.gain.hint'),
        kind: 'text',
        required: true,
        maxLength: gainLength,
      },
    ],
  });
}

/** Keeps a small win that the guard has let through. */
export function gainShared(facts: Facts, event: Submitted): Turn {
  const { me, now } = facts;
  const gain: Gain = {
    id: freshId(facts),
    person: me.id,
    ...(me.unit === undefined ? {} : { unit: me.unit }),
    text: (event.values['text'] ?? '').trim(),
    at: now,
  };
  return together(changing({ kind: 'gainShared', gain }), told(facts, 'gain.thanks'));
}

/** The small wins that a leader may see, without names, and the choice of the week's one. */
export function gains(facts: Facts, _event: Pressed): Turn {
  const { lang, say } = voice(facts);
  const scope = pickScope(facts);
  if (scope === undefined) return told(facts, 'gain.few', { k: String(facts.content.goals.report.k) });
  const week = pickWeek(facts);
  const visible = gainsFor(facts, scope);
  return noteOnly(
    message(
      lang,
      [
        { type: 'heading', text: say('gain.heading') },
        paragraph(say('gain.choose', { week: formatWeek(week, lang) })),
        visible.length === 0 ? paragraph(say('gain.none')) : undefined,
        ...visible.flatMap((gain) => gainBlocks(facts, gain, week, scope)),
      ],
      say('gain.heading'),
    ),
  );
}

function gainBlocks(facts: Facts, gain: Gain, week: string, scope: string): (Block | undefined)[] {
  const { lang, say } = voice(facts);
  const isPicked = gain.picked?.week === week && gain.picked.scope === scope;
  return [
    { type: 'quote', text: gain.text ?? '' },
    // Whoever shared it may have insisted; whoever picks it has it printed.
    guardForPrint(gain.text ?? '').length > 0
      ? { type: 'notice', tone: 'warning', markdown: say('warned.gain') }
      : undefined,
    isPicked
      ? { type: 'quiet', markdown: say('gain.picked', { week: formatWeek(week, lang) }) }
      : buttons(button(say('gain.pick'), 'gainPick', gain.id)),
  ];
}

/** Picks the week's small win; the one picked before is let go. */
export function gainPick(facts: Facts, event: Pressed): Turn {
  const scope = pickScope(facts);
  const visible = scope === undefined ? [] : gainsFor(facts, scope);
  const chosen = visible.find(({ id }) => id === event.value);
  if (scope === undefined || chosen === undefined) return told(facts, 'gain.gone');
  const week = pickWeek(facts);
  const others = visible.filter(
    ({ id, picked }) => id !== chosen.id && picked?.week === week && picked.scope === scope,
  );
  const letGo = others.map(({ picked: _, ...gain }): Change => ({ kind: 'gainPicked', gain }));
  const picked = { week, scope, by: facts.me.id };
  return together(
    changing(
      ...letGo,
      { kind: 'gainPicked', gain: { ...chosen, picked } },
      {
        kind: 'audited',
        who: facts.me.id,
        what: `picked the small win of ${week} for ${scope}`,
        at: facts.now,
      },
    ),
    told(facts, 'gain.noted', { week: formatWeek(week, voice(facts).lang) }),
  );
}

/**
 * The scope that somebody picks for: a unit's manager the own unit, if it has so many people that a gain points at
 * nobody; managers of none and project leads everybody together.
 */
function pickScope({ me, content }: Facts): string | undefined {
  const { units, people } = content.organisation;
  const own = units.filter(({ manager }) => manager === me.id);
  if (own.length === 0 || hasRole(me, 'projectLead')) return everybody;
  const k = content.goals.report.k;
  return own.find(({ id }) => people.filter(({ unit }) => unit === id).length >= k)?.id;
}

/** The gains of this week and the last that nobody has picked for something else, newest first. */
function gainsFor(facts: Facts, scope: string): readonly Gain[] {
  const week = pickWeek(facts);
  const since = facts.content.calendar.weekStart(previousWeek(week));
  return reportFacts(facts)
    .gains.filter(({ text, at }) => text !== null && at >= since)
    .filter(({ unit }) => scope === everybody || unit === scope)
    .filter(({ picked }) => picked === undefined || (picked.week === week && picked.scope === scope))
    .toReversed();
}

/** The week whose report is made next: what is picked now stands in it. */
function pickWeek({ content, now }: Facts): string {
  return nextWeek(reportDue(content.goals, content.calendar, now).week);
}
