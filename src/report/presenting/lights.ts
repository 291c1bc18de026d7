import type { PageLight, PageSection } from '../page.ts';
import type { GoalReading, Light, ScopeReport, WeekReport } from '../week-report.ts';
import { amountOf, duration, exactly, unitOfGoal } from './amount.ts';
import { changeWord, sizeOf } from './names.ts';
import type { Voice } from './view.ts';

/** Four shapes, so that a light is known without its colour. */
const symbols: Readonly<Record<Light, string>> = { green: '●', yellow: '▲', red: '■', grey: '○' };

/** The symbol that goes with a light's colour. */
export function symbolOf(light: Light): string {
  return symbols[light];
}

/** The goals' lights; nothing when no goals are set. */
export function goalsSection(report: WeekReport, scope: ScopeReport, voice: Voice): PageSection | undefined {
  const { say } = voice;
  if (scope.goals.length === 0) {
    return { id: 'goals', heading: say('report.heading.goals'), lines: [say('report.noGoals')] };
  }
  const lights = scope.goals.map((goal) => lightOf(goal, report.week, voice));
  return { id: 'goals', heading: say('report.heading.goals'), lines: [], lights };
}

/** One goal's light in words. `week` is the report's, which need not be said again. */
export function lightOf(goal: GoalReading, week: string, voice: Voice): PageLight {
  const { lang, say } = voice;
  const { light, reading } = goal;
  const unit = unitOfGoal(goal.measure);
  // The value beside it says that minutes are of working time.
  const number = unit === 'minutes' ? duration(goal.target, voice) : exactly(goal.target, unit, voice);
  // What stands against the target is said by the sign of the goal: "mål 3,2" is at least, unless it is to fall.
  const target =
    goal.direction === 'up'
      ? say('report.light.target', { number })
      : say('report.light.targetDown', { number });
  return {
    goal: goal.goal,
    light,
    symbol: symbolOf(light),
    word: say(`report.light.word.${light}`),
    name: goal.title[lang],
    value: reading === undefined ? '' : amountOf(reading, unit, voice),
    target,
    change: reading === undefined ? '' : changeWord(reading.change, voice),
    size: reading === undefined ? '' : sizeOf(reading, week, voice),
    why: say(`report.light.why.${goal.why}`),
  };
}

/** A light on one line: "● Grøn – Tryghed i systemet 3,4 (mål 3,2) uændret · 20+ svar". */
export function lightLine({ symbol, word, name, value, target, change, size, why }: PageLight): string {
  const figure = [name, value, `(${target})`, change].filter(Boolean).join(' ');
  return [`${symbol} ${word} – ${figure}`, why, size].filter(Boolean).join(' · ');
}
