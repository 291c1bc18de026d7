import { readFile } from 'node:fs/promises';
import type { ReportEdge } from '../../src/bot/report-facts.ts';
import { shippedContent } from '../../src/content.ts';
import { dipReports } from './reports.ts';
import { createTown, type Town } from './town.ts';

/** Who is who in the example municipality, beside a head of all whom it gets here. */
export const people = {
  head: 'hanne-oestergaard',
  familie: 'karin-bertelsen',
  modtagelse: 'steen-villadsen',
  /** Has a unit that is too new to have a report of its own. */
  unge: 'gitte-frandsen',
  lead: 'birgitte-lauridsen',
  caseworker: 'sara-lindholm',
  other: 'henrik-winther',
} as const;

/** A PNG signature: enough to see that a picture came along. */
export const picture = Uint8Array.of(0x89, 0x50, 0x4e, 0x47);

/** The example municipality on a Monday at ten with four weeks of reports behind it. */
export async function createManagerTown(
  edge: ReportEdge = {
    overviewLink: async (person) => `https://medvind.example/overblik?pass=for-${person}`,
    drawPng: async () => picture,
  },
  organisation = headed,
): Promise<Town> {
  const goals = await readFile(`${shippedContent}/goals.yaml`, 'utf8');
  const town = await createTown({
    files: { 'goals.yaml': goals },
    organisation,
    reports: edge,
  });
  for (const report of dipReports()) await town.store.publishWeek(report, [], 0);
  return town;
}

/** All but four of the newest unit work in another. */
export function fewInUnge(yaml: string): string {
  let kept = 0;
  return headed(yaml).replaceAll('unit: unge', (unit) => (++kept > 4 ? 'unit: familie' : unit));
}

function headed(yaml: string): string {
  return yaml.replace('title: Faglig leder\n\n', 'title: Faglig leder\n    roles: [manager]\n\n');
}
