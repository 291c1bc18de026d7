import { expect, test } from 'vitest';
import { createAnswerer } from '../../src/answer/index.ts';
import { knowledge } from './knowledge.ts';

const answerer = createAnswerer(knowledge);

for (const entry of knowledge.entries) {
  for (const wording of [entry.question, ...entry.phrasings]) {
    test(`"${wording}" finds its own entry`, () => {
      expect(answerer.ask(wording).ranked[0]?.id).toBe(entry.id);
    });
  }
}

const typed: readonly (readonly [string, string])[] = [
  ['hej, hvor logger man ind henne? har ik prøvet det før', 'foerste-login'],
  ['hvor loger jeg ind', 'foerste-login'],
  ['jeg har glemt mit kodeord', 'nyt-password'],
  ['glemt pasword', 'nyt-password'],
  ['hvordan laver jeg et journal notat', 'journalnotat'],
  ['skrive jounalnotat', 'journalnotat'],
  ['hvordan opretter jeg en ny sag paa en dreng', 'opret-sag'],
  ['sagsoprettelse', 'opret-sag'],
  ['hvor finder jeg en bornefaglig undersogelse', 'undersoegelse'],
  ['hvordan starter jeg en BFU', 'undersoegelse'],
  ['§ 20 hvor gør jeg det', 'undersoegelse'],
];
for (const [text, id] of typed) {
  test(`"${text}" finds ${id}`, () => {
    expect(answerer.ask(text).ranked[0]?.id).toBe(id);
  });
}

test('an exact wording of an entry is answered directly', () => {
  const verdict = answerer.ask('Hvordan logger jeg på første gang?');
  expect(verdict.outcome).toBe('answer');
  expect(verdict.entries.map((one) => one.id)).toEqual(['foerste-login']);
});

test('a text on another matter is not answered', () => {
  for (const text of ['hvem vandt kampen i går', 'xyzzy plugh', '', '???', '🎉🎉🎉']) {
    expect(answerer.ask(text).outcome, text).not.toBe('answer');
  }
});

test('the same text gets the same verdict from an engine trained again', () => {
  const again = createAnswerer(knowledge);
  for (const [text] of typed) expect(again.ask(text)).toEqual(answerer.ask(text));
});

test("an entry written for the asker's unit rises above one written for another", () => {
  const forUnit = (unit: string) => answerer.ask('hvem er min superbruger', { unit }).ranked[0]?.id;
  expect(forUnit('nord')).toBe('superbruger-nord');
  expect(forUnit('syd')).toBe('superbruger-syd');
});
