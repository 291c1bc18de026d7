import { allDue, type Due } from '../handoff/index.ts';
import type { Outgoing } from '../outgoing.ts';
import { handoffFacts } from './availability.ts';
import { nameOf } from './content.ts';
import { outgoing, saying, together, type World } from './facts.ts';
import { newCards, readerOf, updatedCards } from './helping/cards.ts';
import { message, paragraph } from './speaker.ts';
import type { Turn } from './turn.ts';
import { welcomeHelpers } from './welcome.ts';

/** Everything that time alone makes due: offers, widening, releases, assumed solutions. Twice is harmless. */
export function due(world: World): readonly Due[] {
  return allDue(handoffFacts(world));
}

/** What one due thing leads to, given the question's cards; stored against the revision it was decided on. */
export function dueTurn(
  world: World,
  { before, moves, after }: Due,
  cards: readonly { key: string; to: Outgoing['to'] }[],
): Turn {
  const { content } = world;
  const offered = moves.flatMap((move) => (move.kind === 'offer' ? move.to : []));
  const label = `due/${after.id}/${after.rev}`;
  const shown = newCards(after, content, [...new Set(offered)]);
  return together(
    { changes: [{ kind: 'questionMoved', question: after, from: before.rev }], outgoing: [], reply: {} },
    saying(...updatedCards({ cards, content }, after, label, shown)),
    welcomeHelpers(world, offered),
    saying(...shown),
    ...moves.map((move) => {
      if (move.kind === 'autoRelease') return released(world, before.claimedBy ?? '', after.id, label);
      if (move.kind === 'expire') return expired(world, after, label);
      return saying();
    }),
  );
}

function released({ content }: World, helper: string, question: string, label: string): Turn {
  const { lang, say } = readerOf(content, helper);
  const line = message(lang, [paragraph(say('due.released', { id: question }))]);
  return saying(outgoing(`${label}/released`, { person: helper }, line));
}

function expired({ content }: World, question: Due['after'], label: string): Turn {
  const { lang, say } = readerOf(content, question.asker, question.lang);
  const name = nameOf(content, question.claimedBy ?? '');
  const line = message(lang, [paragraph(say('due.expired', { id: question.id, name }))]);
  const to = question.place.private ? { place: question.place } : { person: question.asker };
  return saying(outgoing(`${label}/expired`, to, line));
}
