import { type MovedInLists, redrawnLists } from '../dialogue/index.ts';
import { gatherWorld, listsNow, type Sources } from './gather.ts';

/** Keeps the queues that superusers asked for in writing as they are. */
export interface QueueLists {
  /** Questions have moved. Moves that come while lists are drawn are drawn together, once. Never rejects. */
  moved(moves: readonly MovedInLists[]): Promise<void>;
}

/** Makes the keeper; `deliver` is called when something new lies in the outbox. */
export function createQueueLists(sources: () => Sources, deliver: () => void): QueueLists {
  let waiting: MovedInLists[] = [];
  let running: Promise<void> | undefined;

  async function run(): Promise<void> {
    while (waiting.length > 0) {
      const moves = waiting;
      waiting = [];
      await redraw(moves).catch((cause: unknown) =>
        sources().log.error('Cannot redraw the queues in the chat; the next move of a question does.', cause),
      );
    }
    running = undefined;
  }

  // Drawn from what is stored after the move, and one round at a time: the last one shows how everything is.
  async function redraw(moves: readonly MovedInLists[]): Promise<void> {
    const { store } = sources();
    const lists = await listsNow(sources());
    if (lists.length === 0) return;
    const world = await gatherWorld(sources());
    const outgoing = redrawnLists(world, lists, moves);
    if (outgoing.length === 0) return;
    await store.commit({ changes: [], outgoing, now: world.now });
    deliver();
  }

  return {
    moved(moves) {
      if (moves.length === 0) return Promise.resolve();
      waiting.push(...moves);
      running ??= run();
      return running;
    },
  };
}
