// Commits per second and how long one takes, side by side: `npm run -s bench:store -- [--rounds 7] [--seconds 1.5] [--only ours]`.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { JSONFilePreset } from 'lowdb/node';
import type { Question } from '../src/handoff/index.ts';
import { createMemoryStore, openLowdbStore, type Store } from '../src/store/index.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '7' },
    seconds: { type: 'string', default: '1.5' },
    /** `ours`, `memory` or `plain`; all three when left out. */
    only: { type: 'string' },
  },
});
const rounds = Number(values.rounds);
const milliseconds = Number(values.seconds) * 1000;
const sizes = [1_000, 10_000, 100_000];
const callers = [1, 50];
const liveQuestions = 1_000;
const start = Date.UTC(2026, 10, 23, 8);
const day = 24 * 60 * 60 * 1000;

/** One store with questions in it; `change` is one durable commit that claims or releases a live question. */
interface Subject {
  readonly size: number;
  change(): Promise<void>;
  close(): Promise<void>;
}

interface Cell {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
}

function question(n: number, closedAt?: number): Question {
  return {
    id: `question-${n}`,
    rev: 0,
    asker: `person-${n % 60}`,
    place: { platform: 'web', id: `conversation-${n % 60}`, private: true },
    lang: 'da',
    unit: `unit-${n % 3}`,
    text: `Hvor finder jeg planen, når barnet har fået en ny rådgiver, og fristen allerede er løbet (${n})?`,
    details: { did: 'Søgte under aktiviteter', expected: 'At planen stod øverst' },
    topic: 'planer',
    state: closedAt === undefined ? 'open' : 'solved',
    level: 0,
    offers: [{ to: `superuser-${n % 8}`, at: start - day }],
    handovers: [],
    turns: [],
    askedAt: start - 2 * day,
    queuedAt: start - 2 * day,
    touchedAt: closedAt ?? start - day,
    ...(closedAt !== undefined && { closedAt, solved: 'confirmed' as const }),
    reopened: 0,
  };
}

function changing(store: Store): () => Promise<void> {
  let count = 0;
  return async () => {
    count += 1;
    // Five seconds pass between two events, so that as many are remembered as on a very busy day.
    const now = start + count * 5_000;
    const present = await store.question(`question-${count % liveQuestions}`);
    if (present === undefined) throw new Error(`question-${count % liveQuestions} is not there`);
    const { claimedBy, ...rest } = present;
    const moved: Question =
      claimedBy === undefined
        ? { ...rest, state: 'claimed', claimedBy: 'superuser-1', touchedAt: now }
        : { ...rest, state: 'open', touchedAt: now };
    const talk = { key: `web|conversation-${count % 60}||p`, person: 'p', suggested: [], at: now };
    const committed = await store.commit({
      event: `event-${count}-${now}`,
      changes: [
        { kind: 'questionMoved', question: moved, from: present.rev },
        { kind: 'talkKept', talk },
      ],
      outgoing: [],
      now,
    });
    if (committed !== 'done') throw new Error(`a commit was ${committed}`);
  };
}

async function fill(store: Store, from: number, to: number, closedAt?: number): Promise<void> {
  for (let n = from; n < to; n += 1000) {
    const some = Array.from({ length: Math.min(1000, to - n) }, (_, at) => question(n + at, closedAt));
    const changes = some.map((one) => ({ kind: 'questionOpened', question: one }) as const);
    await store.commit({ changes, outgoing: [], now: start });
  }
}

async function lowdb(parent: string, size: number): Promise<Subject> {
  const folder = join(parent, `ours-${size}`);
  const created = await openLowdbStore(folder);
  await fill(created, 0, liveQuestions);
  await created.close();
  // What years of use leave behind, in the shape that the sweep gives it: a full file for every 1,000.
  for (let n = liveQuestions; n < size; n += 1000) {
    const at = start - Math.ceil(n / 4000) * 30 * day;
    const month = new Date(at).toISOString().slice(0, 7);
    const records = Array.from({ length: 1000 }, (_, of) => question(n + of, at));
    const name = `questions-${month}-${String(n / 1000).padStart(3, '0')}.json`;
    await writeFile(join(folder, 'archive', name), JSON.stringify({ version: 1, records }));
  }
  const store = await openLowdbStore(folder);
  // One look in the archive, so that its index is in memory as it is after a day's work.
  if ((await store.question(`question-${size - 1}`)) === undefined)
    throw new Error('the archive was not read');
  return { size, change: changing(store), close: () => store.close() };
}

async function memory(_: string, size: number): Promise<Subject> {
  const store = createMemoryStore();
  await fill(store, 0, liveQuestions);
  const days = 36_500;
  const keep = { questionTextDays: days, unsolvedTextDays: days, warnedTextDays: days };
  for (let n = liveQuestions; n < size; n += 10_000) {
    await fill(store, n, Math.min(size, n + 10_000), start - 2 * day);
    await store.sweep(start, { ...keep, transcriptDays: days, auditDays: days });
  }
  return { size, change: changing(store), close: () => store.close() };
}

// lowdb as it comes: one file with everything, written whole at every change, and no fsync at all.
async function naive(parent: string, size: number): Promise<Subject> {
  const all = Array.from({ length: size }, (_, n) =>
    question(n, n < liveQuestions ? undefined : start - day),
  );
  const questions = Object.fromEntries(all.map((one) => [one.id, one]));
  const db = await JSONFilePreset(join(parent, `naive-${size}.json`), { questions });
  await db.write();
  let count = 0;
  return {
    size,
    async change() {
      count += 1;
      const id = `question-${count % liveQuestions}`;
      await db.update((data) => {
        const present = data.questions[id];
        if (present === undefined) throw new Error(`${id} is not there`);
        const state = present.state === 'open' ? 'claimed' : 'open';
        data.questions[id] = { ...present, state, rev: present.rev + 1 };
      });
    },
    async close() {},
  };
}

async function measure(subject: Subject, atOnce: number): Promise<Cell> {
  const took: number[] = [];
  const begin = performance.now();
  const caller = async () => {
    while (performance.now() - begin < milliseconds) {
      const before = performance.now();
      await subject.change();
      took.push(performance.now() - before);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, caller));
  const seconds = (performance.now() - begin) / 1000;
  took.sort((a, b) => a - b);
  const at = (share: number) =>
    took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? Number.NaN;
  return { perSecond: took.length / seconds, p50: at(0.5), p99: at(0.99) };
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

/** Measures every cell in turn, round after round, so that what else the machine does hits all alike. */
async function compare(name: string, subjects: readonly Subject[], turns: number): Promise<void> {
  for (const subject of subjects) await measure(subject, 50);
  const cells = new Map<string, Cell[]>();
  for (let turn = 0; turn < turns; turn += 1) {
    for (const atOnce of callers) {
      for (const subject of subjects) {
        const key = `${subject.size}|${atOnce}`;
        cells.set(key, [...(cells.get(key) ?? []), await measure(subject, atOnce)]);
      }
    }
  }
  const figure = (size: number, atOnce: number, what: keyof Cell) =>
    median((cells.get(`${size}|${atOnce}`) ?? []).map((cell) => cell[what]));
  for (const atOnce of callers) {
    const shown = sizes.map((size) => {
      const numbers = [figure(size, atOnce, 'p50'), figure(size, atOnce, 'p99')].map((n) => n.toFixed(2));
      return `${figure(size, atOnce, 'perSecond').toFixed(0)} · ${numbers.join(' · ')}`;
    });
    const ratio = figure(100_000, atOnce, 'p99') / figure(1_000, atOnce, 'p99');
    console.log(`| ${name} | ${atOnce} | ${shown.join(' | ')} | ${ratio.toFixed(2)} |`);
  }
  for (const subject of subjects) await subject.close();
}

const parent = await mkdtemp(join(tmpdir(), 'medvind-bench-'));
try {
  console.log(`\nCommits per second · p50 ms · p99 ms, median of ${rounds} rounds of ${values.seconds} s\n`);
  console.log('| store | callers | 1,000 questions | 10,000 | 100,000 | p99 at 100,000 ÷ at 1,000 |');
  console.log('|---|--:|---|---|---|--:|');
  const stores = [
    { key: 'ours', name: 'lowdb, as Medvind uses it', make: lowdb, turns: rounds },
    { key: 'memory', name: 'memory', make: memory, turns: rounds },
    { key: 'plain', name: 'lowdb as it comes, no fsync', make: naive, turns: Math.min(rounds, 3) },
  ];
  for (const { key, name, make, turns } of stores) {
    if (values.only !== undefined && values.only !== key) continue;
    const subjects: Subject[] = [];
    for (const size of sizes) subjects.push(await make(parent, size));
    await compare(name, subjects, turns);
  }
} finally {
  await rm(parent, { recursive: true, force: true });
}
