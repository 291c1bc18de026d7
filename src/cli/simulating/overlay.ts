import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Edit, editYaml } from '../../content/edit-yaml.ts';
import { type LoadedContent, problemLine, readContent, shippedContent } from '../../content.ts';

const dayMs = 86_400_000;

/** When the units began, in weeks from the week of `now`: one is well on its way, one at its lowest, one is to come. */
const startsInWeeks: Readonly<Record<string, number>> = { familie: -7, modtagelse: -4, unge: 3 };

/** Caseworkers who have a window besides everybody with a role. */
const windows: ReadonlySet<string> = new Set(['sara-lindholm', 'henrik-winther', 'agnete-fog']);

/** Superusers who are away on the Thursday of next week, so that a hole in the roster can be seen. */
const onCourse: ReadonlySet<string> = new Set(['jonas-kjeldsen', 'rikke-damgaard', 'emil-haugaard']);

/**
 * Writes a content folder for a demonstration at `now`: the shipped example with its dates moved, so that it looks
 * the same on any day, and marked as simulated. Returns it as it is read. Throws when the shipped content is broken.
 */
export async function writeOverlay(folder: string, now: number): Promise<LoadedContent> {
  const shipped = await readContent({ shipped: shippedContent }, now);
  if (!shipped.ok) throw new Error(shipped.problems.map(problemLine).join('\n'));
  await mkdir(folder, { recursive: true });
  const { content } = shipped;
  const { calendar, organisation, privacy } = content;
  const monday = calendar.weekStart(calendar.isoWeek(now).label);
  // Noon is in the day whatever the clocks do between.
  const dateIn = (weeks: number, day = 0) =>
    calendar.localDate(monday + (weeks * 7 + day) * dayMs + dayMs / 2);

  const people = organisation.people.flatMap((person, at): Edit[] => {
    const path = ['people', at];
    const thursday = dateIn(1, 3);
    const absences = onCourse.has(person.id) ? [{ from: thursday, to: thursday, reason: 'Kursus' }] : [];
    return [
      ...(person.roles.length > 0 || windows.has(person.id)
        ? [{ path: [...path, 'demo'], value: true }]
        : []),
      ...(person.superuser === undefined
        ? []
        : [{ path: [...path, 'superuser', 'absences'], value: absences }]),
    ];
  });
  await edit(folder, 'organisation.yaml', [
    { path: ['name'], value: `${organisation.name} (simuleret)` },
    ...organisation.units.map(({ id }, at) => ({
      path: ['units', at, 'goLive'],
      value: dateIn(startsInWeeks[id] ?? 0),
    })),
    ...people,
  ]);
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

async function edit(folder: string, file: string, edits: readonly Edit[]): Promise<void> {
  const text = await readFile(join(shippedContent, file), 'utf8');
  const head = '# SIMULERET. Skrevet af "npm run demo" og overskrevet, næste gang den starter.\n';
  await writeFile(join(folder, file), `${head}${editYaml(text, edits)}`);
}
