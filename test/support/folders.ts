import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** An empty data folder that is gone when the test is over. */
export async function dataFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'medvind-data-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 3 }));
  return folder;
}

/** The names of the files below a folder that hold what is looked for, each with what it holds. */
export async function filesWith(
  folder: string,
  ...sought: readonly (string | RegExp)[]
): Promise<readonly string[]> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const found: string[] = [];
  for (const entry of names.filter((one) => one.isFile())) {
    const text = await readFile(join(entry.parentPath, entry.name), 'utf8');
    const held = sought.filter((one) => (typeof one === 'string' ? text.includes(one) : one.test(text)));
    if (held.length > 0) found.push(`${entry.name}: ${held.join(', ')}`);
  }
  return found;
}
