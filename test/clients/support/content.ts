import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse, stringify } from 'yaml';

const shipped = resolve(import.meta.dirname, '../../../content');
const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const always = '00:00-24:00';

interface OrganisationFile {
  people: { id: string; superuser?: { duty: unknown; absences?: unknown } }[];
}

/** Writes the example content into a folder, with one change: it is always open, and one superuser always there. */
export function writeOpenContent(folder: string, onDuty: string): void {
  mkdirSync(folder, { recursive: true });
  const organisation: OrganisationFile = parse(readFileSync(join(shipped, 'organisation.yaml'), 'utf8'));
  // A day that is not today in any time zone; Sunday is 0 there and last here.
  const another = days[(new Date().getUTCDay() + 2) % 7];
  for (const person of organisation.people) {
    if (person.superuser === undefined) continue;
    delete person.superuser.absences;
    const here = person.id === onDuty ? days : [another];
    person.superuser.duty = here.map((day) => ({ day, from: '00:00', to: '23:59' }));
  }
  writeFileSync(join(folder, 'organisation.yaml'), stringify(organisation));
  // Also on a holiday: the days around now have hours of their own.
  const around = [-1, 0, 1].map((day) => new Date(Date.now() + day * 86_400_000).toISOString().slice(0, 10));
  writeFileSync(
    join(folder, 'calendar.yaml'),
    stringify({
      timeZone: 'Europe/Copenhagen',
      hours: Object.fromEntries(days.map((day) => [day, [always]])),
      openDays: around.map((date) => ({ date, hours: [always], reason: { da: 'Prøve', en: 'Test' } })),
    }),
  );
}
