import type { Calendar } from '../calendar/index.ts';
import type { Person, Settings } from '../organisation/index.ts';
import type { Question } from './question.ts';
import type { HandoffSettings } from './settings.ts';

/** What must be known to decide who is shown a question and when. */
export interface HandoffFacts {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly calendar: Calendar;
  readonly people: readonly Person[];
  readonly settings: HandoffSettings;
  /** All questions that are not closed. */
  readonly live: readonly Question[];
  /** Closed questions of the last working days: they count as recent load. May be left empty. */
  readonly recent?: readonly Question[];
  /** Duty that people have set by hand. */
  readonly byHand: readonly Settings[];
  /** People whose platform says that they are away; those it says nothing about count as there. */
  readonly away: ReadonlySet<string>;
}
