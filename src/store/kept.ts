import type { Draft, Question } from '../handoff/index.ts';
import { withArchived } from './collection.ts';
import type { Kept } from './port.ts';
import type { Archive } from './shelf.ts';
import type { State } from './state.ts';

/** Whether somebody has written something in a question since it was asked. */
export function hasWritten({ turns, handovers }: Question, person: string): boolean {
  return turns.some(({ by }) => by === person) || handovers.some(({ from }) => from === person);
}

/** The drafts that somebody made or decided, oldest first, archived ones too. */
export async function draftsOf({ drafts }: State, archive: Archive, person: string): Promise<Draft[]> {
  const archived = await archive.drafts.select({ person });
  return withArchived(drafts, archived, ({ id }) => id)
    .filter(({ by, decidedBy }) => by === person || decidedBy === person)
    .sort((a, b) => a.draftedAt - b.draftedAt);
}

/** What is noted of what somebody saw or changed, oldest first, archived too. */
export async function auditOf(
  { audit }: State,
  archive: Archive,
  person: string,
): Promise<Kept['audit'][number][]> {
  const archived = await archive.audit.select({ person });
  return withArchived(audit, archived, ({ id }) => id)
    .filter(({ who }) => who === person)
    .sort((a, b) => a.at - b.at)
    .map(({ what, at }) => ({ what, at }));
}
