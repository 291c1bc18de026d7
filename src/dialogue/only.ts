import { hasRole, mayHelp, type Organisation, type Person } from '../organisation/index.ts';

/** Whom an action or a form is for; for everybody where nothing is said. */
export interface Only {
  /** Only for superusers and those a question escalates to. */
  readonly helper?: true;
  /** Only for project leads. */
  readonly lead?: true;
  /** Only for managers and project leads. */
  readonly manager?: true;
  /** Only for managers, project leads and those who answer for something in the project. */
  readonly owner?: true;
}

/** Why somebody may not use something, as the text `action.<why>`. */
export type Refusal = 'notAllowed' | 'notLead' | 'notManager' | 'notOwner';

/** Why somebody may not use what is for others only; nothing if they may. */
export function refusal(
  me: Person,
  { owners }: Pick<Organisation, 'owners'>,
  only: Only,
): Refusal | undefined {
  const manages = hasRole(me, 'manager', 'projectLead');
  if (only.helper && !mayHelp(me)) return 'notAllowed';
  if (only.lead && !hasRole(me, 'projectLead')) return 'notLead';
  if (only.manager && !manages) return 'notManager';
  const owns = owners.some(({ person }) => person === me.id);
  return only.owner && !manages && !owns ? 'notOwner' : undefined;
}
