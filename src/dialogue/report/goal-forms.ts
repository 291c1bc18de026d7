import { formatNumber } from '../../calendar/index.ts';
import type { Submitted } from '../../event.ts';
import { slugFrom } from '../../handoff/index.ts';
import type { Lang } from '../../message.ts';
import { everybody, type Goal, goalSchema } from '../../report/index.ts';
import { changing, type Facts, silence, together, voice } from '../facts.ts';
import { told } from '../told.ts';
import type { Turn } from '../turn.ts';
import { goalsNow, isShare, measureOptions, ownGoal } from './goals.ts';
import { numberFrom } from './number.ts';
import { periodName, periodsOf } from './periods.ts';

/** As many goals as goals.yaml holds at most; five of them have a light. */
const mostGoals = 20;

type Errors = Record<string, string>;

/** Changes what a goal aims at; what is wrong stands beside its field. */
export function goalChanged(facts: Facts, event: Submitted): Turn {
  const found = ownGoal(facts, event.value);
  if ('refused' in found) return found.refused;
  const { goal } = found;
  const { lang, say } = voice(facts);
  const errors: Errors = {};
  const read = (name: string) => readNumber(event.values[name], name, goal.measure, { lang, say, errors });
  const [target, tolerance, baseline] = [read('target'), read('tolerance'), read('baseline')];
  const fromWeek = numberFrom(event.values['fromWeek'] || '0', lang);
  if (!goalSchema.shape.fromWeek.safeParse(fromWeek).success) errors['fromWeek'] = say('goal.wrong.fromWeek');
  if (Object.keys(errors).length > 0 || target === undefined) return { ...silence, reply: { errors } };
  const { baseline: _before, ...rest } = goal;
  const changed: Goal = {
    ...rest,
    target,
    tolerance: tolerance ?? 0,
    fromWeek: fromWeek ?? 0,
    ...(baseline !== undefined && { baseline }),
  };
  return together(kept(facts, changed, 'changed'), told(facts, 'goal.changed', { goal: goal.title[lang] }));
}

/** Takes in a manual figure. */
export function goalValued(facts: Facts, event: Submitted): Turn {
  const found = ownGoal(facts, event.value.split('|')[0] ?? '');
  if ('refused' in found) return found.refused;
  const { goal } = found;
  const { lang, say } = voice(facts);
  if (goal.measure.kind !== 'manual') return told(facts, 'goal.notManual');
  const errors: Errors = {};
  const value = readNumber(event.values['value'], 'value', goal.measure, { lang, say, errors });
  const { period = '', scope = everybody } = event.values;
  const { units } = facts.content.organisation;
  if (!periodsOf(goal.measure.every, facts.content.calendar, facts.now).includes(period))
    errors['period'] = say('goal.wrong.choice');
  if (scope !== everybody && !units.some(({ id }) => id === scope))
    errors['scope'] = say('goal.wrong.choice');
  if (Object.keys(errors).length > 0 || value === undefined) return { ...silence, reply: { errors } };
  const { id, now } = { id: goal.id, now: facts.now };
  return together(
    changing(
      { kind: 'goalValued', value: { goal: id, period, scope, value, by: facts.me.id, at: now } },
      { kind: 'audited', who: facts.me.id, what: `typed in ${period} of goal ${id} for ${scope}`, at: now },
    ),
    told(facts, 'goal.valued', {
      goal: goal.title[lang],
      period: periodName(period, lang),
      number: formatNumber(value, lang, 2),
    }),
  );
}

/** Makes a goal that was not there. */
export function goalMade(facts: Facts, event: Submitted): Turn {
  const { lang, say } = voice(facts);
  const { title = '', titleEn = '', measure: chosen = '', focus = '', direction = '' } = event.values;
  const all = goalsNow(facts);
  if (all.length >= mostGoals) return told(facts, 'goal.tooMany');
  const errors: Errors = {};
  const measure = measureFrom(facts, chosen);
  if (measure === undefined) errors['measure'] = say('goal.wrong.choice');
  const numbers = { lang, say, errors };
  const target = readNumber(event.values['target'], 'target', measure, numbers);
  const tolerance = readNumber(event.values['tolerance'], 'tolerance', measure, numbers);
  const made = goalSchema.safeParse({
    id: slugFrom(title, new Set(all.map(({ id }) => id))),
    title: { da: title, en: titleEn.trim() || title },
    focus,
    measure,
    direction,
    target,
    tolerance: tolerance ?? 0,
  });
  for (const { path } of made.error?.issues ?? []) {
    const name =
      path[0] === 'title' && path[1] === 'en' && titleEn.trim() !== '' ? 'titleEn' : String(path[0]);
    if (!(name in errors) && name !== 'id')
      errors[name] = say(name.startsWith('title') ? 'goal.wrong.title' : 'goal.wrong.choice');
  }
  if (!made.success || Object.keys(errors).length > 0) return { ...silence, reply: { errors } };
  return together(kept(facts, made.data, 'made'), told(facts, 'goal.made', { goal: made.data.title[lang] }));
}

function kept({ me, now }: Facts, goal: Goal, did: 'changed' | 'made'): Turn {
  return changing(
    { kind: 'goalChanged', changed: { goal, by: me.id, at: now } },
    { kind: 'audited', who: me.id, what: `${did} goal ${goal.id}`, at: now },
  );
}

function measureFrom(facts: Facts, chosen: string): Goal['measure'] | undefined {
  if (!measureOptions(facts).some(({ value }) => value === chosen)) return undefined;
  const [kind, what, every] = chosen.split(':');
  const measure =
    kind === 'pulse' ? { item: what } : kind === 'activity' ? { figure: what } : { unit: what, every };
  return goalSchema.shape.measure.safeParse({ kind, ...measure }).data;
}

interface Reading {
  readonly lang: Lang;
  readonly say: ReturnType<typeof voice>['say'];
  readonly errors: Errors;
}

/** A number of a form, undefined where it is empty or wrong; what is wrong is written down beside it. */
function readNumber(
  written: string | undefined,
  name: string,
  measure: Goal['measure'] | undefined,
  { lang, say, errors }: Reading,
): number | undefined {
  if (written === undefined || written.trim() === '') return undefined;
  const value = numberFrom(written, lang);
  const [least, most] = rangeOf(measure);
  if (value === undefined) errors[name] = say('goal.wrong.number');
  else if (name === 'tolerance' ? value < 0 || value > most - least : value < least || value > most)
    errors[name] =
      most === Infinity
        ? say('goal.wrong.negative')
        : say('goal.wrong.range', {
            least: name === 'tolerance' ? 0 : least,
            most: name === 'tolerance' ? most - least : most,
          });
  else return value;
  return undefined;
}

/** Which values a figure can have: answers 1 to 5, shares 0 to 100 per cent, all else from 0. */
function rangeOf(measure: Goal['measure'] | undefined): readonly [number, number] {
  if (measure?.kind === 'pulse') return [1, 5];
  return measure !== undefined && isShare(measure) ? [0, 100] : [0, Infinity];
}
