import { hasRole, type Organisation, type Person } from '../organisation/index.ts';
import type { WeekReport } from './week-report.ts';

/** The scope of everybody together. */
export const everybody = 'all';

/**
 * Which scopes of a report somebody may see, the one to open with first: a unit's manager the own units that are
 * shown, then everybody together; project leads, and managers who manage no unit, every one; others none.
 */
export function scopesFor(
  person: Person,
  organisation: Pick<Organisation, 'units'>,
  report: Pick<WeekReport, 'scopes'>,
): readonly string[] {
  const scopes = report.scopes.map(({ scope }) => scope);
  const own = organisation.units.filter(({ manager }) => manager === person.id).map(({ id }) => id);
  if (hasRole(person, 'projectLead') || (hasRole(person, 'manager') && own.length === 0)) return scopes;
  if (own.length === 0) return [];
  return [...scopes.filter((scope) => own.includes(scope)), ...scopes.filter((scope) => scope === everybody)];
}

/** Whether somebody sees reports at all: project leads, managers, and who manages a unit. */
export function readsReports(person: Person, { units }: Pick<Organisation, 'units'>): boolean {
  return hasRole(person, 'projectLead', 'manager') || units.some(({ manager }) => manager === person.id);
}

/** Whether somebody sees how the bot itself has run: project leads do. */
export function seesOperations(person: Person): boolean {
  return hasRole(person, 'projectLead');
}

/** Whether somebody may decide about what is suggested to a scope: a unit's manager not for everybody together. */
export function decidesFor(person: Person, { units }: Pick<Organisation, 'units'>, scope: string): boolean {
  const managesUnit = units.some(({ manager }) => manager === person.id);
  return scope !== everybody || !managesUnit || seesOperations(person);
}
