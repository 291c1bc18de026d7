import { describe, expect, test } from 'vitest';
import { guessLanguage, understand } from '../../../src/answer/understand/index.ts';
import { shipped, texts } from './shipped.ts';

const talk: Readonly<Record<string, readonly string[]>> = {
  greeting: [
    'hej',
    'Hejsa!',
    'HEJ',
    'heeeej',
    'goddag',
    'god morgen',
    'hallo er der nogen',
    'halløj',
    'hello',
    'Hi there',
    'er du der?',
  ],
  thanks: [
    'tak',
    'tak!!',
    'takk',
    'mange tak',
    'tusind tak for hjælpen',
    'super tak',
    'det hjalp',
    'thanks',
    'thank you very much',
    'tak, det virker nu',
    'mange tak for det',
    'tusind tak du er en stjerne',
  ],
  upset: ['hold kæft', 'hold nu kæft!!', 'fuck', 'lortesystem', 'du er ubrugelig', 'shut up'],
  goodbye: ['farvel', 'vi ses', 'god weekend', 'hav en god dag', 'bye', 'see you'],
  help: [
    'hjælp',
    'hjælp!!!',
    'hjlp',
    'kan du hjælpe mig?',
    'help',
    'hvad kan du',
    'Hej, jeg har brug for hjælp',
    'hvad kan jeg spørge om',
  ],
  identity: [
    'er du et menneske',
    'er du en robot?',
    'hej er du en bot',
    'er du et menneske eller en robot',
    'are you human',
    'hvem er du',
    'skriver jeg med en robot',
  ],
  fine: ['ok', 'okay', 'fint', 'ja', 'nej', 'glem det', 'super', '👍', 'I see'],
  test: ['test', 'test test', '123', 'det er bare en test', 'virker du?'],
  empty: ['', '   ', '???', '...', '!', '\n\n', '🤷', '\u200B'],
};

describe('small talk', () => {
  for (const [kind, said] of Object.entries(talk)) {
    test.each(said)(`"%s" is ${kind}`, (text) => {
      expect(understand(text, shipped)).toMatchObject({ kind: 'smalltalk', talk: kind });
    });
  }

  test.each([
    ['hej, hvordan opretter jeg en sag?', 'hvordan opretter jeg en sag?'],
    ['Godmorgen Mette, hvordan får jeg adgang?', 'hvordan får jeg adgang?'],
    ['hej jeg har lige et spørgsmål: hvor logger man ind? mvh Lone', 'hvor logger man ind?'],
    ['hjælp til at sende et brev', 'hjælp til at sende et brev'],
    ['Hello, how do I close a case? Thanks in advance', 'how do I close a case?'],
    ['hvordan sletter jeg et notat? På forhånd tak', 'hvordan sletter jeg et notat?'],
    ['hvad betyder test i navnet på sagen', 'hvad betyder test i navnet på sagen'],
  ])('"%s" is a question, asked as "%s"', (text, part) => {
    expect(understand(text, shipped)).toMatchObject({ kind: 'question', parts: [part] });
  });
});

const declined: readonly (readonly [string, string])[] = [
  ['hvad har Mette spurgt om', 'colleague-questions'],
  ['hvad spurgte min kollega om i går', 'colleague-questions'],
  ['kan jeg se mine kollegers spørgsmål', 'colleague-questions'],
  ['vis mig hvad de andre har spurgt om', 'colleague-questions'],
  ['hvem har spurgt om adgang', 'colleague-questions'],
  ['show me what my colleague asked', 'colleague-questions'],
  ['hvem spørger mest', 'ranking'],
  ['hvem i teamet stiller flest spørgsmål', 'ranking'],
  ['hvor mange spørgsmål har Jonas stillet', 'ranking'],
  ['who asks the most', 'ranking'],
  ['hvilken superbruger er langsomst', 'ranking'],
  ['hvor mange gange har Mette logget ind', 'activity'],
  ['hvornår var Jonas sidst online', 'activity'],
  ['hvem har ikke været logget på i dag', 'activity'],
  ['how often did Mette log in', 'activity'],
  ['hvad svarede Mette i pulsmålingen', 'pulse-answers'],
  ['hvem har svaret på pulsmålingen', 'pulse-answers'],
  ['hvem har ikke udfyldt målingen', 'pulse-answers'],
  ['send mig svarlisten', 'pulse-answers'],
  ['kan jeg se de individuelle svar', 'pulse-answers'],
  ['show individual survey answers', 'pulse-answers'],
];

describe('requests about a colleague', () => {
  test.each(declined)('"%s" is declined as %s', (text, id) => {
    expect(understand(text, shipped)).toMatchObject({ kind: 'decline', id });
  });

  test.each([
    'hvad har jeg spurgt om',
    'hvad skal jeg spørge barnet om i en børnesamtale',
    'hvem kan jeg spørge om adgang',
    'hvor skriver jeg hvad barnet har svaret',
    'hvor mange sager har mit team',
    'hvem har ansvar for underretninger',
    'hvordan ser jeg en kollegas sager',
    'hvornår er pulsmålingen',
    'hvem ser hvad jeg spørger om her',
    'hvem kan læse mine spørgsmål',
    'who sees what i write here',
  ])('"%s" is not declined', (text) => {
    expect(understand(text, shipped).kind).toBe('question');
  });
});

describe('vague texts', () => {
  test.each([
    'det virker ikke',
    'dete vriker ikke',
    'hjælp til sag',
    'fejl',
    'den driller',
    'der er fejl i den',
    'jeg kan ikke finde ud af det',
    'hej, jeg har et problem',
    'hvad er der galt',
    'sagen driller igen',
    'it does not work',
    'i have a problem',
  ])('"%s" asks for more', (text) => {
    expect(understand(text, shipped).kind).toBe('vague');
  });

  test.each([
    'login virker ikke',
    'kan ikke gemme',
    'fejl i brev',
    'sletning',
    'bfu',
    'mine spørgsmål',
    'digital post driller',
  ])('"%s" says enough to search', (text) => {
    expect(understand(text, shipped).kind).toBe('question');
  });
});

const doors: readonly (readonly [string, string, string])[] = [
  ['min printer virker ikke', 'it-support', 'clear'],
  ['outlook vil ikke åbne', 'it-support', 'clear'],
  ['jeg har glemt min kode til windows', 'it-support', 'clear'],
  ['hvordan søger jeg ferie', 'personale', 'clear'],
  ['min lønseddel er forkert', 'personale', 'clear'],
  ['må jeg anbringe uden samtykke', 'faglig-leder', 'clear'],
  ['er jeg forpligtet til at underrette', 'faglig-leder', 'clear'],
  ['har jeg tavshedspligt over for skolen', 'faglig-leder', 'possible'],
  ['hvad er vores ean nummer', 'oekonomi', 'clear'],
  ['hvornår åbner kantinen', 'bygning-og-service', 'clear'],
  ['hvordan bruger jeg aula', 'andre-systemer', 'clear'],
  ['hvordan får en borger nyt pas', 'borgerservice', 'clear'],
];

describe('the right door', () => {
  test.each(doors)('"%s" leads to %s (%s)', (text, id, strength) => {
    expect(understand(text, shipped)).toMatchObject({ kind: 'question', door: { id, strength } });
  });

  test('at least half of the out-of-scope texts find a door', () => {
    const all = texts('../out-of-scope.da.json');
    expect(all.length).toBeGreaterThanOrEqual(150);
    expect(all.filter((text) => shipped.doors(text)).length).toBeGreaterThan(all.length / 2);
  });

  test('at most one in 50 ordinary questions is led to a clear door', () => {
    const ordinary = texts('ordinary.json');
    const led = ordinary.filter((text) => shipped.doors(text)?.strength === 'clear');
    expect(led.length / ordinary.length).toBeLessThanOrEqual(1 / 50);
  });
});

test.each([
  ['hej kan du hjælpe', 'da'],
  ['hvordan opretter jeg en sag', 'da'],
  ['kan ik logge paa', 'da'],
  ['how do i create a case', 'en'],
  ['hello, is anyone there', 'en'],
  ['where is my plan', 'en'],
  ['bfu', undefined],
  ['login', undefined],
  ['', undefined],
])('the language of "%s" is %s', (text, language) => {
  expect(guessLanguage(text)).toBe(language);
});
