import type { Pressed, Said } from '../../event.ts';
import type { Question } from '../../handoff/index.ts';
import { type Lang, lang as langs } from '../../message.ts';
import type { Outgoing } from '../../outgoing.ts';
import type { Content } from '../content.ts';
import { type Facts, freshId, outgoing, type QueueList, saying, voice, type World } from '../facts.ts';
import { readerOf } from '../helping/cards.ts';
import { overCard, privately, tell } from '../memory.ts';
import { message, paragraph } from '../speaker.ts';
import type { Turn } from '../turn.ts';
import { queueMessage, queueNote, rowOf } from './queue.ts';

/** A question that has moved, as it was before, and the lists that show already how it is now. */
export interface MovedInLists {
  readonly before: Question;
  readonly drawn: ReadonlySet<string>;
}

/** What a list that is out of use is filed under. */
const aside = 'queue/aside';

/** What the lists of a day are filed under: those of earlier days have scrolled away and are left as they stand. */
export function listsOfDay({ calendar }: Pick<Content, 'calendar'>, now: number): string {
  return `queue/${calendar.localDate(now)}`;
}

/** The queue in writing. It is kept up to date for the day, and an older one of the same person says where it is now. */
export function queueInWriting(facts: Facts, event: Said): Turn {
  const { lang, say } = voice(facts);
  const key = ['queue', lang, facts.now, freshId(facts), facts.me.id].join(':');
  const about = listsOfDay(facts.content, facts.now);
  const left = message(lang, [
    { type: 'heading', text: say('queue.heading') },
    paragraph(say('queue.newer')),
  ]);
  return saying(
    ...ownLists(facts).map((list) =>
      outgoing(`${list.key}/aside`, list.to, left, { replaces: list.key, about: aside }),
    ),
    outgoing(key, privately(facts, event), queueNote(facts), { about }),
  );
}

/** Draws the queue that was pressed on as it is now. */
export function overQueue(facts: Facts, event: Pressed): Turn {
  const list = ownLists(facts).find(({ sent }) => sent !== undefined && sent.ref === event.message);
  if (list === undefined) return overCard(event, 'queue', queueNote(facts));
  return tell(event, 'queue', list.to, queueNote(facts), { replaces: list.key });
}

/**
 * The lists in which a row is no longer as it was, or lacks since somebody let go of it, drawn anew; `world` is how
 * everything is since. Of several lists of one person only the newest is in use. They are bulk: nobody waits for them.
 */
export function redrawnLists(
  world: World,
  lists: readonly QueueList[],
  moved: readonly MovedInLists[],
): Outgoing[] {
  const live = new Map(world.live.map((question) => [question.id, question]));
  return inUse(lists).flatMap(({ key, to, sent, lang, person }) => {
    const isStale = moved.some(({ before, drawn }) => {
      if (drawn.has(key)) return false;
      const row = rowOf(before, person);
      // Somebody has let go of it: a list that says that nobody waits would be wrong.
      if (row === undefined) return rowOf(live.get(before.id), person) === 'waiting';
      const since = (row === 'own' ? before.claimedAt : before.queuedAt) ?? 0;
      if (sent !== undefined && sent.at < since) return false;
      const now = live.get(before.id);
      return rowOf(now, person) !== row || now?.text !== before.text;
    });
    if (!isStale) return [];
    const queue = queueMessage(world, readerOf(world.content, person, lang));
    return [{ ...outgoing(`${key}/${freshId(world)}`, to, queue, { replaces: key }), bulk: true as const }];
  });
}

function ownLists({ lists, me }: Facts): readonly QueueList[] {
  return lists.filter(({ key }) => readKey(key)?.person === me.id);
}

function inUse(lists: readonly QueueList[]) {
  const newest = new Map<string, QueueList & { lang: Lang; at: number; person: string }>();
  for (const list of lists) {
    const named = readKey(list.key);
    if (named === undefined || (newest.get(named.person)?.at ?? 0) > named.at) continue;
    newest.set(named.person, { ...list, ...named });
  }
  return [...newest.values()];
}

function readKey(key: string): { lang: Lang; at: number; person: string } | undefined {
  const [mark, said, at, , ...person] = key.split(':');
  const lang = langs.safeParse(said).data;
  return mark === 'queue' && lang !== undefined
    ? { lang, at: Number(at), person: person.join(':') }
    : undefined;
}
