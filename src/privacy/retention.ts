import type { RetentionRules } from './settings.ts';

const DAY_MS = 86_400_000;

/** Something kept about people, with the moments (epoch milliseconds) that decide how long. */
export type Kept =
  | { readonly kind: 'question'; readonly id: string; readonly askedAt: number; readonly solvedAt?: number }
  | { readonly kind: 'unsent-text'; readonly id: string; readonly at: number }
  | { readonly kind: 'transcript'; readonly id: string; readonly at: number }
  | { readonly kind: 'audit'; readonly id: string; readonly at: number }
  | { readonly kind: 'participation'; readonly id: string; readonly closedAt?: number };

/** Something whose time is over. Of a question only the `words` go: topic, unit, times and outcome stay. */
export interface Due {
  readonly kind: Kept['kind'];
  readonly id: string;
  readonly erase: 'words' | 'all';
  /** When it fell due. */
  readonly since: number;
}

/** When a thing must be gone, in epoch milliseconds; undefined while its wave is still open. */
export function dueAt(kept: Kept, rules: RetentionRules): number | undefined {
  switch (kept.kind) {
    case 'question':
      return kept.solvedAt === undefined
        ? kept.askedAt + rules.unsolvedTextDays * DAY_MS
        : kept.solvedAt + rules.questionTextDays * DAY_MS;
    case 'unsent-text':
      return kept.at + rules.warnedTextDays * DAY_MS;
    case 'transcript':
      return kept.at + rules.transcriptDays * DAY_MS;
    case 'audit':
      return kept.at + rules.auditDays * DAY_MS;
    case 'participation':
      return kept.closedAt;
  }
}

/** What of all this is due at `now`, longest overdue first. */
export function dueForErasure(kept: Iterable<Kept>, now: number, rules: RetentionRules): Due[] {
  const due: Due[] = [];
  for (const each of kept) {
    const since = dueAt(each, rules);
    if (since === undefined || since > now) continue;
    due.push({ kind: each.kind, id: each.id, erase: each.kind === 'question' ? 'words' : 'all', since });
  }
  return due.sort((a, b) => a.since - b.since);
}

/** When everything that is left must go, unless it was archived: counted from the project's last day. */
export function projectDueAt(endedAt: number, rules: RetentionRules): number {
  return endedAt + rules.projectEndDays * DAY_MS;
}
