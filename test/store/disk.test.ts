import { constants } from 'node:fs';
import { readdir, readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { disk } from '../../src/store/disk.ts';
import { temporaryFolder } from './folders.ts';

test('what is added stands there whole and in order, however long it is', async () => {
  const path = join(await temporaryFolder(), 'log');
  const log = await disk.openLog(path);
  onTestFinished(() => log.close());
  const texts = ['æ\n', `${'å'.repeat(3_000_000)}\n`, '', 'ø\n'];
  for (const text of texts) await log.append(text);
  expect(await readFile(path, 'utf8')).toBe(texts.join(''));
  await log.cut(3);
  await log.append('x\n');
  expect(await readFile(path, 'utf8')).toBe('æ\nx\n');
});

test.runIf(process.platform === 'linux')(
  'on Linux a write to a log returns when it is on the disk',
  async () => {
    const path = join(await temporaryFolder(), 'log');
    const log = await disk.openLog(path);
    onTestFinished(() => log.close());
    const named = await Promise.all(
      (await readdir('/proc/self/fd')).map(async (fd) => [
        fd,
        await readlink(`/proc/self/fd/${fd}`).catch(() => ''),
      ]),
    );
    const fd = named.find(([, name]) => name === path)?.[0];
    const flags = /flags:\s+(\d+)/.exec(await readFile(`/proc/self/fdinfo/${fd}`, 'utf8'))?.[1];
    expect(Number.parseInt(flags ?? '0', 8) & constants.O_DSYNC).toBe(constants.O_DSYNC);
  },
);

test.runIf(process.platform === 'linux')('a disk that refuses a line says so', async () => {
  const log = await disk.openLog('/dev/full');
  onTestFinished(() => log.close());
  await expect(log.append('x\n')).rejects.toMatchObject({ code: 'ENOSPC' });
});
