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

/** The names of the files below a folder that hold any of these words, each with the words it holds. */
export async function filesWith(folder: string, ...words: readonly string[]): Promise<readonly string[]> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const found: string[] = [];
  for (const entry of names.filter((one) => one.isFile())) {
    const text = await readFile(join(entry.parentPath, entry.name), 'latin1');
    const held = words.filter((word) => text.includes(Buffer.from(word, 'utf8').toString('latin1')));
    if (held.length > 0) found.push(`${entry.name}: ${held.join(', ')}`);
  }
  return found;
}
