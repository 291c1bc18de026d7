import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { run } from '../../src/cli/run.ts';
import { readConfig } from '../../src/config.ts';
import { openLowdbStore } from '../../src/store/index.ts';
import { dataFolder } from '../support/folders.ts';
import { dipReports } from '../support/reports.ts';

const now = Date.UTC(2026, 10, 23);

async function ran(data: string, ...args: readonly string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await run(['report', ...args], {
    out: (line) => out.push(line),
    err: (line) => err.push(line),
    config: () => readConfig({ MEDVIND_DATA: data }),
    now: () => now,
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

/** A data folder with the four weeks, still open as under a running Medvind. */
async function openFolder() {
  const folder = await dataFolder();
  const store = await openLowdbStore(folder);
  onTestFinished(() => store.close());
  for (const report of dipReports()) await store.publishWeek(report, [], now);
  return { folder, store };
}

test('without a week or without the folder it says which and what to do', async () => {
  const folder = await dataFolder();
  for (const [data, sentence] of [
    [folder, 'There is no weekly report'],
    [join(folder, 'not-there'), 'there is no such folder'],
  ] as const) {
    const { code, out, err } = await ran(data);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain(sentence);
    expect(err).toContain('MEDVIND_DATA');
  }
});

test('the newest week comes out as Markdown while somebody else has the folder, and nothing there is touched', async () => {
  const { folder, store } = await openFolder();
  await store.commit({
    changes: [
      {
        kind: 'actionDecided',
        decided: { action: '2026-W47/all/ressourcer', decision: 'notNow', by: 'karin-bertelsen', at: now },
      },
    ],
    outgoing: [],
    now,
  });
  const before = await lookOf(folder);
  const { code, out } = await ran(folder);
  expect(code).toBe(0);
  expect(out).toMatch(/^# Uge\s47 · Eksempel Kommune/);
  // What was decided a moment ago is in the change log only, and yet it is read.
  expect(out).toContain('Ikke nu');
  expect(await lookOf(folder)).toEqual(before);
});

test('a unit and an earlier week in English as a PDF go into the file that is named', async () => {
  const { folder } = await openFolder();
  const file = join(folder, 'uge46.pdf');
  const args = ['--week', '2026-W46', '--unit', 'familie', '--lang', 'en', '--format', 'pdf', '--out', file];
  const { code, out, err } = await ran(folder, ...args);
  expect({ code, out }).toEqual({ code: 0, out: '' });
  expect(err).toContain('medvind-2026-W46-familie.pdf');
  const bytes = await readFile(file);
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
  expect(bytes.toString('latin1')).toContain('/Lang (en-GB)');
});

test.each([
  [['--format', 'pdf'], 'Cannot print pdf: it is no text. Write --out'],
  [['--format', 'docx'], 'Cannot use --format docx: write one of md, pdf, xlsx, csv, json.'],
  [['--lang', 'sv'], 'Cannot use --lang sv: write one of da, en.'],
  [['--unit', 'unge'], 'Cannot show unge in 2026-W47: that week has all, familie, modtagelse.'],
  [['--week', '2026-W40'], 'There are 4, from 2026-W44 to 2026-W47.'],
])('%j is refused with the way out', async (args, sentence) => {
  const { folder } = await openFolder();
  const { code, out, err } = await ran(folder, ...args);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain(sentence);
});

/** Every file of a folder with its length and when it was written. */
async function lookOf(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
  const looks = await Promise.all(
    files
      // The one that has the folder open shows that it lives, and writes its changes anew at rest.
      .filter((file) => !/(owner\.json|live\.jsonl?)$/.test(file))
      .map(async (file) => {
        const { size, mtimeMs } = await stat(file);
        return `${file} ${size} ${mtimeMs}`;
      }),
  );
  return looks.sort();
}
