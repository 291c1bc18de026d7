import type { Inquiry } from '../../src/dialogue/index.ts';
import type { Place } from '../../src/event.ts';
import type { Draft, Question } from '../../src/handoff/index.ts';
import type { Message } from '../../src/message.ts';
import type { Outgoing } from '../../src/outgoing.ts';
import type { WeekReport } from '../../src/report/index.ts';
import type { Retention, Step, Store } from '../../src/store/index.ts';

/** Monday 23 November 2026, 09:00 in Copenhagen. */
export const monday = Date.UTC(2026, 10, 23, 8);
export const hour = 60 * 60 * 1000;
export const day = 24 * hour;

export const retention: Retention = {
  questionTextDays: 30,
  unsolvedTextDays: 90,
  warnedTextDays: 1,
  transcriptDays: 30,
  auditDays: 180,
};

export function place(id: string, more: Partial<Place> = {}): Place {
  return { platform: 'web', id, private: true, ...more };
}

export function question(id: string, more: Partial<Question> = {}): Question {
  return {
    id,
    rev: 0,
    asker: 'asker',
    place: place('asker-home'),
    lang: 'da',
    text: `How do I file ${id} in the new system?`,
    details: {},
    state: 'open',
    level: 0,
    offers: [],
    handovers: [],
    turns: [],
    askedAt: monday,
    queuedAt: monday,
    touchedAt: monday,
    reopened: 0,
    ...more,
  };
}

export function closed(id: string, at: number, more: Partial<Question> = {}): Question {
  return question(id, { state: 'solved', solved: 'confirmed', closedAt: at, touchedAt: at, ...more });
}

export function inquiry(id: string, more: Partial<Inquiry> = {}): Inquiry {
  return {
    id,
    rev: 0,
    person: 'asker',
    place: place('asker-home'),
    lang: 'da',
    text: `where is ${id} to be found`,
    warned: false,
    outcome: 'answer',
    confidence: 0.9,
    entries: ['first-login'],
    at: monday,
    ...more,
  };
}

export function draft(id: string, more: Partial<Draft> = {}): Draft {
  return {
    id,
    rev: 0,
    question: 'q1',
    by: 'jonas',
    topic: 'access',
    entry: {
      id: 'first-login',
      question: 'How do I log in?',
      answer: 'With your card and the code you got.',
      phrasings: [],
    },
    state: 'drafted',
    draftedAt: monday,
    ...more,
  };
}

/** A week's report that says nothing but, where it is given, a small win. */
export function report(week: string, { gain }: { gain?: string } = {}): WeekReport {
  return {
    version: 1,
    week,
    from: '2026-11-16',
    to: '2026-11-22',
    k: 5,
    example: true,
    scopes: [
      {
        scope: 'all',
        name: 'Eksempelby',
        headline: { key: 'headline.none', values: {} },
        goals: [],
        pulse: [],
        measures: [],
        topics: [],
        newEntries: [],
        advice: [],
        saidDid: [],
        hidden: [],
        ...(gain !== undefined && { gain }),
      },
    ],
    capacity: { superusers: 0, agreedHours: 0, unclaimedOverHour: 0, holes: [] },
    operations: [],
    hypercare: [],
  };
}

export function message(text: string): Message {
  return { lang: 'da', text, blocks: [{ type: 'text', markdown: text }] };
}

export function outgoing(key: string, to: Outgoing['to'], more: Partial<Outgoing> = {}): Outgoing {
  return { key, to, message: message(`message ${key}`), doubt: 'again', ...more };
}

export function step(
  changes: Step['changes'],
  more: { event?: string; outgoing?: readonly Outgoing[]; now?: number } = {},
): Step {
  return {
    changes,
    outgoing: more.outgoing ?? [],
    now: more.now ?? monday,
    ...(more.event && { event: more.event }),
  };
}

/** Opens these questions in one step. */
export async function ask(store: Store, ...questions: readonly Question[]): Promise<void> {
  const committed = await store.commit(
    step(questions.map((one) => ({ kind: 'questionOpened', question: one }))),
  );
  if (committed !== 'done') throw new Error(`the questions were not opened: ${committed}`);
}

/** Takes deliveries and gives them when the take is safe. */
export async function takeSafely(store: Store, wanted: Parameters<Store['takeDeliveries']>[0]) {
  const { taken, safe } = await store.takeDeliveries(wanted);
  await safe;
  return taken;
}

/** Takes everything that is due for a minute, under this token. */
export async function takeAll(store: Store, now: number, token = 'token', limit = 100) {
  return await takeSafely(store, { limit, now, leaseMs: 60_000, token });
}

/** The asker, seen on the web. */
export const seen = {
  kind: 'accountSeen',
  link: {
    account: { platform: 'web', id: 'w1' },
    person: 'asker',
    name: 'Asta Asker',
    place: place('asker-home'),
    seenAt: monday,
  },
} as const;

/** Erases a person, the asker unless told. */
export function erase(store: Store, person = 'asker', now = monday) {
  return store.commit(step([{ kind: 'personErased', person }], { now }));
}
