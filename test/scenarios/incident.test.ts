import { expect, test } from 'vitest';
import { createTown, readable, type Town } from '../support/town.ts';

const sara = 'sara-lindholm';
const down = {
  everyEntry: true,
  files: { 'incident.yaml': 'active: true\nda: Fagsystemet er nede.\nen: The system is down.\n' },
} as const;

/** What the bot says to a line, without the line itself. */
async function replies(town: Town, text: string): Promise<string> {
  const before = town.screen(sara).length;
  await town.say(sara, text);
  const said = town.screen(sara).slice(before);
  return said.map(({ message }) => readable(message)).join('\n');
}

test.each([
  ['hvad bliver gemt om mig', 'Hvad bliver gemt om mig'],
  ['hvem kan se hvad jeg spørger om', 'Hvem kan se, hvad jeg spørger om?'],
  ['hvordan får jeg slettet mine data i Medvind', 'slettet mine data'],
  ['hvad er en superbruger', 'Hvad er en superbruger'],
  ['hvem er superbruger i min afdeling', 'Hvem er superbruger'],
])('while the system is down %j is answered: it is about Medvind or those who help', async (text, answer) => {
  const town = await createTown(down);
  const said = await replies(town, text);
  expect(said).toContain(answer);
  expect(said).not.toContain('Fagsystemet er nede.');
});

test.each([
  'systemet virker ikke',
  'er systemet nede',
  'jeg kan ikke logge på',
  'det gemmer ikke',
  'er det en kendt fejl',
  'jeg er kørt fast hvordan får jeg hjælp',
  'det haster og jeg kan ikke komme ind',
  'hvorfor svarer systemet ikke',
  'den siger fejl når jeg trykker gem',
  'hvornår virker det igen',
  'må jeg ringe til leverandøren',
  'hvordan opretter jeg en sag',
])('while the system is down %j is met with the incident', async (text) => {
  const town = await createTown(down);
  expect(await replies(town, text)).toContain('Fagsystemet er nede.');
});

test('of two things asked in one line the incident stands before the one, and the other is answered', async () => {
  const town = await createTown(down);
  const said = await replies(town, 'hvordan logger jeg på første gang? Hvem er superbruger i min afdeling?');
  expect(said.split('Fagsystemet er nede.')).toHaveLength(2);
  expect(said.indexOf('Hvem er superbruger')).toBeGreaterThan(said.indexOf('Fagsystemet er nede.'));
});
