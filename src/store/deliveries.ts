import type { Outgoing, Recipient } from '../outgoing.ts';
import { recordsIn } from './collection.ts';
import { put, remove } from './edit.ts';
import type { Editor } from './group.ts';
import type { Delivery } from './outbox.ts';
import type { Settled, Store, Taken } from './port.ts';
import type { State } from './state.ts';

/** Puts a message last in the outbox. A key that is there, or was sent lately, is not put there again. */
export function enqueue(editor: Editor<State>, outgoing: Outgoing, now: number): void {
  const { deliveries, cards, sent } = editor.state;
  const known =
    deliveries.get(outgoing.key) ??
    sent.get(outgoing.key) ??
    (outgoing.replaces === undefined ? cards.get(outgoing.key) : undefined);
  if (known !== undefined) return;
  const seq = editor.state.seq + 1;
  const delivery: Delivery = { ...outgoing, seq, state: 'queued', tries: 0, notBefore: now, at: now };
  put(editor, 'deliveries', outgoing.key, delivery);
  editor.state = { ...editor.state, seq };
}

/**
 * Takes due deliveries, one for each recipient: first for those whom somebody's words wait for, then the bulk, each
 * oldest first. What waits for its time holds back its own recipient only. A take that no longer holds is taken
 * again as uncertain.
 */
export function take(
  editor: Editor<State>,
  { limit, bulk = limit, now, leaseMs, token }: Parameters<Store['takeDeliveries']>[0],
): readonly Taken[] {
  const first = new Map<string, Delivery | 'held'>();
  const awaited = new Set<string>();
  const waiting = pending(editor.state);
  for (const one of waiting) {
    if (one.state === 'sending' && (one.until ?? 0) > now) first.set(recipientKey(one.to), 'held');
  }
  for (const one of waiting) {
    const to = recipientKey(one.to);
    if (!first.has(to)) first.set(to, one);
    if (one.bulk !== true) awaited.add(to);
  }
  const ready = [...first].flatMap(([to, one]) =>
    one !== 'held' && (one.state === 'sending' || one.notBefore <= now)
      ? [{ one, isBulk: !awaited.has(to) }]
      : [],
  );
  const due = [
    ...ready.filter(({ isBulk }) => !isBulk),
    ...ready.filter(({ isBulk }) => isBulk).slice(0, Math.max(bulk, 0)),
  ]
    .slice(0, limit)
    .map(({ one }) => one);
  if (due.length === 0) return [];
  return due.map((one) => {
    const delivery: Delivery = {
      ...one,
      state: 'sending',
      tries: one.tries + 1,
      token,
      until: now + leaseMs,
    };
    put(editor, 'deliveries', one.key, delivery);
    return { delivery, uncertain: one.state === 'sending' };
  });
}

/**
 * What an earlier process had taken for sending, free to be taken again at once, as uncertain. Only for a state that
 * one process owns: whoever took it is then gone, and its recipient need not wait for the lease to end.
 */
export function withoutTakers(state: State): State {
  const freed = state.deliveries.map((one) => (one.state === 'sending' ? { ...one, until: 0 } : one));
  return { ...state, deliveries: freed };
}

/** Notes what became of a taken delivery; false if it is gone or somebody else has taken it since. */
export function settle(
  editor: Editor<State>,
  key: string,
  token: string,
  settled: Settled,
  now: number,
): boolean {
  const taken = editor.state.deliveries.get(key);
  if (taken === undefined || taken.state !== 'sending' || taken.token !== token) return false;
  if (settled.state === 'sent') {
    remove(editor, 'deliveries', key);
    put(editor, 'sent', key, now);
    keepCard(editor, taken, settled, now);
    return true;
  }
  const { token: _, until: __, problem: ___, ...rest } = taken;
  put(editor, 'deliveries', key, {
    ...rest,
    state: settled.state,
    problem: settled.problem,
    notBefore: settled.state === 'queued' ? settled.notBefore : taken.notBefore,
  });
  return true;
}

/** Where the cards of a question are or will be: what was sent, and what is on its way. Updates are not cards. */
export function cardsAbout(state: State, question: string): { key: string; to: Outgoing['to'] }[] {
  const sent = recordsIn(state.cards)
    .filter((card) => card.about === question)
    .map(({ key, place }) => ({ key, to: { place } }));
  const known = new Set(sent.map(({ key }) => key));
  const coming = pending(state)
    .filter((one) => one.about === question && !known.has(one.replaces ?? one.key))
    .map((one) => ({ key: one.replaces ?? one.key, to: one.to }));
  return [...new Map([...coming, ...sent].map((card) => [card.key, card])).values()];
}

/** What waits or is being sent, in the order it was put in. */
export function pending(state: State): Delivery[] {
  return recordsIn(state.deliveries)
    .filter((one) => one.state === 'queued' || one.state === 'sending')
    .sort((a, b) => a.seq - b.seq);
}

// A card that was replaced is still the same card to whoever replaces it next: it keeps its first key.
function keepCard(
  editor: Editor<State>,
  delivery: Delivery,
  { place, ref }: Settled & { state: 'sent' },
  now: number,
): void {
  const key = delivery.replaces ?? delivery.key;
  const about = delivery.about ?? editor.state.cards.get(key)?.about;
  if (about === undefined) return;
  put(editor, 'cards', key, { key, place, ref, about, at: now });
}

function recipientKey(to: Recipient): string {
  if ('person' in to) return JSON.stringify([to.person]);
  return JSON.stringify([to.place.platform, to.place.id, to.place.thread ?? '']);
}
