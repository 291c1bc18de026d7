import type { Entry, Knowledge } from '../../src/answer/index.ts';

function entry(
  id: string,
  topic: string,
  question: string,
  phrasings: string[],
  answer: string,
  more: Partial<Entry> = {},
): Entry {
  return { id, topic, question, phrasings, answer, ...more };
}

/** A small library of nine entries on three topics, some alike on purpose. */
export const knowledge: Knowledge = {
  topics: [
    { id: 'adgang', title: 'Adgang og login' },
    { id: 'sager', title: 'Sager og journal' },
    { id: 'hjaelp', title: 'Hjælp' },
  ],
  words: { BFU: 'børnefaglig undersøgelse', '§20': 'børnefaglig undersøgelse', kodeord: 'adgangskode' },
  entries: [
    entry(
      'foerste-login',
      'adgang',
      'Hvordan logger jeg på første gang?',
      ['hvor logger jeg ind', 'login første dag', 'jeg kan ikke finde startsiden'],
      'Åbn genvejen på skrivebordet og log på med din almindelige bruger.',
    ),
    entry(
      'nyt-password',
      'adgang',
      'Hvad gør jeg, når jeg har glemt min adgangskode?',
      ['glemt adgangskode', 'nulstil password', 'min kode virker ikke'],
      'Bestil en ny adgangskode på selvbetjeningen; den kommer på sms.',
    ),
    entry(
      'opret-sag',
      'sager',
      'Hvordan opretter jeg en sag?',
      ['lave en ny sag', 'oprette sag på et barn', 'ny sag'],
      'Vælg Ny sag, søg barnet frem, og udfyld sagens grund.',
    ),
    entry(
      'luk-sag',
      'sager',
      'Hvordan lukker jeg en sag?',
      ['afslutte en sag', 'luk sag'],
      'Vælg Afslut på sagen, når alle aktiviteter er lukket.',
    ),
    entry(
      'journalnotat',
      'sager',
      'Hvordan skriver jeg et journalnotat?',
      ['notat i journalen', 'nyt journalnotat'],
      'Åbn sagen, vælg Journal, og tryk på Nyt notat.',
    ),
    entry(
      'undersoegelse',
      'sager',
      'Hvor finder jeg den børnefaglige undersøgelse?',
      ['starte børnefaglig undersøgelse', 'undersøgelsen er væk'],
      'Undersøgelsen ligger under Aktiviteter på sagen.',
    ),
    entry(
      'vagtplan',
      'hjaelp',
      'Hvornår kan jeg få hjælp?',
      [],
      'Superbrugerne sidder klar hver dag i åbningstiden.',
    ),
    entry(
      'superbruger-nord',
      'hjaelp',
      'Hvem er superbruger i nord?',
      ['superbruger i nord'],
      'Det står på opslagstavlen i afdeling nord.',
      { units: ['nord'] },
    ),
    entry(
      'superbruger-syd',
      'hjaelp',
      'Hvem er superbruger i syd?',
      ['superbruger i syd'],
      'Det står på opslagstavlen i afdeling syd.',
      { units: ['syd'] },
    ),
  ],
};
