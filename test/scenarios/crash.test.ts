import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import type { PageLine } from '../../adapters/web/render.ts';
import { dataFolder } from '../support/folders.ts';
import { type Product, startProduct } from '../support/product.ts';
import { oneTopic, scenarioContent } from '../support/scenario-content.ts';
import { allButtons, type Post, type Visitor, visitor, wordsOf } from '../support/visitor.ts';

/** Two towns at once, so that one is asked while the other starts. */
const towns = 2;
const kills = 10;

let content: string;
beforeAll(async () => {
  content = await scenarioContent({ files: oneTopic });
});
afterAll(() => rm(content, { recursive: true }));

/** Somebody who looks at the screen, does the next thing, and sends it again when no answer came. */
interface Actor {
  readonly person: string;
  /** What was sent and not yet answered. */
  pending: Post | undefined;
  /** Ids of what the program has said yes to. */
  readonly done: Set<string>;
  readonly next: (lines: readonly PageLine[], done: ReadonlySet<string>) => Post | undefined;
}

/** Nothing is done twice on purpose: the id says what is done to what. */
function post(kind: string, what: string, fields: Readonly<Record<string, unknown>>): Post {
  return { id: `${kind}-${what}`.replaceAll(/[^A-Za-z0-9_-]/g, '-'), kind, ...fields };
}

/** Asks new questions as long as `more` says so, sends each on, and says that the answer solved it. */
function asker(person: string, more: () => boolean): Actor {
  let asked = 0;
  const done = new Set<string>();
  return {
    person,
    pending: undefined,
    done,
    next(lines) {
      for (const { action, value } of allButtons(lines).toReversed()) {
        const sent =
          action === 'forward' || action === 'noneOfThese'
            ? post('submitted', value, { form: 'forwardSend', value, values: {} })
            : action === 'solved'
              ? post('pressed', `solved-${value}`, { action, value })
              : undefined;
        if (sent && !done.has(sent.id)) return sent;
      }
      if (!more()) return undefined;
      asked += 1;
      return post('said', `${randomUUID()}`, { text: `hvor er fane ${person} nummer ${asked} henne` });
    },
  };
}

/** Takes every question there is and answers it. */
function helper(person: string): Actor {
  const done = new Set<string>();
  return {
    person,
    pending: undefined,
    done,
    next(lines) {
      for (const { action, value } of allButtons(lines)) {
        const sent =
          action === 'claim'
            ? post('pressed', `claim-${value}`, { action, value })
            : action === 'answer'
              ? post('submitted', `answer-${value}`, {
                  form: 'answer',
                  value,
                  values: { text: `Svar på ${value}` },
                })
              : undefined;
        if (sent && !done.has(sent.id)) return sent;
      }
      return undefined;
    },
  };
}

/** Lets somebody act until the program is gone, or until there is nothing left to do and nobody asks more. */
async function act(actor: Actor, url: string, isOver: () => boolean): Promise<void> {
  const window: Visitor = visitor(url, actor.person);
  try {
    for (;;) {
      actor.pending ??= actor.next(await window.lines(), actor.done);
      if (actor.pending === undefined) {
        if (isOver()) return;
        await pause(20);
        continue;
      }
      await window.send(actor.pending);
      actor.done.add(actor.pending.id);
      actor.pending = undefined;
    }
  } catch (cause) {
    // Anything but a program that is gone is a finding.
    if (!(cause instanceof TypeError)) throw cause;
  }
}

/** Numbers between 0 and 1, the same on every run. */
function chances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

async function killAndKill(seed: number): Promise<void> {
  const data = await dataFolder();
  const setting = { MEDVIND_DATA: data, MEDVIND_CONTENT: content };
  const chance = chances(seed);
  let asking = true;
  const actors = [
    asker('sara-lindholm', () => asking),
    asker('henrik-winther', () => asking),
    helper('jonas-kjeldsen'),
    helper('rikke-damgaard'),
    helper('mikkel-toft'),
  ];
  for (let kill = 0; kill < kills; kill++) {
    const product = await startProduct(setting);
    onTestFinished(() => void product.end('SIGKILL'));
    const acting = actors.map((actor) => act(actor, product.url, () => false));
    // After some things were said yes to, and then at no particular moment.
    const enough = allDone(actors) + Math.floor(chance() * 12);
    const end = Date.now() + 5000;
    while (allDone(actors) < enough && Date.now() < end) await pause(5);
    await pause(chance() * 20);
    await product.end('SIGKILL');
    await Promise.all(acting);
    expect(product.output()).not.toContain('Error');
  }
  asking = false;
  const product = await startProduct(setting);
  onTestFinished(() => void product.end('SIGKILL'));
  await settle(actors, product);
  await check(actors, product);
  expect(await product.end()).toBe(0);
  expect(product.output()).not.toContain('Error');
}

function isUnsolvedCard(line: PageLine): boolean {
  return /^q:[^:]+:asker:/.test(line.key) && !wordsOf(line).includes('Det er løst.');
}

function allDone(actors: readonly Actor[]): number {
  return actors.reduce((sum, { done }) => sum + done.size, 0);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Lets everybody finish: over when every question sent on has been answered and solved. */
async function settle(actors: readonly Actor[], { url }: Product): Promise<void> {
  const askers = actors.slice(0, 2);
  const end = Date.now() + 40_000;
  let over = false;
  const acting = actors.map((actor) => act(actor, url, () => over));
  while (!over) {
    const waiting = await Promise.all(
      askers.map(async (actor) => {
        const sent = [...actor.done].filter((id) => id.startsWith('submitted-')).length;
        const solved = [...actor.done].filter((id) => id.startsWith('pressed-solved-')).length;
        const next = actor.pending ?? actor.next(await visitor(url, actor.person).lines(), actor.done);
        return sent - solved + (next === undefined ? 0 : 1);
      }),
    );
    over = waiting.every((number) => number === 0) || Date.now() > end;
    await pause(50);
  }
  await Promise.all(acting);
}

async function check(actors: readonly Actor[], { url }: Product): Promise<void> {
  expect(allDone(actors)).toBeGreaterThan(kills * 3);
  for (const { person, done } of actors.slice(0, 2)) {
    const window = visitor(url, person);
    await window.awaitNo('card that is not solved', isUnsolvedCard);
    const lines = await window.lines();
    const of = (kind: string) => [...done].filter((id) => id.startsWith(kind)).length;
    const own = lines.filter(({ from }) => from === person).map(wordsOf);
    expect(own).toHaveLength(of('said-'));
    expect(new Set(own).size).toBe(own.length);
    expect(of('submitted-')).toBe(of('said-'));
    // One card, one answer and nothing else comes of a question, however often the program died over it.
    const cards = lines.filter(({ key }) => /^q:[^:]+:asker:/.test(key));
    const answers = lines.filter(({ key }) => /^q:[^:]+:answer:/.test(key));
    expect(cards).toHaveLength(of('submitted-'));
    expect(answers).toHaveLength(of('submitted-'));
    expect(of('pressed-solved-')).toBe(of('submitted-'));
    const once = lines.filter(({ key }) => key.endsWith('/welcome'));
    expect(once.length).toBeLessThanOrEqual(1);
  }
  for (const { person } of actors.slice(2)) {
    const lines = await visitor(url, person).lines();
    const cards = lines.map(({ key }) => /^q:([^:]+):helper:/.exec(key)?.[1]).filter(Boolean);
    expect(new Set(cards).size).toBe(cards.length);
  }
}

test(`${towns * kills} kills at any moment lose nothing that was said yes to, and say nothing twice`, {
  timeout: 240_000,
}, async () => {
  await Promise.all(Array.from({ length: towns }, (_, town) => killAndKill(town + 1)));
});
