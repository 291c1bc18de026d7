import { createHash } from 'node:crypto';
import { type Content, message, paragraph, speaker } from '../dialogue/index.ts';
import { hasRole } from '../organisation/index.ts';
import type { Outgoing } from '../outgoing.ts';
import type { Store } from '../store/index.ts';

/** A mistake in the content, told to a person: where it stands and what to write instead. */
export interface ContentProblem {
  readonly file: string;
  readonly line: number;
  readonly field: string;
  readonly message: string;
}

/** The longest list that is read to its end in a chat; `medvind check` shows them all. */
const shownAtMost = 10;

/** Tells every project lead in chat that an edit of the content was not taken into use, and why. */
export async function announceProblems(
  problems: readonly ContentProblem[],
  content: Content,
  store: Store,
  now: number,
): Promise<void> {
  const shown = problems.slice(0, shownAtMost).map(({ message: what, field, ...where }) => ({
    ...where,
    field: field === '' ? '' : ` (${field})`,
    what,
  }));
  const mark = createHash('sha256')
    .update(JSON.stringify([shown, now]))
    .digest('hex')
    .slice(0, 16);
  const outgoing = content.organisation.people
    .filter((person) => hasRole(person, 'projectLead'))
    .map((lead): Outgoing => {
      const say = speaker(content.texts[lead.lang]);
      const blocks = [
        { type: 'notice', tone: 'warning', markdown: say('content.broken') } as const,
        paragraph(
          shown
            .map(({ file, line, field, what }) => `- ${say('content.problem', { file, line, field, what })}`)
            .join('\n'),
        ),
        problems.length > shownAtMost
          ? paragraph(say('content.more', { count: problems.length - shownAtMost }))
          : undefined,
      ];
      return {
        key: `content/${mark}/${lead.id}`,
        to: { person: lead.id },
        message: message(lead.lang, blocks, say('content.broken')),
        doubt: 'again',
      };
    });
  await store.commit({ changes: [], outgoing, now });
}
