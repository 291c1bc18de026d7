import type { ChatEvent } from '../event.ts';
import { pressed } from './actions.ts';
import { type Facts, silence } from './facts.ts';
import { submitted } from './forms.ts';
import { opened } from './person/home.ts';
import { changedMessage } from './rewritten.ts';
import { said } from './said.ts';
import type { Turn } from './turn.ts';
import { welcome } from './welcome.ts';

/** Decides what an event leads to, from facts alone: no clock, no store, no network. */
export function decide(facts: Facts, event: ChatEvent): Turn {
  switch (event.kind) {
    case 'said':
      return said(facts, event);
    case 'pressed':
      return pressed(facts, event);
    case 'submitted':
      return submitted(facts, event);
    case 'opened':
      return opened(facts, event);
    case 'joined':
      return welcome(facts, event);
    case 'changed':
      return changedMessage(facts, event);
    case 'left':
      return silence;
  }
}
