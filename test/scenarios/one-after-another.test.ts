import { expect, test } from 'vitest';
import { createTown, readable, type Town } from '../support/town.ts';

const sara = 'sara-lindholm';

/** What the bot says to a line, without the line itself. */
async function replies(town: Town, text: string): Promise<string> {
  const before = town.screen(sara).length;
  await town.say(sara, text);
  const said = town.screen(sara).slice(before);
  return said.map(({ message }) => readable(message)).join('\n');
}

test('a new question after "Mente du …?" is asked, though "ikke det" is in it', async () => {
  const town = await createTown({ everyEntry: true });
  expect(await replies(town, 'takst er forkert')).toContain('Mente du');
  expect(await replies(town, 'den gemmer ikke det jeg skriver')).toContain('Systemet gemmer ikke');
});

test('thanks ends "Mente du …?": the "ok" after it picks nothing', async () => {
  const town = await createTown({ everyEntry: true });
  expect(await replies(town, 'takst er forkert')).toContain('Mente du');
  expect(await replies(town, 'tak')).toContain('Selv tak');
  expect(await replies(town, 'ok')).not.toContain('Hvilken af dem mener du?');
});

test('"hvad er fristen" after an answer is answered by what it was about', async () => {
  const town = await createTown({ everyEntry: true });
  await town.say(sara, '24 timers vurdering hvor skriver jeg den');
  expect(await replies(town, 'hvad er fristen')).toContain('Inden 24 timer');
});

test.each([
  ['jeg har glemt min kode og hvor er mine gamle sager?', 'adgangskode', 'min gamle sag'],
  ['jeg har glemt min kode. hvordan lukker jeg en sag?', 'adgangskode', 'Hvordan lukker jeg en sag?'],
  [
    'hvordan lukker jeg en sag og hvordan sender jeg et brev til begge forældre?',
    'Hvordan lukker jeg en sag?',
    'brev til begge forældre?',
  ],
])('%j gets both its answers', async (text, first, second) => {
  const town = await createTown({ everyEntry: true });
  const said = await replies(town, text);
  expect(said.match(/Hjalp det\?/gu)).toHaveLength(2);
  expect(said).toContain(first);
  expect(said).toContain(second);
});

test('one question with all its words gets one answer', async () => {
  const town = await createTown({ everyEntry: true });
  const said = await replies(town, 'Jeg har mistet det jeg skrev. Hvorfor gemmer systemet ikke?');
  expect(said.match(/Hjalp det\?/gu)).toHaveLength(1);
});

test('an incident is told once, also when two things are asked in one line', async () => {
  const town = await createTown({
    files: { 'incident.yaml': 'active: true\nda: Fagsystemet er nede.\nen: The system is down.\n' },
  });
  const told = await replies(town, 'hvordan logger jeg på og hvor er mine gamle sager');
  expect(told.split('Fagsystemet er nede.')).toHaveLength(2);
});
