import type { Entry } from '../../answer/index.ts';
import { formatDate } from '../../calendar/index.ts';
import type { Block, Lang } from '../../message.ts';
import type { Content } from '../content.ts';
import { button, buttons, paragraph, type Speak } from '../speaker.ts';

/** An approved answer as it is shown: the text, where it comes from, and what else lies near. */
export function entryBlocks(
  entry: Entry,
  content: Content,
  { say, lang }: { say: Speak; lang: Lang },
  now: number,
): Block[] {
  const today = content.calendar.localDate(now);
  const stale = entry.reviewBy !== undefined && entry.reviewBy < today;
  const owner = content.organisation.owners.find(({ id }) => id === entry.owner)?.title ?? entry.owner;
  const origin = [
    owner === undefined ? undefined : say('answer.owner', { owner }),
    entry.reviewBy === undefined
      ? undefined
      : say('answer.reviewBy', { date: formatDate(entry.reviewBy, lang) }),
    entry.legalBasis === undefined ? undefined : say('answer.legalBasis', { law: entry.legalBasis }),
    entry.source === undefined ? undefined : `[${say('answer.source')}](${entry.source})`,
  ].filter((part) => part !== undefined);
  const blocks: Block[] = [{ type: 'heading', text: entry.question }, paragraph(entry.answer)];
  if (stale) blocks.push({ type: 'notice', tone: 'warning', markdown: say('answer.stale') });
  if (origin.length > 0) blocks.push({ type: 'quiet', markdown: origin.join(' · ') });
  return blocks;
}

/** Buttons to the entries that an entry points at; the ones no longer there are left out. */
export function relatedButtons(entry: Entry, content: Content, inquiry: string): Block | undefined {
  const related = (entry.related ?? [])
    .map((id) => content.entries.get(id))
    .filter((other) => other !== undefined)
    .slice(0, 3);
  return buttons(...related.map((other) => button(other.question, 'show', `${inquiry}|${other.id}`)));
}
