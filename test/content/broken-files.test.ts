import { describe, test } from 'vitest';
import { type Broken, expectTold } from '../support/broken-content.ts';
import { edited, rewritten, smallContent } from '../support/small-content.ts';

const broken: readonly Broken[] = [
  [
    'a file of comments only',
    rewritten('words.yaml', '# intet endnu\n'),
    'words.yaml:1',
    'The file is empty',
  ],
  [
    'opening hours of no form',
    edited('calendar.yaml', 'wed: ["08:00-15:30"]', 'wed: 8-15'),
    'calendar.yaml:4 hours.wed',
    'must be closed or a list',
  ],
  [
    'opening hours backwards',
    edited('calendar.yaml', 'wed: ["08:00-15:30"]', 'wed: ["15:30-08:00"]'),
    'calendar.yaml:4 hours.wed[1]',
    'must end later than it begins',
  ],
  [
    'a text that English lacks',
    edited('texts/en.yaml', '  help: Help\n', '  hjelp: Help\n'),
    'texts/en.yaml:4 menu.help',
    'the text is missing',
  ],
  [
    'a text that English has alone',
    edited('texts/en.yaml', '  help: Help\n', '  help: Help\n  extra: More\n'),
    'texts/en.yaml:6 menu.extra',
    'has no text "menu.extra"',
  ],
  [
    'a placeholder that English lacks',
    edited('texts/en.yaml', '{owner}', 'somebody'),
    'texts/en.yaml:3 answer.owner',
    '{owner} is missing',
  ],
  [
    'a placeholder that nothing fills',
    edited('texts/en.yaml', 'Did it help?', 'Did {it} help?'),
    'texts/en.yaml:2 answer.helped',
    '{it} is not filled in here',
  ],
  [
    'a text that is empty',
    edited('texts/da.yaml', 'Hjalp det?', ''),
    'texts/da.yaml:2 answer.helped',
    'is empty',
  ],
  [
    'a text that is a number',
    edited('texts/da.yaml', 'Hjalp det?', '12'),
    'texts/da.yaml:2 answer.helped',
    'Put quotation marks around it',
  ],
  [
    'a rule with an unknown word list',
    edited('emergency.yaml', 'slår {barn}', 'slår {barm}'),
    'emergency.yaml:8 danger[1]',
    'Did you mean "barn"?',
  ],
  [
    'a door with an unknown word list',
    edited('doors.yaml', '"{maskine}"', '"{papir}"'),
    'doors.yaml:9 doors[it].clear[1]',
    'no word list is named {papir}',
  ],
  [
    'a declined request with an unknown word list',
    edited('decline.yaml', 'har {kollega}', 'har {chef}'),
    'decline.yaml:8 requests[colleague].when[1]',
    'no word list is named {chef}',
  ],
  [
    'an emergency text with an unknown number',
    edited('emergency.yaml', 'Ring {alarm}', 'Ring {politi}'),
    'emergency.yaml:2 text.da',
    'no number fills {politi}',
  ],
  [
    'a telephone number that is a number',
    edited('emergency.yaml', 'alarm: "112"', 'alarm: 112'),
    'emergency.yaml:4 numbers.alarm',
    'Put quotation marks around it',
  ],
  [
    'a word that stands twice',
    edited('words.yaml', 'handleplan:', 'BFU:'),
    'words.yaml:4 oldToNew.BFU',
    'already stands under abbreviations',
  ],
  [
    'an incident without its English text',
    { ...smallContent, 'incident.yaml': 'active: true\nda: Systemet er nede.\n' },
    'incident.yaml:1 en',
    'Is missing',
  ],
];

describe('a broken file is told with line, field and what to write instead', () => {
  test.each(broken)('%s', (_name, ...about) => expectTold(...about));
});
