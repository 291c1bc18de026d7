import { expect, test } from 'vitest';
import { viewOf } from '../../src/overview/view.ts';
import { dipReports } from '../support/reports.ts';
import { createTown } from '../support/town.ts';

test('a unit’s manager is answered nothing about another unit, whichever question is asked of the view', async () => {
  const content = (await createTown()).content();
  const person = content.organisation.people.find(({ id }) => id === 'karin-bertelsen');
  if (person === undefined) throw new Error('Cannot find Karin in the shipped organisation.');
  const view = viewOf({
    ...{ person, content, lang: 'da', reports: dipReports(), decided: [] },
    press: async () => 'not pressed here',
  });
  expect(view.weeks.length).toBeGreaterThan(1);
  for (const { id: week } of view.weeks) {
    expect(view.page(week, 'familie')).toBeDefined();
    expect(view.trends(week, 'familie')).not.toEqual([]);
    expect(view.page(week, 'modtagelse')).toBeUndefined();
    expect(view.trends(week, 'modtagelse')).toEqual([]);
    expect(view.trend(week, 'modtagelse', 'replyMedian')).toBeUndefined();
    expect(await view.file(week, 'modtagelse', 'csv')).toBeUndefined();
    expect(view.actions(week, 'modtagelse').flatMap(({ rows }) => rows)).toEqual([]);
  }
});
