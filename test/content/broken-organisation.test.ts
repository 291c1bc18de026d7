import { describe, test } from 'vitest';
import { type Broken, expectTold } from '../support/broken-content.ts';
import { edited } from '../support/small-content.ts';

const people = 'organisation.yaml';

/** The small content with an e-mail address that is none, and one more mistake. */
function withBadEmail(from: string, to: string) {
  const bad = edited(people, 'ida@proeve.example', 'ida-proeve');
  return { ...bad, [people]: (bad[people] ?? '').replace(from, to) };
}

const broken: readonly Broken[] = [
  [
    'a manager who does not exist, beside a field that cannot be read',
    withBadEmail('manager: eva', 'manager: else'),
    `${people}:11 units[nord].manager`,
    'no person has the id "else"',
  ],
  [
    'a person who stands twice, beside a field that cannot be read',
    withBadEmail('id: ida', 'id: bo'),
    `${people}:28 people[bo].id`,
    '"bo" stands twice under people',
  ],
  [
    'a person who stands twice',
    edited(people, 'id: ida', 'id: bo'),
    `${people}:28 people[bo].id`,
    '"bo" stands twice under people',
  ],
  [
    'an e-mail that stands twice, in capitals',
    edited(people, 'ida@proeve.example', 'BO@Proeve.example'),
    `${people}:30 people[ida].email`,
    'stands twice under people',
  ],
  [
    'a person in a unit that does not exist',
    edited(people, 'unit: nord\n    roles: [superuser]', 'unit: nrod\n    roles: [superuser]'),
    `${people}:21 people[bo].unit`,
    'Did you mean "nord"?',
  ],
  [
    'a manager who does not exist',
    edited(people, 'manager: eva', 'manager: else'),
    `${people}:11 units[nord].manager`,
    'no person has the id "else"',
  ],
  [
    'a manager without the role',
    edited(people, 'manager: eva', 'manager: ida'),
    `${people}:11 units[nord].manager`,
    'does not have the role manager',
  ],
  [
    'an owner held by nobody known',
    edited(people, 'person: eva', 'person: elin'),
    `${people}:6 owners[projektleder].person`,
    'no person has the id "elin"',
  ],
  [
    'a superuser without hours',
    edited(people, 'roles: [manager, projectLead]', 'roles: [manager, projectLead, superuser]'),
    `${people}:17 people[eva].roles`,
    'Add "superuser:" with hoursPerWeek and duty',
  ],
  [
    'hours without the role',
    edited(people, 'roles: [superuser]', 'roles: []'),
    `${people}:23 people[bo].superuser`,
    'Add superuser to roles',
  ],
  [
    'duty that ends before it begins',
    edited(people, 'from: "09:00", to: "11:00"', 'from: "11:00", to: "09:00"'),
    `${people}:27 people[bo].superuser.duty[1]`,
    '"from" must be earlier than "to"',
  ],
  [
    'an absence that ends before it begins',
    edited(people, '      duty:', '      absences: [{ from: 2026-12-02, to: 2026-12-01 }]\n      duty:'),
    `${people}:26 people[bo].superuser.absences[1]`,
    'Swap the dates',
  ],
  [
    'a day that does not exist',
    edited(people, 'day: mon', 'day: man'),
    `${people}:27 people[bo].superuser.duty[1].day`,
    'Did you mean "mon"?',
  ],
  [
    'an e-mail address that is none',
    edited(people, 'ida@proeve.example', 'ida'),
    `${people}:30 people[ida].email`,
    'an e-mail address such as',
  ],
  [
    'a unit without a go-live',
    edited(people, '    goLive: 2026-11-02\n', ''),
    `${people}:8 units[nord].goLive`,
    'Is missing',
  ],
  [
    'a limit of no minutes',
    edited(people, 'name: Prøvekommune', 'handoff: { widenAfterMinutes: 0 }\nname: Prøvekommune'),
    `${people}:1 handoff.widenAfterMinutes`,
    'more than 0, not "0"',
  ],
];

describe('a broken organisation is told with line, field and what to write instead', () => {
  test.each(broken)('%s', (_name, ...about) => expectTold(...about));
});
