import { describe, expect, test } from 'vitest';
import { readContent, shippedContent } from '../../src/content.ts';
import {
  type Broken,
  expectTold,
  loadedFrom,
  placesOf,
  readAt,
  readFrom,
} from '../support/broken-content.ts';
import { type Files, folderOf, smallContent } from '../support/small-content.ts';

const survey = `id: start
title: { da: Start, en: Start }
purpose: { da: At se, en: To see }
cadence:
  - { fromWeek: 0, toWeek: 8, everyWeeks: 1 }
items:
  - { id: C1, focus: engagement, da: Jeg er sikker., en: I am confident. }
  - { id: T1, focus: ressourcer, da: Jeg har tid., en: I have time. }
`;

const goals = `goals:
  - id: tryghed
    title: { da: Tryghed, en: Confidence }
    focus: engagement
    measure: { kind: pulse, item: C1 }
    target: 3.2
    owner: projektleder
  - id: svartid
    title: { da: Ventetid, en: Waiting time }
    focus: ressourcer
    measure: { kind: activity, figure: replyMedian }
    direction: down
    target: 60
plan:
  points:
    - { week: 0, value: 2.9 }
    - { week: 6, value: 3.1 }
hypercare:
  - { goal: tryghed, weeks: 3 }
report: { day: tue, at: "09:15", k: 7 }
`;

const small: Files = { ...smallContent, 'surveys/start.yaml': survey, 'goals.yaml': goals };

/** The small content with goals in which one text is replaced by another. */
function changed(from: string, to: string): Files {
  if (!goals.includes(from)) throw new Error(`The goals do not hold "${from}".`);
  return { ...small, 'goals.yaml': goals.replace(from, to) };
}

const broken: readonly Broken[] = [
  [
    'an owner who does not exist',
    changed('owner: projektleder', 'owner: projektleer'),
    'goals.yaml:7 goals[tryghed].owner',
    'Did you mean "projektleder"?',
  ],
  [
    'an item that no survey asks',
    changed('item: C1', 'item: C2'),
    'goals.yaml:5 goals[tryghed].measure.item',
    'no survey has an item "C2"',
  ],
  [
    'two goals with one id',
    changed('id: svartid', 'id: tryghed'),
    'goals.yaml:8 goals[tryghed].id',
    'stands twice under goals',
  ],
  [
    'a target no mean can reach',
    changed('target: 3.2', 'target: 32'),
    'goals.yaml:6 goals[tryghed].target',
    'must lie between 1 and 5',
  ],
  [
    'a waiting time below nothing',
    changed('target: 60', 'target: -60'),
    'goals.yaml:13 goals[svartid].target',
    'must be at least 0',
  ],
  [
    'a figure that is not counted',
    changed('figure: replyMedian', 'figure: replyMean'),
    'goals.yaml:11 goals[svartid].measure.figure',
    'not "replyMean"',
  ],
  [
    'a kind of measure that is not there',
    changed('kind: activity', 'kind: active'),
    'goals.yaml:11 goals[svartid].measure.kind',
    'pulse',
  ],
  [
    'a field that is not known',
    changed('    owner: projektleder', '    ejer: projektleder'),
    'goals.yaml:7 goals[tryghed].ejer',
    'is not known here',
  ],
  [
    'plan weeks in the wrong order',
    changed('week: 6', 'week: 0'),
    'goals.yaml:17 plan.points[2].week',
    'earliest first',
  ],
  [
    'a plan off the scale',
    changed('value: 3.1', 'value: 31'),
    'goals.yaml:17 plan.points[2].value',
    'must lie between 1 and 5',
  ],
  [
    'a plan of an item that no survey asks',
    changed('plan:', 'plan:\n  item: H1'),
    'goals.yaml:15 plan.item',
    'no survey has an item "H1"',
  ],
  [
    'an end of support by a goal that is not there',
    changed('goal: tryghed, weeks', 'goal: trygehd, weeks'),
    'goals.yaml:19 hypercare[1].goal',
    'Did you mean "tryghed"?',
  ],
  ['a k below five', changed('k: 7', 'k: 4'), 'goals.yaml:20 report.k', 'at least 5'],
  [
    'a report in the hour that happens twice',
    changed('09:15', '02:30'),
    'goals.yaml:20 report.at',
    'happens twice',
  ],
  [
    'a report on a Sunday',
    changed('day: tue', 'day: sun'),
    'goals.yaml:20 report.day',
    'mon, tue, wed, thu, fri',
  ],
];

describe('broken goals are told with line, field and what to write instead', () => {
  test.each(broken)('%s', (_name, ...about) => expectTold(...about));

  test('an end of support by a goal beyond the first five is refused, since it has no light', async () => {
    const more = Array.from(
      { length: 5 },
      (_, n) => `  - id: andet-${n}
    title: { da: Andet, en: Other }
    focus: maaling
    measure: { kind: manual }
    target: 1
`,
    ).join('');
    const files = changed('goals:\n', `goals:\n${more}`);
    const read = await readFrom(files);
    expect(placesOf(read.ok ? [] : read.problems)).toEqual(['goals.yaml:44 hypercare[1].goal']);
    expect(placesOf(read.warnings)).toContain('goals.yaml:27 goals[tryghed]');
  });
});

describe('goals in force', () => {
  test('are read with their defaults', async () => {
    const { content } = await loadedFrom(small);
    expect(content.goals.goals[0]).toMatchObject({ direction: 'up', tolerance: 0, fromWeek: 0 });
    expect(content.goals.report).toEqual({ day: 'tue', at: '09:15', k: 7 });
  });

  test('are none where nobody wrote any, and the report comes on Monday at 8.30 with figures of five', async () => {
    const { content } = await loadedFrom(smallContent);
    expect(content.goals).toEqual({ goals: [], hypercare: [], report: { day: 'mon', at: '08:30', k: 5 } });
  });

  test('of the example municipality do not become those of another organisation', async () => {
    const own = await folderOf({ 'organisation.yaml': smallContent['organisation.yaml'] ?? '' });
    const read = await readContent({ shipped: shippedContent, own }, readAt);
    const usable = read.ok ? read : read.usable;
    expect(usable?.content.goals.goals).toEqual([]);
  });

  test('of the example municipality hold with its own organisation and surveys', async () => {
    const own = await folderOf({ 'words.yaml': smallContent['words.yaml'] ?? '' });
    const read = await readContent({ shipped: shippedContent, own }, readAt);
    expect(read.ok && read.content.goals.goals.map(({ id }) => id)).toEqual([
      'tryghed',
      'tid',
      'hjaelp',
      'svartid',
      'undersoegelser',
    ]);
  });
});
