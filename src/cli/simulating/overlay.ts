import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Calendar } from '../../calendar/index.ts';
import { type Edit, editYaml } from '../../content/edit-yaml.ts';
import { type LoadedContent, problemLine, readContent, shippedContent } from '../../content.ts';
import type { Superuser } from '../../organisation/index.ts';
import { type GoalsFile, nextWeek, reportDue } from '../../report/index.ts';

const dayMs = 86_400_000;

/** When the units began, in weeks from the week after the newest report's: one is well on its way, one at its lowest, one is to come. */
const startsInWeeks: Readonly<Record<string, number>> = { familie: -7, modtagelse: -4, unge: 3 };

/** Caseworkers who have a window besides everybody with a role. */
const windows: ReadonlySet<string> = new Set(['sara-lindholm', 'henrik-winther', 'agnete-fog']);

/**
 * Two more in the project, which makes five people without a unit: with fewer, a unit would have to be hidden, so that
 * nobody could work out theirs.
 */
const more = [
  { id: 'lone-thygesen', name: 'Lone Thygesen', title: 'Kommunikationsmedarbejder' },
  { id: 'peter-ravn', name: 'Peter Ravn', title: 'It-konsulent' },
];

/**
 * Writes a content folder for a demonstration at `now`: the shipped example with its dates moved, so that it looks
 * the same on any day, and marked as simulated. Returns it as it is read. Throws when the shipped content is broken.
 */
export async function writeOverlay(folder: string, now: number): Promise<LoadedContent> {
  const shipped = await readContent({ shipped: shippedContent }, now);
  if (!shipped.ok) throw new Error(shipped.problems.map(problemLine).join('\n'));
  await mkdir(folder, { recursive: true });
  const { content } = shipped;
  const { calendar, organisation, privacy, goals } = content;
  const monday = mondayAfterNewest(calendar, goals, now);
  // Noon is in the day whatever the clocks do between.
  const dateIn = (weeks: number, day = 0) =>
    calendar.localDate(monday + (weeks * 7 + day) * dayMs + dayMs / 2);

  const people = organisation.people.flatMap((person, at): Edit[] => {
    const path = ['people', at];
    const { superuser } = person;
    return [
      ...(person.roles.length > 0 || windows.has(person.id)
        ? [{ path: [...path, 'demo'], value: true }]
        : []),
      ...(superuser === undefined
        ? []
        : [
            { path: [...path, 'superuser', 'absences'], value: [] },
            { path: [...path, 'superuser', 'duty'], value: superuser.duty.map(earlyOnThursday) },
          ]),
    ];
  });
  const added = more.map(
    (person, n): Edit => ({
      path: ['people', organisation.people.length + n],
      value: { ...person, email: `${person.id.replace('-', '.')}@eksempel-kommune.example` },
    }),
  );
  await edit(folder, 'organisation.yaml', [
    { path: ['name'], value: `${organisation.name} (simuleret)` },
    ...organisation.units.map(({ id }, at) => ({
      path: ['units', at, 'goLive'],
      value: dateIn(startsInWeeks[id] ?? 0),
    })),
    ...people,
    ...added,
  ]);
  // Goals hold only for the organisation.yaml they were written with, so they come along.
  await edit(folder, 'goals.yaml', []);
  // With holiday weeks the rounds would have holes at some times of the year and none at others.
  await edit(folder, 'calendar.yaml', [{ path: ['holidayWeeks'], value: [] }]);
  const { da, en } = privacy.facts.controller;
  await edit(folder, 'privacy.yaml', [
    { path: ['example'], value: false },
    { path: ['medInformed'], value: dateIn(-12) },
    { path: ['facts', 'controller'], value: { da: `Simuleret: ${da}`, en: `Simulated: ${en}` } },
  ]);
  const read = await readContent({ own: folder, shipped: shippedContent }, now);
  if (!read.ok) throw new Error(read.problems.map(problemLine).join('\n'));
  return read;
}

/** The Monday after the week whose report is the newest at `now`: everything is dated from it. */
export function mondayAfterNewest(calendar: Calendar, goals: GoalsFile, now: number): number {
  return calendar.weekStart(nextWeek(reportDue(goals, calendar, now).week));
}

// Nobody is on duty in the last hour and a half of Thursday, so that a hole in the roster can be seen.
function earlyOnThursday(duty: Superuser['duty'][number]): Superuser['duty'][number] {
  return duty.day === 'thu' && duty.to > '15:30' ? { ...duty, to: '15:30' } : duty;
}

async function edit(folder: string, file: string, edits: readonly Edit[]): Promise<void> {
  const text = await readFile(join(shippedContent, file), 'utf8');
  const head = '# SIMULERET. Skrevet af "npm run demo" og overskrevet, næste gang den starter.\n';
  await writeFile(join(folder, file), `${head}${editYaml(text, edits)}`);
}
