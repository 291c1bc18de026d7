import type { Arrival, Here } from './arrival.ts';
import { fromEvent } from './from-event.ts';
import { fromInteraction } from './from-interaction.ts';
import { eventBody } from './payload.ts';

/** Turns what Slack delivered into what it is to us; nothing for what does not concern the bot. */
export function receive(body: unknown, here: Here): Arrival | undefined {
  const event = eventBody.safeParse(body);
  return event.success ? fromEvent(event.data.event, event.data.event_id, here) : fromInteraction(body, here);
}
