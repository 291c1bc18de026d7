import { describe, expect, test } from 'vitest';
import { type Broken, expectTold, placesOf, problemsOf } from '../support/broken-content.ts';
import { edited, rewritten, smallContent } from '../support/small-content.ts';

const login = 'faq/adgang.yaml';

const broken: readonly Broken[] = [
  [
    'a misspelt field',
    edited(login, 'reviewBy:', 'reviewby:'),
    `${login}:12 entries[foerste-login].reviewby`,
    'Did you mean "reviewBy"?',
  ],
  [
    'a field of no kind',
    edited(login, 'owner: projektleder', 'zzzzzz: 1'),
    `${login}:11 entries[foerste-login].zzzzzz`,
    'use one of: id, question',
  ],
  [
    'an unknown field at the top',
    edited(login, 'title:', 'heading: x\ntitle:'),
    `${login}:2 heading`,
    'is not known here',
  ],
  [
    'a missing field',
    edited(login, '    question: Hvad gør jeg, når jeg har glemt min adgangskode?\n', ''),
    `${login}:14 entries[glemt-kode].question`,
    'Is missing. Add it here, with text.',
  ],
  [
    'an empty field',
    edited(login, 'owner: projektleder', 'owner:'),
    `${login}:11 entries[foerste-login].owner`,
    'Is empty. Write text, or remove the line.',
  ],
  [
    'a text that is too short',
    edited(login, 'Hvad gør jeg, når jeg har glemt min adgangskode?', 'Kode'),
    `${login}:15 entries[glemt-kode].question`,
    'at least 5 characters; it has 4',
  ],
  [
    'a list that is a text',
    edited(login, 'related: [glemt-kode]', 'related: glemt-kode'),
    `${login}:13 entries[foerste-login].related`,
    'must be a list',
  ],
  [
    'a text that is a number',
    edited(login, '- login første dag', '- 112'),
    `${login}:9 entries[foerste-login].phrasings[2]`,
    'Put quotation marks around it',
  ],
  [
    'a date in words',
    edited(login, '2099-01-01', '1. januar 2099'),
    `${login}:12 entries[foerste-login].reviewBy`,
    'a date such as 2027-03-01, not "1. januar 2099"',
  ],
  [
    'an id with capitals',
    edited(login, 'id: glemt-kode', 'id: Glemt_Kode'),
    `${login}:14 entries[Glemt_Kode].id`,
    'lower-case a-z, digits and hyphens',
  ],
  [
    'a source that is no address',
    edited(login, 'owner: projektleder', 'source: intranettet'),
    `${login}:11 entries[foerste-login].source`,
    'an address such as https://',
  ],
  [
    'a phase that does not exist',
    edited(login, 'owner: projektleder', 'phases: [intense]'),
    `${login}:11 entries[foerste-login].phases[1]`,
    'one of before, intensive, settling, operation, not "intense"',
  ],
  [
    'an id that stands twice',
    edited('faq/sager.yaml', 'id: journalnotat', 'id: foerste-login'),
    'faq/sager.yaml:11 entries[foerste-login].id',
    'already the id of the entry in faq/adgang.yaml line 4',
  ],
  [
    'a topic that stands twice',
    edited('faq/sager.yaml', 'topic: sager', 'topic: adgang'),
    'faq/sager.yaml:1 topic',
    'already the topic of faq/adgang.yaml',
  ],
  [
    'a related entry that does not exist',
    edited(login, '[glemt-kode]', '[glemt-code]'),
    `${login}:13 entries[foerste-login].related[1]`,
    'Did you mean "glemt-kode"?',
  ],
  [
    'an entry related to itself',
    edited(login, '[glemt-kode]', '[foerste-login]'),
    `${login}:13 entries[foerste-login].related[1]`,
    'cannot be related to itself',
  ],
  [
    'an owner who does not exist',
    edited(login, 'owner: projektleder', 'owner: juristen'),
    `${login}:11 entries[foerste-login].owner`,
    'Write one of: projektleder',
  ],
  [
    'an entry for a unit that does not exist',
    edited('faq/sager.yaml', 'units: [nord]', 'units: [syd]'),
    'faq/sager.yaml:10 entries[opret-sag].units[1]',
    'no unit in organisation.yaml has the id "syd"',
  ],
  [
    'a file with no entries',
    rewritten('faq/sager.yaml', 'topic: sager\ntitle: Sager\nentries: []\n'),
    'faq/sager.yaml:3 entries',
    'at least 1 item',
  ],
  ['an empty FAQ file', rewritten('faq/sager.yaml', ''), 'faq/sager.yaml:1', 'The file is empty'],
  [
    'a FAQ file with the other ending',
    { ...smallContent, 'faq/nyt.yml': 'topic: nyt' },
    'faq/nyt.yml:1',
    'Name it nyt.yaml',
  ],
  [
    'a FAQ file that is a list',
    rewritten('faq/sager.yaml', '- topic: sager\n'),
    'faq/sager.yaml:1',
    'must be a group of fields, not a list',
  ],
  [
    'a key that stands twice',
    edited(login, 'title: Adgang og login', 'title: Adgang og login\ntitle: Adgang'),
    `${login}:3 title`,
    'stands twice',
  ],
  [
    'a quotation mark that is not closed',
    edited(login, 'title: Adgang og login', 'title: "Adgang og login'),
    `${login}:2`,
    'Close every quotation mark',
  ],
  ['a tab', edited(login, '    question: Hvordan', '\tquestion: Hvordan'), `${login}:5`, 'begins with a tab'],
  [
    'a colon in a text',
    edited(login, 'Hvordan logger jeg på første gang?', 'Login: hvordan?'),
    `${login}:5`,
    'quotation marks',
  ],
  ['a second document', edited(login, 'entries:', '---\nentries:'), `${login}:3`, 'a file holds one'],
];

describe('a broken FAQ is told with file, line, field and what to write instead', () => {
  test.each(broken)('%s', (_name, ...about) => expectTold(...about));
});

describe('one mistake is told once', () => {
  test('a tab in one file, whatever follows it there and links to it elsewhere', async () => {
    const other = String(smallContent[login])
      .replace('topic: adgang', 'topic: andet')
      .replaceAll('id: ', 'id: andet-')
      .replaceAll('related: [', 'related: [foerste-login, andet-');
    const files = {
      ...edited(login, '    question: Hvordan', '\tquestion: Hvordan'),
      'faq/andet.yaml': other,
    };
    expect(placesOf(await problemsOf(files))).toEqual([`${login}:5`]);
  });

  test('hours that are no span', async () => {
    const found = await problemsOf(edited('calendar.yaml', '08:00-15:30', '8-15.30'));
    expect(found.map(({ message }) => message)).toEqual([
      'Must be a span such as "08:00-15:30", not "8-15.30".',
    ]);
  });
});
