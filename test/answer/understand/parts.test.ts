import { describe, expect, test } from 'vitest';
import { leansOnLast } from '../../../src/answer/understand/follow-up.ts';
import { readHelped } from '../../../src/answer/understand/helped.ts';
import { understand } from '../../../src/answer/understand/index.ts';
import { type Reference, readReference } from '../../../src/answer/understand/reference.ts';
import { mostParts, splitQuestions } from '../../../src/answer/understand/several.ts';
import { shipped } from './shipped.ts';

describe('splitQuestions()', () => {
  test.each<readonly [string, readonly string[]]>([
    [
      'Hvordan opretter jeg en sag? Og hvor finder jeg barnets plan?',
      ['Hvordan opretter jeg en sag?', 'Og hvor finder jeg barnets plan?'],
    ],
    [
      'hvordan sender jeg et brev og hvordan sletter jeg et notat',
      ['hvordan sender jeg et brev', 'hvordan sletter jeg et notat'],
    ],
    [
      '1. hvordan får jeg adgang\n2. hvor er mine gamle sager\n3. hvem godkender indsatsen',
      ['hvordan får jeg adgang', 'hvor er mine gamle sager', 'hvem godkender indsatsen'],
    ],
    ['Where is the plan? How do I send a letter?', ['Where is the plan?', 'How do I send a letter?']],
    [
      'Jeg er ny i teamet. Hvordan får jeg adgang til sager? Hvor finder jeg skabeloner til breve?',
      ['Jeg er ny i teamet. Hvordan får jeg adgang til sager?', 'Hvor finder jeg skabeloner til breve?'],
    ],
    [
      'jeg har glemt min kode og hvor er mine gamle sager?',
      ['jeg har glemt min kode', 'hvor er mine gamle sager?'],
    ],
    [
      'jeg har glemt min kode og hvor er mine gamle sager',
      ['jeg har glemt min kode', 'hvor er mine gamle sager'],
    ],
    [
      'jeg har glemt min kode. hvordan lukker jeg en sag?',
      ['jeg har glemt min kode.', 'hvordan lukker jeg en sag?'],
    ],
    [
      'hvordan lukker jeg en sag og hvordan sender jeg et brev til begge forældre?',
      ['hvordan lukker jeg en sag', 'hvordan sender jeg et brev til begge forældre?'],
    ],
    [
      "I can't print the letter. Where are my old cases?",
      ["I can't print the letter.", 'Where are my old cases?'],
    ],
  ])('%j is split', (text, parts) => {
    expect(splitQuestions(text)).toEqual(parts);
  });

  test.each([
    'Jeg har oprettet en sag. Nu kan jeg ikke finde den igen. Hvor ligger den?',
    'hvordan opretter jeg en sag og et notat',
    'Hvornår og hvordan sender jeg kvittering til underretter?',
    'Hvordan opretter jeg en sag? Jeg har prøvet at trykke på knappen. Den er grå.',
    'Hvordan opretter jeg en sag og hvordan lukker jeg den igen',
    'hvordan opretter og lukker jeg en sag',
    'jeg har glemt min kode. hvad gør jeg?',
    'jeg har glemt min kode. hvor får jeg en ny?',
    'jeg kan ikke logge ind. hvem kan hjælpe mig?',
    'jeg kan ikke finde min sag. hvor ligger lukkede sager?',
    'hvordan laver jeg en plan og hvem skal skrive under',
    'kan jeg slette et notat, når det er gemt på en forkert sag?',
    'Hvad gør jeg?',
    'bfu frist',
    'systemet siger "Adgang nægtet." hvad betyder det',
  ])('%j stays whole', (text) => {
    expect(splitQuestions(text)).toEqual([text]);
  });

  test('gives at most three parts and loses no word', () => {
    const text =
      'Hvordan åbner jeg sagen? Hvordan lukker jeg planen? Hvordan sender jeg brevet? Hvordan sletter jeg notatet?';
    const parts = splitQuestions(text);
    expect(parts).toHaveLength(mostParts);
    expect(parts.join(' ')).toBe(text);
  });
});

describe('readReference()', () => {
  const yes: Reference = { kind: 'yes' };
  const no: Reference = { kind: 'no' };
  const pick = (index: number): Reference => ({ kind: 'pick', index });

  test.each<readonly [string, number, Reference | undefined]>([
    ['ja', 0, yes],
    ['Ja tak', 3, yes],
    ['jep', 1, yes],
    ['yes please', 0, yes],
    ['ok', 0, yes],
    ['👍', 0, yes],
    ['nej', 3, no],
    ['nej tak', 3, no],
    ['no thanks', 0, no],
    ['ingen af dem', 3, no],
    ['ingen', 3, no],
    ['none of these', 3, no],
    ['det var ikke det', 3, no],
    ['👎', 1, no],
    ['1', 3, pick(0)],
    ['2', 3, pick(1)],
    ['2.', 3, pick(1)],
    ['nr. 3', 3, pick(2)],
    ['nummer to', 3, pick(1)],
    ['den anden', 3, pick(1)],
    ['den første', 3, pick(0)],
    ['den foerste tak', 3, pick(0)],
    ['den nederste', 3, pick(2)],
    ['den sidste', 2, pick(1)],
    ['ja, den tredje', 3, pick(2)],
    ['the second', 3, pick(1)],
    ['the first one', 2, pick(0)],
    ['3', 2, undefined],
    ['2', 0, undefined],
    ['ja men hvordan gør jeg det med to børn', 3, undefined],
    ['hvordan opretter jeg en sag', 3, undefined],
    ['1 eller 2', 3, undefined],
    ['nej det var ikke det', 3, no],
    ['det var ikke det jeg mente', 3, no],
    ['ingen af dem passer desværre', 3, no],
    ['noget andet', 3, no],
    ['jeg mente noget andet', 3, no],
    ['det er ikke rigtigt', 3, no],
    ['den gemmer ikke det jeg skriver', 3, undefined],
    ['kan jeg sende noget andet end brev', 3, undefined],
    ['barnets navn står ikke rigtigt', 3, undefined],
    ['det er ikke det rigtige barn', 3, undefined],
    ['is something else in the form', 3, undefined],
    ['', 3, undefined],
  ])('%j after %i suggestions', (text, choices, expected) => {
    expect(readReference(text, choices)).toEqual(expected);
  });

  test('counts only when the bot has asked something', () => {
    expect(understand('ja', shipped).kind).toBe('smalltalk');
    expect(understand('ja', shipped, { choices: 2 })).toMatchObject({ kind: 'reference', reference: yes });
  });
});

describe('readHelped()', () => {
  test.each([
    ['nej', 'no'],
    ['nej desværre', 'no'],
    ['Nej, ikke helt', 'no'],
    ['det virkede ikke', 'no'],
    ['det virkede sgu ikke!!', 'no'],
    ['nej det hjalp ikke', 'no'],
    ['virker stadig ikke', 'no'],
    ['det var ikke det jeg mente', 'no'],
    ['it did not help', 'no'],
    ['that didn’t work', 'no'],
    ['ja', 'yes'],
    ['ja tak det hjalp', 'yes'],
    ['det virker nu', 'yes'],
    ['tak, det løste det', 'yes'],
    ['that worked, thanks', 'yes'],
    ['nej tak', undefined],
    ['tak', undefined],
    ['ok', undefined],
    ['nej det virker', undefined],
    ['ja men det virker ikke', undefined],
    ['printeren virker ikke', undefined],
    ['hvordan opretter jeg en sag', undefined],
    ['', undefined],
  ])('%j after an answer', (text, expected) => {
    expect(readHelped(text)).toBe(expected);
  });

  test('counts only after an answer', () => {
    expect(understand('det virkede ikke', shipped).kind).toBe('vague');
    expect(understand('det virkede ikke', shipped, { answered: true }).kind).toBe('helped');
  });
});

describe('follow-ups', () => {
  test.each([
    'og hvis det er to børn?',
    'hvad så med leder?',
    'hvad med breve',
    'gælder det også for vikarer',
    'hvad saa hvis den er lukket',
    'what about siblings?',
    'and if there are two children',
    'hvorfor?',
    'hvad er fristen',
    'hvor lang tid har jeg?',
    'what is the deadline',
  ])('%j leans on the last answer', (text) => {
    expect(leansOnLast(text)).toBe(true);
  });

  test.each([
    'hvordan opretter jeg en sag',
    'hvad er en bfu',
    'hvad er fristen for barnets plan',
    'hvis jeg skal slette et notat, hvor gør jeg så det',
  ])('%j stands alone', (text) => {
    expect(leansOnLast(text)).toBe(false);
  });

  test('are asked together with the last question, and alone when there is none', () => {
    const lastQuestion = 'Hvordan opretter jeg barnets plan?';
    expect(understand('og hvis det er to børn?', shipped, { lastQuestion })).toMatchObject({
      kind: 'question',
      followUp: true,
      parts: ['Hvordan opretter jeg barnets plan – og hvis det er to børn?'],
    });
    expect(understand('og hvis det er to børn?', shipped)).toMatchObject({
      kind: 'question',
      followUp: false,
    });
  });
});
