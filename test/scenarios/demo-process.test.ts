import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { dataFolder } from '../support/folders.ts';

const program = join(import.meta.dirname, '../../src/cli/medvind.ts');

/** The command in a process of its own: what it has written, and how to end it. */
function runDemo(args: readonly string[], setting: Readonly<Record<string, string>> = {}) {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, [program, 'demo', ...args], {
    env: { PATH, HOME, PORT: '0', ...setting },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill());
  let written = '';
  const closed = once(child, 'close').then(([code]) => code as number | null);
  const told = new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        written += text;
        if (/^4\. .*\n/m.test(written)) resolve();
      });
  });
  return { child, closed, told: Promise.race([told, closed]), output: () => written };
}

test('one command gives an address, whom to be and what to press, and touches no data but its own', async () => {
  const [folder, own] = [join(await dataFolder(), 'demo'), await dataFolder()];
  const demo = runDemo(['--folder', folder], { MEDVIND_DATA: own, SLACK_BOT_TOKEN: 'xoxb-1-nobody' });
  await demo.told;
  const lines = demo.output().trim().split('\n');
  const [address] = /http:\/\/127\.0\.0\.1:\d+\/\S*/.exec(demo.output()) ?? [''];
  expect(lines.slice(-4).map((line) => line.slice(0, 2))).toEqual(['1.', '2.', '3.', '4.']);
  expect(address).toContain('som=karin-bertelsen');
  expect(await (await fetch(address)).text()).toContain('Medvind');
  expect(await readdir(own)).toEqual([]);
  const [, content = '', data = ''] = /CONTENT="(.*)" MEDVIND_DATA="(.*)" npm/.exec(lines.at(-1) ?? '') ?? [];
  const env = { ...process.env, MEDVIND_CONTENT: content, MEDVIND_DATA: data };
  const { stdout } = await promisify(execFile)(process.execPath, [program, 'report'], { env });
  expect(stdout).toContain('Eksempel Kommune');

  const second = runDemo(['--folder', folder]);
  expect(await second.closed).toBe(1);
  expect(second.output()).toMatch(/^Cannot open .*: process \d+ has it open/);
  expect(await readdir(data)).toContain('live.json');

  demo.child.kill('SIGTERM');
  expect(await demo.closed).toBe(0);
}, 60_000);

test('what was made can be gone on with, and a folder that is not its own is refused', async () => {
  const folder = join(await dataFolder(), 'demo');
  expect(await runDemo(['--folder', folder, '--only-make']).closed).toBe(0);
  const kept = runDemo(['--folder', folder, '--keep', '--only-make']);
  expect(await kept.closed).toBe(0);
  expect(kept.output()).not.toContain('Simulating');

  const foreign = await dataFolder();
  await writeFile(join(foreign, 'budget.txt'), 'keep me');
  const refused = runDemo(['--folder', foreign, '--only-make']);
  expect(await refused.closed).toBe(1);
  expect(refused.output()).toContain('has not made');
  expect(await readdir(foreign)).toEqual(['budget.txt']);
}, 60_000);

test('a place where nothing can be made is a sentence', async () => {
  const refused = runDemo(['--folder', '/proc/nowhere', '--only-make']);
  expect(await refused.closed).toBe(1);
  expect(refused.output()).toMatch(/^Cannot make \/proc\/nowhere \(ENOENT\)\. Let this user write there/);
}, 60_000);
