import type { DayInfo } from '../../calendar/index.ts';
import type { Content } from '../../dialogue/index.ts';
import type { Unit } from '../../organisation/index.ts';
import type { DecidedAction, WeekReport } from '../../report/index.ts';
import { changed, type Happening } from './agenda.ts';
import { choices, wins } from './words.ts';

const hourMs = 60 * 60 * 1000;

/** The small wins of a unit's week, and the one its leader picks for the report, before the week is over. */
export function winsOf(
  { calendar }: Content,
  unit: Unit,
  week: number,
  days: readonly DayInfo[],
): readonly Happening[] {
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return [];
  return wins
    .filter((win) => win.unit === unit.id && win.week === week)
    .flatMap((win, n) => {
      const at = calendar.nextOpening(first.start) + hourMs * (n + 1);
      const gain = {
        id: `demo-gain-${unit.id}-${week}-${n}`,
        person: win.person,
        unit: unit.id,
        text: win.text,
        at,
      };
      const shared = changed({ kind: 'gainShared', gain }, at);
      if (!win.picked || unit.manager === undefined) return [shared];
      const picked = { week: first.isoWeek.label, scope: unit.id, by: unit.manager };
      const later = calendar.nextOpening(last.start) + 2 * hourMs;
      return [shared, changed({ kind: 'gainPicked', gain: { ...gain, picked } }, later)];
    });
}

/** What somebody types in each month for the goals that are not counted: the month before, slowly better. */
export function typedIn(
  { calendar, goals, organisation }: Content,
  days: readonly DayInfo[],
): readonly Happening[] {
  const months = [...new Set(days.map(({ date }) => date.slice(0, 7)))];
  return goals.goals
    .filter(({ measure }) => measure.kind === 'manual' && measure.every === 'month')
    .flatMap(({ id, baseline = 0, owner }) =>
      months.flatMap((month, n) => {
        const day = days.find(({ date }) => date.startsWith(month));
        if (day === undefined) return [];
        const by = organisation.owners.find((one) => one.id === owner)?.person ?? '';
        const period = calendar
          .localDate(calendar.instantOf(`${month}-01`, '12:00') - 24 * hourMs)
          .slice(0, 7);
        const at = calendar.nextOpening(day.start) + hourMs;
        const value = { goal: id, period, scope: 'all', value: baseline + n, by, at };
        return [changed({ kind: 'goalValued', value }, at)];
      }),
    );
}

/** What the leaders decide about a week's advice; nothing where the advice is not there. */
export function decisionsOn(content: Content, report: WeekReport, at: number): readonly DecidedAction[] {
  return choices.flatMap(({ unit, week, focus, decision }) => {
    const scope = report.scopes.find((one) => one.scope === unit && one.sinceGoLive === week);
    const advice = scope?.advice.find((one) => one.focus === focus);
    const by = content.organisation.units.find(({ id }) => id === unit)?.manager;
    return advice === undefined || by === undefined ? [] : [{ action: advice.id, decision, by, at }];
  });
}
