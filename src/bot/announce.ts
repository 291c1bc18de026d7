import { createHash } from 'node:crypto';
import { type Content, message, paragraph, type Speak, speaker } from '../dialogue/index.ts';
import type { Block } from '../message.ts';
import { hasRole } from '../organisation/index.ts';
import type { Outgoing } from '../outgoing.ts';
import type { Clock } from '../ports.ts';
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

/** What the news of the content is told with. */
export interface NewsParts {
  readonly store: Pick<Store, 'commit'>;
  readonly content: () => Content;
  readonly clock: Clock;
}

/** Tells every project lead in chat how an edit of the content went. */
export interface ContentNews {
  /** It was not taken into use: in which files and lines it is wrong, and why. */
  broken(problems: readonly ContentProblem[]): Promise<void>;
  /** Changed content is in use; told only after it had been broken. */
  inUse(): Promise<void>;
}

/** Makes the teller; what it told last is known until Medvind stops, and with broken content it does not start. */
export function createContentNews({ store, content, clock }: NewsParts): ContentNews {
  let isBroken = false;

  async function tell(about: unknown, blocksIn: (say: Speak) => (Block | undefined)[]): Promise<void> {
    const now = clock();
    const mark = createHash('sha256')
      .update(JSON.stringify([about, now]))
      .digest('hex')
      .slice(0, 16);
    const { organisation, texts } = content();
    const outgoing = organisation.people
      .filter((person) => hasRole(person, 'projectLead'))
      .map(
        (lead): Outgoing => ({
          key: `content/${mark}/${lead.id}`,
          to: { person: lead.id },
          message: message(lead.lang, blocksIn(speaker(texts[lead.lang]))),
          doubt: 'again',
        }),
      );
    await store.commit({ changes: [], outgoing, now });
  }

  return {
    async broken(problems) {
      isBroken = true;
      await tell(problems, (say) => brokenBlocks(problems, say));
    },
    async inUse() {
      if (!isBroken) return;
      isBroken = false;
      await tell('in use', (say) => [paragraph(say('content.inUse'))]);
    },
  };
}

// The checks speak English to whoever edits the files; who leads the project reads where and what it means.
function brokenBlocks(problems: readonly ContentProblem[], say: Speak): (Block | undefined)[] {
  const shown = problems.slice(0, shownAtMost);
  const places = shown
    .filter(({ file }) => file !== '')
    .map((one) => {
      const field = one.field === '' ? '' : ` (${one.field})`;
      return say('content.place', { file: one.file, line: one.line, field });
    });
  return [
    { type: 'notice', tone: 'warning', markdown: say('content.broken') },
    places.length === 0 ? undefined : paragraph([...new Set(places)].map((place) => `- ${place}`).join('\n')),
    { type: 'quiet', markdown: say('content.forEditor') },
    {
      type: 'quote',
      text: shown
        .map(({ file, line, message: what }) => (file === '' ? what : `${file}:${line}: ${what}`))
        .join('\n'),
    },
    problems.length > shownAtMost
      ? paragraph(say('content.more', { count: problems.length - shownAtMost }))
      : undefined,
  ];
}
