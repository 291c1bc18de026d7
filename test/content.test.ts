import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { flattenTexts, problemLine, readContent, shippedContent } from '../src/content.ts';
import { type Broken, loadedFrom, placesOf, problemsOf, readAt, readFrom } from './support/broken-content.ts';
import { edited, folderOf, rewritten, smallContent } from './support/small-content.ts';

const login = 'faq/adgang.yaml';
const people = 'organisation.yaml';

test('the small content is right, and has nothing to look at', async () => {
  expect(await readFrom(smallContent)).toMatchObject({ ok: true, warnings: [] });
});

test('the shipped content is right, and has nothing to look at', async () => {
  const result = await readContent({ shipped: shippedContent }, readAt);
  expect(result.ok ? [] : result.problems.map(problemLine)).toEqual([]);
  expect(result.warnings.map(problemLine)).toEqual([]);
});

test('every problem is told at once, across files', async () => {
  const files = {
    ...smallContent,
    ...edited(login, 'owner: projektleder', 'owner: juristen'),
    'words.yaml': 'abbreviations: [bfu]\n',
    'doors.yaml': 'doors: [',
  };
  const found = await problemsOf(files);
  expect(new Set(found.map(({ file }) => file))).toEqual(new Set([login, 'words.yaml', 'doors.yaml']));
});

test('a file that is not UTF-8 is told so instead of showing wrong letters', async () => {
  const latin = new Uint8Array([0x6e, 0x61, 0x6d, 0x65, 0x3a, 0x20, 0xe6, 0xf8, 0xe5]);
  const shipped = await folderOf({ ...smallContent, 'organisation.yaml': latin });
  const result = await readContent({ shipped }, readAt);
  expect(result.ok ? [] : result.problems.map(problemLine)).toEqual([
    'organisation.yaml:1: The file is not UTF-8 text. Save it again as UTF-8.',
  ]);
});

test('aliases that would grow without end are refused', async () => {
  const rows = Array.from({ length: 12 }, (_, at) => `a${at + 1}: &a${at + 1} [${`*a${at}, `.repeat(9)}]`);
  const found = await problemsOf(rewritten('words.yaml', ['a0: &a0 [x]', ...rows].join('\n')));
  expect(found.map(problemLine).join()).toContain('words.yaml:1: The file repeats itself');
});

test.each(Object.keys(smallContent).filter((file) => !file.startsWith('faq/')))(
  'without %s the file is named',
  async (gone) => {
    const files = Object.fromEntries(Object.entries(smallContent).filter(([file]) => file !== gone));
    expect((await problemsOf(files)).map(({ file }) => file)).toContain(gone);
  },
);

test('no FAQ at all is a problem', async () => {
  const files = Object.fromEntries(Object.entries(smallContent).filter(([file]) => !file.startsWith('faq/')));
  expect((await problemsOf(files)).map(problemLine)).toEqual([
    'faq:1: There is no FAQ here. Add at least one file such as faq/adgang-og-login.yaml.',
  ]);
});

describe('the own folder goes before the shipped one', () => {
  test('a file in it replaces the shipped file of that name', async () => {
    const { content } = await loadedFrom(smallContent, {
      'organisation.yaml': String(smallContent['organisation.yaml']).replace('Prøvekommune', 'Egen Kommune'),
    });
    expect(content.organisation.name).toBe('Egen Kommune');
    expect(content.topics.map(({ id }) => id)).toEqual(['adgang', 'sager']);
  });

  test('a faq folder in it replaces the whole shipped one', async () => {
    const own = {
      'faq/egen.yaml': String(smallContent['faq/sager.yaml']).replace('topic: sager', 'topic: egen'),
    };
    const { content } = await loadedFrom(smallContent, own);
    expect(content.topics.map(({ id }) => id)).toEqual(['egen']);
  });

  test('an own text that is missing is told, though both languages lack it', async () => {
    const da = String(smallContent['texts/da.yaml']).replace('  help: Hjælp\n', '  hjaelp: Hjælp\n');
    const en = String(smallContent['texts/en.yaml']).replace('  help: Help\n', '  hjaelp: Help\n');
    const found = await problemsOf(smallContent, { 'texts/da.yaml': da, 'texts/en.yaml': en });
    expect(found.map(({ file, field }) => `${file} ${field}`)).toEqual([
      'texts/da.yaml menu.help',
      'texts/da.yaml menu.hjaelp',
      'texts/en.yaml menu.help',
      'texts/en.yaml menu.hjaelp',
    ]);
  });

  test('a folder that is not there is a problem, not an empty one', async () => {
    const shipped = await folderOf(smallContent);
    const result = await readContent({ shipped, own: join(shipped, 'nowhere') }, readAt);
    expect(result.ok ? [] : result.problems.map(({ message }) => message)).toEqual([
      'There is no such content folder. Make it, or set MEDVIND_CONTENT to one that exists.',
    ]);
    const lines = result.ok ? [] : result.problems.map(problemLine);
    expect(lines[0]).toMatch(`${join(shipped, 'nowhere')}: There is no such content folder.`);
  });
});

describe('an own folder that is none is a problem, for the example would take its place:', () => {
  const messages = async (own: string) => {
    const result = await readContent({ shipped: await folderOf(smallContent), own }, readAt);
    return result.ok ? [] : result.problems.map(({ file, message }) => `${file}: ${message}`);
  };

  test('a file', async () => {
    const folder = await folderOf({ own: 'x' });
    expect(await messages(join(folder, 'own'))).toEqual([
      ': This is no folder. Put a folder of that name here instead.',
    ]);
  });

  test('a folder without a file of content', async () => {
    const found = await messages(await folderOf({ 'notes.txt': 'x', 'organization.yaml': 'name: x' }));
    expect(found).toEqual([expect.stringContaining('No file of content is in this folder.')]);
  });

  test.each(['faq', 'surveys'])('%s as a file', async (part) => {
    expect(await messages(await folderOf({ [part]: 'x' }))).toEqual([
      `${part}: This is no folder. Put a folder of that name here instead.`,
    ]);
  });
});

describe('what is not wrong but needs an eye is a warning', () => {
  const warned: readonly Broken[] = [
    [
      'a review date that has passed',
      edited(login, '2099-01-01', '2026-11-22'),
      `${login}:12 entries[foerste-login].reviewBy`,
      'should have been reviewed by 2026-11-22',
    ],
    [
      'a wording of two entries',
      edited(login, '- glemt adgangskode', '- Lave en ny sag?'),
      'faq/sager.yaml:8 entries[opret-sag].phrasings[1]',
      '"glemt-kode" has the same wording',
    ],
    [
      'a topic nobody has the skill for',
      edited(people, 'skills: [adgang, sager]', 'skills: [adgang, sagr]'),
      'faq/sager.yaml:1 topic',
      'Did you mean "sagr"?',
    ],
    [
      'a unit without a manager',
      edited(people, '    manager: eva\n', ''),
      `${people}:8 units[nord]`,
      'has no manager',
    ],
    [
      'nobody who leads the project',
      edited(people, ', projectLead', ''),
      `${people}:12 people`,
      'nobody has the role projectLead',
    ],
    [
      'an example person in a real organisation',
      edited(people, 'example: true', 'example: false', 'name: Ida Prøve', 'name: Ida Prøve\n    demo: true'),
      `${people}:30 people[ida].demo`,
      'anyone at this machine can be',
    ],
    [
      'a file with a misspelt name',
      { ...smallContent, 'incidents.yaml': 'active: false' },
      'incidents.yaml:1',
      'Did you mean "incident.yaml"?',
    ],
  ];
  test.each(warned)('%s', async (_name, files, place, says) => {
    const { warnings } = await loadedFrom(files);
    expect(placesOf(warnings)).toEqual([place]);
    expect(warnings[0]?.message.toLowerCase()).toContain(says.toLowerCase());
  });

  test('a review date of today has not passed', async () => {
    expect((await loadedFrom(edited(login, '2099-01-01', '2026-11-23'))).warnings).toEqual([]);
  });
});

test('an incident in force is content, one that is over is not', async () => {
  const texts = 'da: Systemet er nede.\nen: The system is down.\n';
  const active = await loadedFrom({ ...smallContent, 'incident.yaml': `active: true\n${texts}` });
  expect(active.content.incident).toEqual({ da: 'Systemet er nede.', en: 'The system is down.' });
  const over = await loadedFrom({ ...smallContent, 'incident.yaml': `active: false\n${texts}` });
  expect(over.content.incident).toBeUndefined();
});

test('what is left out has the documented default', async () => {
  const { content, caution } = await loadedFrom(smallContent);
  expect(caution).toBe('normal');
  expect(content.handoff.widenAfterMinutes).toBe(15);
  expect(content.topics).toContainEqual({ id: 'adgang', title: 'Adgang og login', skill: 'adgang' });
});

test('content with problems can still be tried where enough of it is there', async () => {
  const unfinished = edited('faq/sager.yaml', 'id: journalnotat', 'id: Journal_Notat');
  const result = await readFrom(unfinished);
  expect(result.ok).toBe(false);
  const ids = result.ok ? [] : [...(result.usable?.content.entries.keys() ?? [])];
  expect(ids).toEqual(['foerste-login', 'glemt-kode', 'opret-sag', 'Journal_Notat']);
});

test('content without its rules cannot be tried', async () => {
  const result = await readFrom(rewritten('emergency.yaml', 'text: x'));
  expect(result.ok ? result : result.usable).toBeUndefined();
});

test('flattenTexts() gives every text a dotted key', () => {
  expect(flattenTexts({ a: { b: 'x', c: { d: 'y' } }, e: 'z' })).toEqual({
    'a.b': 'x',
    'a.c.d': 'y',
    e: 'z',
  });
});
