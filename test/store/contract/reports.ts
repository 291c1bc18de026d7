import { expect, test } from 'vitest';
import type { Message } from '../../../src/message.ts';
import type { Gain, Letter } from '../../../src/report/index.ts';
import { erasedPerson, type Store } from '../../../src/store/index.ts';
import type { MakeStore } from '../contract.ts';
import {
  ask,
  closed,
  day,
  monday,
  outgoing,
  question,
  report,
  retention,
  step,
  takeSafely,
} from '../fixtures.ts';

const win = 'The plan for the new family took half as long';

function gain(id: string, more: Partial<Gain> = {}): Gain {
  return { id, person: 'asker', unit: 'family', text: win, at: monday, ...more };
}

function letter(id: string, more: Partial<Letter> = {}): Letter {
  return {
    id,
    by: 'head',
    units: ['family'],
    draft: 'why',
    text: 'This is why we do it.',
    to: ['asker', 'other', 'third'],
    at: monday,
    sendAt: monday,
    ...more,
  };
}

const decided = { action: '2026-W47/family/ressourcer', decision: 'will', by: 'head', at: monday } as const;
const value = { goal: 'absence', period: '2026-11', scope: 'all', value: 4.5, by: 'head', at: monday };
const goal = {
  id: 'absence',
  title: { da: 'Fravær', en: 'Absence' },
  focus: 'ressourcer',
  measure: { kind: 'manual', unit: 'percent', every: 'month' },
  direction: 'down',
  target: 5,
  tolerance: 0,
  fromWeek: 0,
} as const;

async function erase(store: Store, person: string) {
  return await store.commit(step([{ kind: 'personErased', person }]));
}

export function reports(make: MakeStore): void {
  test('a week is published once, with its messages, however many publish it', async () => {
    const store = await make();
    const publish = (key: string) =>
      store.publishWeek(report('2026-W47'), [outgoing(key, { person: 'head' })], monday);
    expect((await Promise.all([publish('a'), publish('b')])).filter(Boolean)).toHaveLength(1);
    expect(await publish('c')).toBe(false);
    expect((await store.outbox()).waiting).toBe(1);
    expect(await store.weekReport('2026-W47')).toEqual(report('2026-W47'));
  });

  test('reports come oldest first, over the turn of the year too, and an unknown week has none', async () => {
    const store = await make();
    for (const week of ['2027-W01', '2026-W09', '2026-W53'])
      await store.publishWeek(report(week), [], monday);
    expect((await store.weekReports()).map(({ week }) => week)).toEqual(['2026-W09', '2026-W53', '2027-W01']);
    expect(await store.weekReport('2026-W10')).toBeUndefined();
    expect(await store.weekReport('constructor')).toBeUndefined();
  });

  test('a report that could not be read back is refused with the field’s name, and nothing is kept', async () => {
    const store = await make();
    const wrong = { ...report('2026-W47'), k: 4 };
    await expect(store.publishWeek(wrong, [], monday)).rejects.toThrow(/Cannot store report\.k: /);
    const key = 'x'.repeat(201);
    const late = store.publishWeek(report('2026-W47'), [outgoing(key, { person: 'head' })], monday);
    await expect(late).rejects.toThrow(/Cannot store outgoing\.key: /);
    expect(await store.weekReports()).toEqual([]);
  });

  test('of an action’s decisions, and of a figure typed in twice, the last one counts; goals keep their history', async () => {
    const store = await make();
    const later = { at: monday + 1 };
    await store.commit(
      step([
        { kind: 'actionDecided', decided },
        { kind: 'actionDecided', decided: { ...decided, decision: 'done', ...later } },
        { kind: 'goalValued', value },
        { kind: 'goalValued', value: { ...value, value: 5, ...later } },
        { kind: 'goalValued', value: { ...value, period: '2026-10' } },
        { kind: 'goalChanged', changed: { goal, by: 'head', at: monday } },
        { kind: 'goalChanged', changed: { goal: { ...goal, target: 4 }, by: 'head', ...later } },
      ]),
    );
    expect((await store.decidedActions()).map(({ decision }) => decision)).toEqual(['done']);
    expect((await store.goalValues()).map(({ period, value: n }) => [period, n])).toEqual([
      ['2026-10', 4.5],
      ['2026-11', 5],
    ]);
    expect((await store.changedGoals()).map((one) => one.goal.target)).toEqual([5, 4]);
  });

  test('decisions and figures go to the archive and are found there, and a new decision counts instead', async () => {
    const store = await make();
    await store.commit(
      step([
        { kind: 'actionDecided', decided },
        { kind: 'goalValued', value },
      ]),
    );
    const later = monday + 70 * day;
    expect((await store.sweep(later, retention)).archived).toBe(2);
    expect(await store.decidedActions()).toEqual([decided]);
    expect(await store.goalValues(monday + 1)).toEqual([]);
    const anew = { ...decided, decision: 'done', at: later } as const;
    await store.commit(step([{ kind: 'actionDecided', decided: anew }], { now: later }));
    expect(await store.decidedActions()).toEqual([anew]);
    await store.sweep(later + 70 * day, retention);
    expect(await store.decidedActions()).toEqual([anew]);
  });

  test('a small win is picked without touching what else is known of it, and not once its words are gone', async () => {
    const store = await make();
    const picked = { week: '2026-W47', scope: 'all', by: 'head' };
    const pick = (text: string | null) =>
      store.commit(step([{ kind: 'gainPicked', gain: gain('g1', { text, picked }) }]));
    expect(await pick(win)).toBe('stale');
    await store.commit(step([{ kind: 'gainShared', gain: gain('g1') }]));
    expect(await pick('something else')).toBe('done');
    expect(await store.gain('g1')).toEqual(gain('g1', { picked }));
    await erase(store, 'asker');
    expect(await pick(win)).toBe('stale');
    expect(await store.gain('g1')).toEqual(gain('g1', { person: erasedPerson, text: null, picked }));
  });

  test('a small win is forgotten whole when questions lose their words', async () => {
    const store = await make();
    await store.commit(
      step([
        { kind: 'gainShared', gain: gain('g1') },
        { kind: 'gainShared', gain: gain('g2', { at: monday + day }) },
      ]),
    );
    await store.sweep(monday + 30 * day, retention);
    expect((await store.gains(0)).map(({ id }) => id)).toEqual(['g2']);
    expect(await store.gains(monday + day + 1)).toEqual([]);
  });

  test('of two that send a letter on exactly one comes through, and it is told whom it reached', async () => {
    const store = await make();
    await store.commit(step([{ kind: 'letterWritten', letter: letter('l1') }]));
    const feed = (from: number, fed: number) =>
      store.commit(
        step([{ kind: 'letterFed', letter: 'l1', from, fed }], {
          outgoing: [0, 1].map((n) => outgoing(`letter/l1/${n}`, { person: `p${n}` })),
        }),
      );
    expect((await Promise.all([feed(0, 2), feed(0, 2)])).sort()).toEqual(['done', 'stale']);
    expect(await store.letter('l1')).toEqual(letter('l1', { fed: 2 }));
    const waiting = { waiting: ['asker', 'other', 'third'], sent: [], failed: [], unconfirmed: [] };
    expect(await store.letterReach('l1')).toEqual(waiting);
    await takeSafely(store, { limit: 9, now: monday, leaseMs: 1, token: 't' });
    await store.settle('letter/l1/0', 't', { state: 'failed', problem: 'no account' }, monday);
    const place = { platform: 'web', id: 'w', private: true };
    await store.settle('letter/l1/1', 't', { state: 'sent', place, ref: 'r' }, monday);
    expect(await store.letterReach('l1')).toEqual({
      waiting: ['third'],
      sent: ['other'],
      failed: ['asker'],
      unconfirmed: [],
    });
    expect(await store.letterReach('unknown')).toBeUndefined();
  });

  test('a letter goes to the archive once it was sent, and later loses its words and its people', async () => {
    const store = await make();
    await store.commit(
      step([
        { kind: 'letterWritten', letter: letter('sent', { fed: 3 }) },
        { kind: 'letterWritten', letter: letter('stuck', { at: monday + 1 }) },
      ]),
    );
    expect((await store.sweep(monday + 20 * day, retention)).archived).toBe(1);
    expect((await store.letters()).map(({ id }) => id)).toEqual(['sent', 'stuck']);
    expect((await store.unsentLetters()).map(({ id }) => id)).toEqual(['stuck']);
    await store.sweep(monday + 30 * day, retention);
    for (const id of ['sent', 'stuck'])
      expect(await store.letter(id)).toMatchObject({
        text: null,
        to: [erasedPerson, erasedPerson, erasedPerson],
      });
  });

  test('who is erased is gone from decisions, goals, figures, small wins, letters and reports', async () => {
    const store = await make();
    const published = report('2026-W47', { gain: win });
    await store.publishWeek(published, [], monday);
    const other = gain('g2', { person: 'other', text: 'Fewer papers to carry', picked: undefined });
    const picked = { week: '2026-W47', scope: 'all', by: 'head' };
    await store.commit(
      step([
        { kind: 'actionDecided', decided: { ...decided, by: 'asker' } },
        { kind: 'goalValued', value: { ...value, by: 'asker' } },
        { kind: 'goalChanged', changed: { goal, by: 'asker', at: monday } },
        { kind: 'gainShared', gain: gain('g1', { picked }) },
        { kind: 'gainShared', gain: other },
        { kind: 'letterWritten', letter: letter('theirs', { by: 'asker' }) },
        { kind: 'letterWritten', letter: letter('going', { by: 'asker', fed: 1 }) },
        { kind: 'letterWritten', letter: letter('to-them') },
      ]),
    );
    expect(await store.keptAbout('asker')).toMatchObject({
      gains: [{ id: 'g1' }],
      letters: [{ id: 'theirs' }, { id: 'going' }],
    });
    expect(await erase(store, 'asker')).toBe('done');
    expect(await store.keptAbout('asker')).toMatchObject({ gains: [], letters: [] });
    const everything = [
      await store.decidedActions(),
      await store.goalValues(),
      await store.changedGoals(),
      await store.gains(0),
      await store.letters(),
      await store.weekReports(),
    ];
    expect(JSON.stringify(everything)).not.toMatch(/"asker"|half as long/);
    expect((await store.gain('g2'))?.text).toBe('Fewer papers to carry');
    expect((await store.letters()).map(({ text }) => text)).toEqual([null, letter('').text, letter('').text]);
    expect(await store.weekReport('2026-W47')).toEqual(report('2026-W47'));
  });

  test('of two who shared the same small win, the one who is erased takes only their own along', async () => {
    const store = await make();
    const quote = (text: string): Message => ({ lang: 'da', text: 'Uge', blocks: [{ type: 'quote', text }] });
    for (const [week, person] of [
      ['2026-W46', 'other'],
      ['2026-W47', 'asker'],
    ] as const) {
      const picked = { week, scope: 'all', by: 'head' };
      await store.commit(step([{ kind: 'gainShared', gain: gain(week, { person, picked }) }]));
      await store.publishWeek(report(week, { gain: win }), [], monday);
      const key = `report/${week}/head`;
      await store.transcript.add({ key, place: 'head-home', message: quote(`»${win}«`), at: monday });
    }
    await erase(store, 'asker');
    expect((await store.gain('2026-W46'))?.text).toBe(win);
    expect(await store.weekReport('2026-W46')).toEqual(report('2026-W46', { gain: win }));
    expect(await store.weekReport('2026-W47')).toEqual(report('2026-W47'));
    const lines = await store.transcript.read('head-home', 0);
    expect(lines.map(({ message }) => message)).toEqual([quote(`»${win}«`), quote('[slettet]')]);
  });

  test('questions since are those asked, answered or closed since, in the archive too, and all that are open', async () => {
    const store = await make();
    const at = monday - 10 * day;
    await ask(
      store,
      closed('before', at, { askedAt: at }),
      closed('asked-before', monday - day, { askedAt: at }),
      closed('within', monday),
      question('open', { askedAt: at, touchedAt: at }),
    );
    const ids = async () => (await store.questionsSince(monday - 2 * day)).map(({ id }) => id).sort();
    expect(await ids()).toEqual(['asked-before', 'open', 'within']);
    expect((await store.sweep(monday + day, retention)).archived).toBe(3);
    expect(await ids()).toEqual(['asked-before', 'open', 'within']);
  });

  test('entries learned since are told with when', async () => {
    const store = await make();
    const entry = {
      id: 'a',
      topic: 't',
      question: 'How do I log in?',
      answer: 'With your card and the code you got.',
      phrasings: [],
    };
    const learn = (id: string, at: number) =>
      ({ kind: 'entryLearned', entry: { ...entry, id }, draft: 'd', at }) as const;
    await store.commit(step([learn('new', monday), learn('old', monday - day)]));
    expect((await store.learnedSince(monday)).map((one) => [one.entry.id, one.at])).toEqual([
      ['new', monday],
    ]);
  });
}
