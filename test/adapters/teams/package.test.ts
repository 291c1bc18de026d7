import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { makePackage } from '../../../adapters/teams/appPackage/pack.ts';
import { command } from '../../../src/dialogue/index.ts';

const parts = {
  appId: '6c1f7a5e-0000-4000-8000-00000000b07a',
  organisation: 'Prøvekommune',
  site: 'https://proeve.example/medvind',
  privacy: 'https://proeve.example/privatliv',
};
const folder = new URL('../../../adapters/teams/appPackage/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('manifest.json', folder), 'utf8'));
const english: Record<string, string> = JSON.parse(readFileSync(new URL('en.json', folder), 'utf8'));

test('the package is a flat zip of a manifest that fits its schema, texts and two icons', async () => {
  const files = unzipSync(await makePackage(parts));
  expect(Object.keys(files).toSorted()).toEqual(['color.png', 'en.json', 'manifest.json', 'outline.png']);
  const packed = JSON.parse(strFromU8(files['manifest.json'] ?? new Uint8Array()));
  expect(packed).toMatchObject({ manifestVersion: '1.30', id: parts.appId, bots: [{ botId: parts.appId }] });
  expect(packed.developer).toMatchObject({ name: 'Prøvekommune', privacyUrl: parts.privacy });
  expect(JSON.stringify(packed)).not.toContain('${{');
});

test('the same parts give the same bytes', async () => {
  expect(await makePackage(parts)).toEqual(await makePackage(parts));
});

const wrong: readonly (readonly [string, Partial<typeof parts>, RegExp])[] = [
  ['an id that is none', { appId: 'medvind' }, /--app-id must/],
  ['a name that is too long', { organisation: 'x'.repeat(33) }, /--organisation must/],
  ['an address without https', { site: 'medvind' }, /--site must/],
];
test.each(wrong)('%s is refused with the option to mend', async (_, more, says) => {
  await expect(makePackage({ ...parts, ...more })).rejects.toThrow(says);
});

test('a name with quotation marks stays a name', async () => {
  const files = unzipSync(await makePackage({ ...parts, organisation: 'A "B" \\ C' }));
  expect(JSON.parse(strFromU8(files['manifest.json'] ?? new Uint8Array())).developer.name).toBe('A "B" \\ C');
});

test('every text of the manifest that people read is there in English too', () => {
  const shown = ['name.short', 'name.full', 'description.short', 'description.full'];
  for (const [at, list] of manifest.bots[0].commandLists.entries()) {
    for (const one of list.commands.keys()) {
      for (const field of ['title', 'description'])
        shown.push(`bots[0].commandLists[${at}].commands[${one}].${field}`);
    }
  }
  for (const [at, one] of manifest.composeExtensions[0].commands.entries()) {
    shown.push(
      `composeExtensions[0].commands[${at}].title`,
      `composeExtensions[0].commands[${at}].description`,
    );
    for (const each of (one.parameters ?? []).keys()) {
      const parameter = `composeExtensions[0].commands[${at}].parameters[${each}]`;
      shown.push(`${parameter}.title`, `${parameter}.description`);
    }
  }
  expect(
    Object.keys(english)
      .filter((key) => key !== '$schema')
      .toSorted(),
  ).toEqual(shown.toSorted());
});

test('every command that Teams offers is understood when it is sent', () => {
  const danish = manifest.bots[0].commandLists.flatMap((list: { commands: { title: string }[] }) =>
    list.commands.map(({ title }) => title),
  );
  const own = Object.entries(english).flatMap(([key, text]) =>
    /commands\[\d+\]\.title$/.test(key) && key.startsWith('bots') ? [text] : [],
  );
  const elsewhere = /^(hjem|home|hjælp|help)$/i;
  for (const title of [...danish, ...own]) {
    expect([title, elsewhere.test(title) || command(title) !== undefined]).toEqual([title, true]);
  }
});
