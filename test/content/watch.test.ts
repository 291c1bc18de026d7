import { mkdir, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readContent, watchContent } from '../../src/content.ts';
import { readAt } from '../support/broken-content.ts';
import { folderOf, smallContent } from '../support/small-content.ts';

describe('watchContent()', () => {
  async function watched(change: (file: (name: string) => string) => Promise<void>) {
    const shipped = await folderOf(smallContent);
    const told: string[] = [];
    const watch = watchContent(
      { shipped },
      ({ content }) => told.push(`right: ${content.organisation.name}`),
      (found) => told.push(...found.map((problem) => `broken: ${problem.file}`)),
      { clock: () => readAt, everyMs: 1_000_000 },
    );
    await watch.look();
    await change((name) => join(shipped, name));
    for (let looks = 0; looks < 4; looks++) await watch.look();
    watch.stop();
    return told;
  }
  const organisation = String(smallContent['organisation.yaml']);

  test('tells nothing while nothing changes', async () => {
    expect(await watched(async () => {})).toEqual([]);
  });

  test('tells changed content once', async () => {
    const change = (file: (name: string) => string) =>
      writeFile(file('organisation.yaml'), organisation.replace('Prøvekommune', 'Ny Kommune'));
    expect(await watched(change)).toEqual(['right: Ny Kommune']);
  });

  test('tells a broken edit once', async () => {
    const change = (file: (name: string) => string) => writeFile(file('doors.yaml'), 'doors: [');
    expect(await watched(change)).toEqual(['broken: doors.yaml']);
  });

  test('sees a file that is removed', async () => {
    const change = (file: (name: string) => string) => rm(file('doors.yaml'));
    expect(await watched(change)).toEqual(['broken: doors.yaml']);
  });

  test('sees a change that leaves the size as it is', async () => {
    const change = async (file: (name: string) => string) => {
      await writeFile(file('organisation.yaml'), organisation.replace('Prøvekommune', 'Prøve-Kommun'));
      await utimes(file('organisation.yaml'), 1, 1);
    };
    expect(await watched(change)).toEqual(['right: Prøve-Kommun']);
  });

  test('waits until a file is no longer being written', async () => {
    const shipped = await folderOf(smallContent);
    const told: string[] = [];
    const note = () => told.push('told');
    const watch = watchContent({ shipped }, note, note, { clock: () => readAt, everyMs: 1_000_000 });
    await watch.look();
    await writeFile(join(shipped, 'doors.yaml'), 'doors: [');
    await watch.look();
    expect(told).toEqual([]);
    await writeFile(join(shipped, 'doors.yaml'), String(smallContent['doors.yaml']));
    await watch.look();
    expect(told).toEqual([]);
    await watch.look();
    expect(told).toEqual(['told']);
    watch.stop();
  });

  test('sees an edit made while the content was being read', async () => {
    const shipped = await folderOf(smallContent);
    const first = await readContent({ shipped }, readAt);
    await writeFile(join(shipped, 'organisation.yaml'), organisation.replace('Prøvekommune', 'Ny Kommune'));
    const told: string[] = [];
    const watch = watchContent(
      { shipped },
      ({ content }) => told.push(content.organisation.name),
      () => told.push('broken'),
      { clock: () => readAt, since: first.ok ? first : { stamp: '', own: [] }, everyMs: 1_000_000 },
    );
    for (let looks = 0; looks < 2; looks++) await watch.look();
    expect(told).toEqual(['Ny Kommune']);
    watch.stop();
  });

  describe('keeps what was read before when the example would take the place of', () => {
    const own = {
      'organisation.yaml': organisation.replace('Prøvekommune', 'Egen Kommune'),
      'doors.yaml': String(smallContent['doors.yaml']),
      'faq/egen.yaml': String(smallContent['faq/sager.yaml']).replace('topic: sager', 'topic: egen'),
      'faq/sager.yaml': String(smallContent['faq/adgang.yaml']),
    };

    async function without(...gone: string[]) {
      const folders = { shipped: await folderOf(smallContent), own: await folderOf(own) };
      const told: string[] = [];
      const watch = watchContent(
        folders,
        ({ content }) => told.push(`right: ${content.organisation.name}`),
        (found) =>
          told.push(...found.map(({ folder, file }) => `broken: ${folder === folders.own}, ${file}`)),
        { clock: () => readAt, everyMs: 1_000_000 },
      );
      await watch.look();
      const away = await folderOf({});
      await mkdir(join(away, 'gone', 'faq'), { recursive: true });
      for (const name of gone) await rename(join(folders.own, name), join(away, 'gone', name));
      for (let looks = 0; looks < 3; looks++) await watch.look();
      for (const name of gone) await rename(join(away, 'gone', name), join(folders.own, name));
      await utimes(join(folders.own, 'organisation.yaml'), 1, 1);
      for (let looks = 0; looks < 3; looks++) await watch.look();
      watch.stop();
      return told;
    }

    test.each([
      ['a file', ['doors.yaml'], ['broken: true, doors.yaml']],
      ['the faq', ['faq'], ['broken: true, faq']],
      ['everything', ['organisation.yaml', 'doors.yaml', 'faq'], ['broken: true, ']],
    ])('%s, tells it, and takes it up again', async (_name, gone, told) => {
      expect(await without(...gone)).toEqual([...told, 'right: Egen Kommune']);
    });

    test('nothing: a topic may be removed', async () => {
      expect(await without('faq/sager.yaml')).toEqual(['right: Egen Kommune', 'right: Egen Kommune']);
    });
  });
});
