import type { Person, Role } from './organisation.ts';

/** Whether somebody holds at least one of the roles. */
export function hasRole(person: Person, ...roles: readonly Role[]): boolean {
  return roles.some((role) => person.roles.includes(role));
}

/** Whether somebody may be offered, claim and answer questions: superusers, and those a question escalates to. */
export function mayHelp(person: Person): boolean {
  return hasRole(person, 'superuser', 'projectLead', 'systemOwner');
}

/** Whether somebody may approve or turn down a drafted FAQ entry; nobody approves a draft of their own. */
export function mayApprove(person: Person, draftedBy: string): boolean {
  return mayHelp(person) && person.id !== draftedBy;
}
