import { describeOpening, formatDate, formatDateTime } from '../../calendar/index.ts';
import type { Pressed, Submitted } from '../../event.ts';
import type { Block, Form } from '../../message.ts';
import { hasRole, type Unit } from '../../organisation/index.ts';
import { guard } from '../../privacy/index.ts';
import { everybody, type Letter } from '../../report/index.ts';
import { changing, type Facts, freshId, noteOnly, present, silence, together, voice } from '../facts.ts';
import { privately, tell } from '../memory.ts';
import { button, buttons, message, paragraph } from '../speaker.ts';
import { told } from '../told.ts';
import type { Turn } from '../turn.ts';
import { opening } from './goals.ts';
import { letterButtons, waitsFor } from './letter-sent.ts';
import { reportFacts } from './pages.ts';

/** The longest letter, in UTF-16 units. */
export const letterLength = 2000;

/** The drafts, in the order of a new system's life, each with the phases it fits. */
export const drafts = {
  why: ['before'],
  start: ['before', 'intensive'],
  dip: ['intensive'],
  help: ['intensive', 'settling'],
  gains: ['settling', 'operation'],
  thanks: ['operation'],
} as const;
type DraftId = keyof typeof drafts;

/** The drafts a leader can begin with, those that fit their units' phase first, and the letters sent before. */
export function letters(facts: Facts, _event: Pressed): Turn {
  const { lang, say } = voice(facts);
  const own = unitsFor(facts);
  if (own.length === 0) return told(facts, 'letter.noUnits');
  const { calendar } = facts.content;
  const phases = new Set<string>(own.map(({ goLive }) => calendar.phaseOf(goLive, facts.now)));
  const ids = Object.keys(drafts) as DraftId[];
  const fitting = ids.filter((id) => drafts[id].some((phase) => phases.has(phase)));
  const row = (some: readonly DraftId[]) =>
    buttons(...some.map((id) => button(say(`letter.title.${id}`), 'letter', id)));
  return noteOnly(
    message(
      lang,
      [
        { type: 'heading', text: say('letter.heading') },
        paragraph(say('letter.intro')),
        paragraph(`**${say('letter.fits')}**`),
        row(fitting),
        { type: 'quiet', markdown: say('letter.others') },
        row(ids.filter((id) => !fitting.includes(id))),
        ...sentBlocks(facts),
      ],
      say('letter.heading'),
    ),
  );
}

/** The newest letters of the one who asks, each with the question whom it did not reach. */
function sentBlocks(facts: Facts): Block[] {
  const { lang, say } = voice(facts);
  const { calendar } = facts.content;
  const sent = reportFacts(facts)
    .letters.filter(({ by, to }) => by === facts.me.id && to.length > 0)
    .slice(-3)
    .toReversed();
  return sent.flatMap((letter) => {
    const count = letter.to.length;
    const date = formatDate(calendar.localDate(letter.sendAt), lang);
    const when = formatDateTime(letter.sendAt, lang, calendar.timeZone);
    return present(
      paragraph(
        waitsFor(letter) ? say('letter.sends', { when, count }) : say('letter.sentOn', { date, count }),
      ),
      letterButtons(letter, say),
    );
  });
}

/** Opens the form with a draft's text, to be made one's own. */
export function letterForm(facts: Facts, event: Pressed): Turn {
  const { lang, say } = voice(facts);
  const own = unitsFor(facts);
  if (!isDraft(event.value)) return told(facts, 'action.unknown');
  const [first] = own;
  if (first === undefined) return told(facts, 'letter.noUnits');
  const { system } = facts.content.organisation;
  const date = formatDate(first.goLive, lang);
  const several = own.length > 1;
  return opening({
    name: 'letter',
    value: event.value,
    lang,
    title: say('form.letter.title'),
    submit: say('form.letter.submit'),
    cancel: say('form.cancel'),
    intro: [paragraph(say('form.letter.intro'))],
    fields: [
      ...(several
        ? [
            {
              name: 'units',
              label: say('form.label.units'),
              kind: 'choice',
              required: true,
              options: [
                { value: everybody, label: say('letter.allUnits') },
                ...own.map(({ id, name }) => ({ value: id, label: name })),
              ],
            } as const,
          ]
        : []),
      {
        name: 'text',
        label: say('form.letter.text'),
        hint: say('form.noCpr'),
        kind: 'text',
        required: true,
        maxLength: letterLength,
        value: say(`letter.draft.${event.value}`, { system, date, name: facts.me.name }),
      },
    ],
  });
}

/** Shows to how many and when a letter is sent before it is. */
export function letterPreview(facts: Facts, event: Submitted): Turn {
  const { say } = voice(facts);
  const { text = '', units = '' } = event.values;
  if (!isDraft(event.value)) return told(facts, 'action.unknown');
  const chosen = chosenUnits(facts, units);
  if (chosen === undefined) return { ...silence, reply: { errors: { units: say('letter.chooseUnits') } } };
  if (readersOf(facts, chosen).length === 0) return told(facts, 'letter.nobody');
  return opening(previewForm(facts, { draft: event.value, units, text }));
}

/** Sends the letter as it was shown; one that was changed since is shown again first. */
export function letterSent(facts: Facts, event: Submitted): Turn {
  const [draft = '', units = '', shown] = event.value.split('|');
  const text = event.values['text'] ?? '';
  const chosen = chosenUnits(facts, units);
  if (chosen === undefined || !isDraft(draft)) return told(facts, 'letter.notYours');
  const to = readersOf(facts, chosen);
  if (to.length === 0) return told(facts, 'letter.nobody');
  if (shown !== markOf(text)) return opening(previewForm(facts, { draft, units, text }));
  const letter: Letter = {
    id: freshId(facts),
    by: facts.me.id,
    units: chosen.map(({ id }) => id),
    draft,
    text,
    to,
    at: facts.now,
    sendAt: facts.content.calendar.nextOpening(facts.now),
  };
  const { lang, say } = voice(facts);
  const receipt = message(lang, [
    paragraph(say('letter.done', { count: to.length, when: whenSent(facts) })),
    { type: 'quote', text },
    letterButtons(letter, say),
  ]);
  return together(
    changing(
      { kind: 'letterWritten', letter },
      {
        kind: 'audited',
        who: facts.me.id,
        what: `wrote a letter to ${letter.units.join(', ')}`,
        at: facts.now,
      },
    ),
    tell(event, 'letter', privately(facts, event), receipt),
    told(facts, 'letter.noted', { count: String(to.length), when: whenSent(facts) }),
  );
}

function previewForm(
  facts: Facts,
  { draft, units, text }: { draft: string; units: string; text: string },
): Form {
  const { lang, say } = voice(facts);
  const chosen = chosenUnits(facts, units) ?? [];
  const count = readersOf(facts, chosen).length;
  const who = chosen.map(({ name }) => name).join(', ');
  const care: Block[] =
    guard(text).length > 0 ? [{ type: 'notice', tone: 'warning', markdown: say('warned.form') }] : [];
  return {
    name: 'letterSend',
    value: `${draft}|${units}|${markOf(text)}`,
    lang,
    title: say('form.letterSend.title'),
    submit: say('form.letterSend.submit'),
    cancel: say('form.cancel'),
    intro: [
      ...care,
      paragraph(say('letter.preview', { count, who, when: whenSent(facts) })),
      { type: 'quote', text, by: facts.me.name },
      { type: 'quiet', markdown: say('letter.mayChange') },
    ],
    fields: [
      {
        name: 'text',
        label: say('form.letter.text'),
        kind: 'text',
        required: true,
        maxLength: letterLength,
        value: text,
      },
    ],
  };
}

/** The units somebody writes to: a unit's manager to the own ones, managers of none and project leads to every one. */
function unitsFor({ me, content }: Facts): readonly Unit[] {
  const { units } = content.organisation;
  const own = units.filter(({ manager }) => manager === me.id);
  return hasRole(me, 'projectLead') || own.length === 0 ? units : own;
}

function chosenUnits(facts: Facts, value: string): readonly Unit[] | undefined {
  const own = unitsFor(facts);
  if (value === everybody || (value === '' && own.length === 1)) return own;
  const one = own.find(({ id }) => id === value);
  return one === undefined ? undefined : [one];
}

function readersOf({ me, content }: Facts, units: readonly Unit[]): string[] {
  return content.organisation.people
    .filter(({ id, unit }) => id !== me.id && units.some((one) => one.id === unit))
    .map(({ id }) => id);
}

function whenSent(facts: Facts): string {
  const { lang } = voice(facts);
  return describeOpening(facts.content.calendar, facts.now, lang);
}

function isDraft(id: string): id is DraftId {
  return Object.hasOwn(drafts, id);
}

/** A short mark of a text (FNV-1a, 32 bits), by which a changed one is told from the one that was shown. */
function markOf(text: string): string {
  let hash = 0x811c9dc5;
  for (const unit of text.replaceAll('\r\n', '\n').trim()) {
    hash = Math.imul(hash ^ (unit.codePointAt(0) ?? 0), 0x01000193);
  }
  return (hash >>> 0).toString(36);
}
