import { expect, test } from 'vitest';
import { type ChatAdapter, PlatformError } from '../src/ports.ts';
import { startPlatforms } from '../src/starting.ts';

const receive = async () => ({});
const unreachable = () => new PlatformError('It cannot be reached.', { mayPass: true });
const refused = () => new PlatformError('It does not take the token.', { mayPass: false });

/** A platform whose starts go so one after the other; without more of them it is started. */
function platform(...starts: readonly (Error | Promise<void>)[]) {
  const left = [...starts];
  let started = () => {};
  const running = new Promise<void>((resolve) => {
    started = resolve;
  });
  let tries = 0;
  const nothing = async () => {};
  const sent = async () => ({ ok: true, ref: '1' }) as const;
  const adapter: ChatAdapter = {
    ...{ platform: 'fake', stop: nothing, send: sent, update: sent },
    lookUp: async () => undefined,
    privatePlace: async () => undefined,
    async start() {
      tries += 1;
      const how = left.shift();
      if (how instanceof Error) throw how;
      await how;
      started();
    },
  };
  return { adapter, running, tries: () => tries };
}

function logged() {
  const lines: string[] = [];
  const note = (line: string) => void lines.push(line);
  return { lines, log: { info: note, warn: note, error: note } };
}

test('a platform that cannot be reached holds up nobody and is tried until it works', async () => {
  const [broken, well] = [platform(unreachable(), unreachable()), platform()];
  const { lines, log } = logged();
  const stop = await startPlatforms([broken.adapter, well.adapter], receive, { log, retryMs: 1 });
  await well.running;
  expect(broken.tries()).toBe(1);
  await broken.running;
  expect(broken.tries()).toBe(3);
  expect(lines.filter((line) => line === 'It cannot be reached.')).toHaveLength(2);
  stop();
});

test('a platform that does not answer at all holds up nobody either', async () => {
  const answers = Promise.withResolvers<void>();
  const silent = platform(answers.promise);
  const { log } = logged();
  const stop = await startPlatforms([silent.adapter], receive, { log, patienceMs: 1 });
  answers.resolve();
  await silent.running;
  expect(silent.tries()).toBe(1);
  stop();
});

test('a platform that refuses is a sentence for whoever starts Medvind, and the others are tried no more', async () => {
  const [wrong, broken] = [platform(refused()), platform(unreachable(), unreachable())];
  const starting = startPlatforms([broken.adapter, wrong.adapter], receive, { ...logged(), retryMs: 1 });
  await expect(starting).rejects.toThrow('It does not take the token.');
  expect(broken.tries()).toBe(1);
});

test('a surprise keeps its stack, for a developer', async () => {
  const surprise = new TypeError('undefined is not a function');
  await expect(startPlatforms([platform(surprise).adapter], receive, logged())).rejects.toBe(surprise);
});

test('who stops tries no more', async () => {
  const broken = platform(...Array.from({ length: 50 }, unreachable));
  const stop = await startPlatforms([broken.adapter], receive, { ...logged(), retryMs: 1 });
  stop();
  const tries = broken.tries();
  await new Promise((resolve) => setImmediate(resolve));
  expect(broken.tries()).toBe(tries);
});
