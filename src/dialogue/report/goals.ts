import { formatNumber } from '../../calendar/index.ts';
import type { Pressed } from '../../event.ts';
import type { Block, Field, Form } from '../../message.ts';
import { hasRole } from '../../organisation/index.ts';
import { focusArea } from '../../pulse/index.ts';
import { activityMeasure, effectiveGoals, everybody, type Goal, type PageLight } from '../../report/index.ts';
import { type Facts, noteOnly, silence, voice } from '../facts.ts';
import { button, buttons, message, paragraph } from '../speaker.ts';
import { told } from '../told.ts';
import type { Turn } from '../turn.ts';
import { lightLine } from './message.ts';
import { pageFor, reportFacts, wantedReport } from './pages.ts';
import { periodName, periodsOf } from './periods.ts';

/** The goals with their lights, whose they are, and what the one who asks may do about them. */
export function goals(facts: Facts, _event: Pressed): Turn {
  const { lang, say } = voice(facts);
  const all = goalsNow(facts);
  const lights = lightsOf(facts);
  const lead = hasRole(facts.me, 'projectLead');
  return noteOnly(
    message(
      lang,
      [
        { type: 'heading', text: say('goal.heading') },
        all.length === 0 ? paragraph(say('goal.none')) : undefined,
        ...all.flatMap((goal) => goalBlocks(facts, goal, lights.get(goal.id))),
        lead ? buttons(button(say('goal.new'), 'goalNew')) : undefined,
      ],
      say('goal.heading'),
    ),
  );
}

function goalBlocks(facts: Facts, goal: Goal, light: PageLight | undefined): (Block | undefined)[] {
  const { lang, say } = voice(facts);
  const { owners } = facts.content.organisation;
  const owner = owners.find(({ id }) => id === goal.owner)?.title ?? say('role.projectLead');
  const unit = unitOf(goal.measure);
  const kind = unit === undefined ? '' : ` ${say(`goal.unit.${unit}`)}`;
  const number = (value: number) => `${formatNumber(value, lang, 2)}${kind}`;
  const about = [
    // As it is now; the light has the target of the week it shone in.
    say(goal.direction === 'up' ? 'goal.atLeast' : 'goal.atMost', { number: number(goal.target) }),
    goal.baseline === undefined
      ? say('goal.noBaseline')
      : say('goal.before', { number: number(goal.baseline) }),
    say('goal.owner', { owner }),
  ];
  const own = mayChange(facts, goal);
  return [
    paragraph(light === undefined ? `**${goal.title[lang]}**` : lightLine(light)),
    { type: 'quiet', markdown: about.join(' · ') },
    own
      ? buttons(
          button(say('goal.edit'), 'goalEdit', goal.id),
          goal.measure.kind === 'manual' ? button(say('goal.value'), 'goalValue', goal.id) : undefined,
        )
      : undefined,
  ];
}

/** What a goal's numbers count; nothing for the scale of a pulse and for a plain ratio. */
function unitOf(measure: Goal['measure']): string | undefined {
  if (measure.kind === 'pulse') return undefined;
  if (measure.kind === 'manual') return measure.unit;
  if (measure.figure === 'perAsker') return undefined;
  return isShare(measure) ? 'percent' : 'minutes';
}

/** Whether a goal is a share in per cent. */
export function isShare(measure: Goal['measure']): boolean {
  if (measure.kind === 'manual') return measure.unit === 'percent';
  return measure.kind === 'activity' && ['selfService', 'reopened', 'participation'].includes(measure.figure);
}

function lightsOf(facts: Facts): ReadonlyMap<string, PageLight> {
  const wanted = wantedReport(facts, '');
  const sections = (wanted && pageFor(facts, wanted)?.sections) ?? [];
  return new Map(sections.flatMap(({ lights = [] }) => lights).map((light) => [light.goal, light]));
}

/** The goals that hold now: those of goals.yaml as they were changed here, and those made here. */
export function goalsNow(facts: Facts): readonly Goal[] {
  return effectiveGoals(facts.content.goals, reportFacts(facts).changedGoals);
}

/** Whether somebody may change a goal and type in its figures: whoever answers for it, and project leads. */
export function mayChange(facts: Facts, goal: Goal): boolean {
  const owner = facts.content.organisation.owners.find(({ id }) => id === goal.owner);
  return hasRole(facts.me, 'projectLead') || owner?.person === facts.me.id;
}

/** A goal that the one who acts may change; else what they are told. */
export function ownGoal(facts: Facts, id: string): { readonly goal: Goal } | { readonly refused: Turn } {
  const goal = goalsNow(facts).find((one) => one.id === id);
  if (goal === undefined) return { refused: told(facts, 'goal.gone') };
  return mayChange(facts, goal) ? { goal } : { refused: told(facts, 'goal.notYours') };
}

/** Opens the form in which a goal is changed. */
export function goalForm(facts: Facts, event: Pressed): Turn {
  const { lang, say } = voice(facts);
  const found = ownGoal(facts, event.value);
  if ('refused' in found) return found.refused;
  const { goal } = found;
  const written = (value: number | undefined) =>
    value === undefined ? '' : formatNumber(value, lang, 4).replaceAll(/[\u00A0\u202F]/g, '');
  return opening({
    name: 'goalEdit',
    value: goal.id,
    lang,
    title: say('form.goalEdit.title'),
    submit: say('form.goalEdit.submit'),
    cancel: say('form.cancel'),
    intro: [paragraph(`**${goal.title[lang]}**`), paragraph(say('form.goalEdit.intro'))],
    fields: [
      needed(line('target', say('form.label.target'), written(goal.target))),
      line('tolerance', say('form.label.tolerance'), written(goal.tolerance)),
      line('baseline', say('form.label.baseline'), written(goal.baseline)),
      line('fromWeek', say('form.label.fromWeek'), String(goal.fromWeek)),
    ],
  });
}

/** Opens the form in which a manual figure is typed in; the value is `<goal>` or `<goal>|<period>`. */
export function goalValueForm(facts: Facts, event: Pressed): Turn {
  const { lang, say } = voice(facts);
  const [id = '', period = ''] = event.value.split('|');
  const found = ownGoal(facts, id);
  if ('refused' in found) return found.refused;
  const { goal } = found;
  if (goal.measure.kind !== 'manual') return told(facts, 'goal.notManual');
  const periods = periodsOf(goal.measure.every, facts.content.calendar, facts.now);
  const { units } = facts.content.organisation;
  const kind = say(`goal.unit.${goal.measure.unit}`);
  const chosen = periods.includes(period) ? period : periods[1];
  return opening({
    name: 'goalValue',
    value: goal.id,
    lang,
    title: say('form.goalValue.title'),
    submit: say('form.goalValue.submit'),
    cancel: say('form.cancel'),
    intro: [paragraph(`**${goal.title[lang]}**`), paragraph(say('form.goalValue.intro', { kind }))],
    fields: [
      {
        name: 'period',
        label: say('form.label.period'),
        kind: 'choice',
        required: true,
        options: periods.map((one) => ({ value: one, label: periodName(one, lang) })),
        ...(chosen !== undefined && { value: chosen }),
      },
      ...(units.length < 2
        ? []
        : [
            {
              name: 'scope',
              label: say('form.label.scope'),
              kind: 'choice',
              value: everybody,
              options: [
                { value: everybody, label: say('goal.everybody') },
                ...units.map((unit) => ({ value: unit.id, label: unit.name })),
              ],
            } as const,
          ]),
      needed(line('value', say('form.label.value'), '')),
    ],
  });
}

/** Opens the form for a goal that is not there yet. */
export function newGoalForm(facts: Facts, _event: Pressed): Turn {
  const { lang, say } = voice(facts);
  return opening({
    name: 'goalNew',
    value: '',
    lang,
    title: say('form.goalNew.title'),
    submit: say('form.goalNew.submit'),
    cancel: say('form.cancel'),
    fields: [
      { ...needed(line('title', say('form.label.title'), '')), maxLength: 120 },
      { ...line('titleEn', say('form.label.titleEn'), ''), maxLength: 120 },
      chosen(
        'focus',
        say('form.label.focus'),
        focusArea.options.map((value) => ({ value, label: say(`goal.focus.${value}`) })),
      ),
      chosen('measure', say('form.label.measure'), measureOptions(facts)),
      chosen('direction', say('form.label.direction'), [
        { value: 'up', label: say('goal.up') },
        { value: 'down', label: say('goal.down') },
      ]),
      needed(line('target', say('form.label.target'), '')),
      line('tolerance', say('form.label.tolerance'), ''),
    ],
  });
}

/** What a goal can be measured by, as choices of a form: `pulse:C1`, `activity:selfService`, `manual:percent:month`. */
export function measureOptions(facts: Facts): { value: string; label: string }[] {
  const { lang, say } = voice(facts);
  const items = new Map(facts.content.pulses.flatMap(({ items }) => items).map((item) => [item.id, item]));
  const manual = ['percent', 'days', 'hours', 'number'].flatMap((unit) => {
    const kind = say(`goal.unit.${unit}`);
    return ['month', 'week'].map((every) => {
      const often = say(`goal.every.${every}`);
      return { value: `manual:${unit}:${every}`, label: say('goal.manual', { kind, often }) };
    });
  });
  return [
    ...[...items.values()].map((item) => ({
      value: `pulse:${item.id}`,
      label: say('goal.pulse', { item: item[lang] }),
    })),
    ...activityMeasure.options.map((figure) => ({
      value: `activity:${figure}`,
      label: say(`goal.activity.${figure}`),
    })),
    ...manual,
  ];
}

function line(name: string, label: string, value: string): Field {
  return { name, label, kind: 'line', value, maxLength: 20 };
}

function needed(field: Field): Field {
  return { ...field, required: true };
}

function chosen(name: string, label: string, options: NonNullable<Field['options']>): Field {
  return { name, label, kind: 'choice', required: true, options };
}

/** A turn that opens a form. */
export function opening(form: Form): Turn {
  return { ...silence, reply: { form } };
}
