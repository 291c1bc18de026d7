import { expect, test } from 'vitest';
import { decidesFor, readsReports, scopesFor } from '../../src/report/index.ts';
import { person } from '../handoff/world.ts';
import { fullReport } from '../support/reports.ts';

const units = [
  { id: 'familie', name: 'Familie', goLive: '2026-10-05', manager: 'karin' },
  { id: 'modtagelse', name: 'Modtagelse', goLive: '2026-10-05', manager: 'niels' },
];
const report = fullReport();
const seen = (id: string, ...roles: string[]) => scopesFor(person(id, { roles }), { units }, report);
const decides = (id: string, scope: string, ...roles: string[]) =>
  decidesFor(person(id, { roles }), { units }, scope);

test.each([
  ['a unit’s manager the own unit first, then everybody', 'karin', ['manager'], ['familie', 'all']],
  ['who manages a unit without the role too', 'karin', [], ['familie', 'all']],
  ['a manager of no unit every one', 'helle', ['manager'], ['all', 'familie', 'modtagelse']],
  [
    'a project lead every one, also one who manages a unit',
    'karin',
    ['projectLead'],
    ['all', 'familie', 'modtagelse'],
  ],
  ['a superuser none', 'jonas', ['superuser'], []],
  ['a system owner none', 'torben', ['systemOwner'], []],
  ['somebody without a role none', 'sara', [], []],
])('%s', (_, id, roles, wanted) => {
  expect(seen(id, ...roles)).toEqual(wanted);
  expect(readsReports(person(id, { roles }), { units })).toBe(wanted.length > 0);
});

test('a unit’s manager decides for the own unit, and for everybody only who manages no unit or leads the project', () => {
  expect(decides('karin', 'familie', 'manager')).toBe(true);
  expect(decides('karin', 'all', 'manager')).toBe(false);
  expect(decides('helle', 'all', 'manager')).toBe(true);
  expect(decides('karin', 'all', 'manager', 'projectLead')).toBe(true);
});
