import { expect, test } from 'vitest';
import { understand } from '../../src/answer/index.ts';
import { know, readContent, shippedContent } from '../../src/content.ts';

const read = await readContent({ shipped: shippedContent }, Date.parse('2026-11-23T10:00:00Z'));
if (!read.ok) throw new Error('Cannot read the shipped content. Run: npm run -s medvind -- check');
const { answerer, content } = know(read, []);

// What everybody asks on the first day, as people of both languages type it.
test.each([
  ['hvordan logger jeg ind', 'answer', 'foerste-login'],
  ['kan ikke logge ind', 'answer', 'foerste-login'],
  ['how do I log in', 'answer', 'foerste-login'],
  ['where do i log in', 'answer', 'foerste-login'],
  ['i forgot my password what do i do', 'answer', 'glemt-adgangskode'],
  ['glemt password', 'answer', 'glemt-adgangskode'],
  ['I cannot log in', 'answer', 'foerste-login'],
  ['hvordan logger jeg ud', 'answer', 'log-af'],
  ['how do I log out', 'answer', 'log-af'],
] as const)('"%s" leads to the shipped %s of %s', (text, outcome, entry) => {
  const verdict = answerer.ask(text);
  expect([verdict.outcome, verdict.entries[0]?.id]).toEqual([outcome, entry]);
});

// One word is little to be sure of: whether it is answered or only offered, it leads there.
test('"login" has the first login first', () => {
  expect(answerer.ask('login').entries[0]?.id).toBe('foerste-login');
});

// Tired wordings, none of which may go to a door or be declined; many were answered with something else before.
test.each([
  ['kollega stopper', 'adgang-ved-fratraedelse'],
  ['min kollega stopper på fredag', 'adgang-ved-fratraedelse'],
  ['hvor lang tid gemmes sager', 'sag-hvor-laenge-gemmes'],
  ['hvor længe bliver en sag gemt', 'sag-hvor-laenge-gemmes'],
  ['hvor længe gemmer i mine spørgsmål', 'medvind-hvad-gemmes'],
  ['det jeg skriver bliver ikke gemt', 'support-gemmer-ikke'],
  ['send brev', 'brev-send-digital-post'],
  ['hvordan skriver jeg et brev', 'brev-send-digital-post'],
  ['hvordan stopper jeg en indsats', 'indsats-stop'],
  ['hvorfor får jeg advis på en sag der ikke er min', 'advis-ikke-min-sag'],
  ['jeg fik ingen advis', 'advis-mangler'],
  ['skal på barsel hvem overtager sager', 'arbejdsgang-ferie-vikar'],
  ['jeg er syg i morgen hvem tager mine sager', 'arbejdsgang-syg-daekning'],
  ['er syg hvem tager mine frister', 'arbejdsgang-syg-daekning'],
  ['hvordan ser jeg mine kollegers frister', 'lt-fristliste'],
  ['skolen har sendt udtalelse på mail', 'sagsmail-journaliseres'],
  ['skal jeg bruge nyt login, og hvornår får jeg det', 'foerste-login'],
  ['skal jeg bruge nyt login, og hvordan får jeg det', 'foerste-login'],
  ['hvorfor rød i uge 45', 'rapport-lys'],
  ['hvad betyder grå', 'rapport-lys'],
  ['mor har hemmelig adresse må far se brevet', 'beskyttet-adresse'],
  ['hvordan holder jeg adressen hemmelig for den anden forælder', 'beskyttet-adresse'],
  ['logget af hele tiden', 'logget-af-hele-tiden'],
  ['blev smidt af midt i et notat', 'logget-af-hele-tiden'],
  ['hvilken browser', 'hvilken-browser'],
  ['kan jeg bruge det på mobilen', 'paa-mobilen'],
  ['kan man bruge fagsystemet på sin telefon', 'paa-mobilen'],
  ['hvad er stjernen i feltet', 'felt-stjerne'],
  ['hvordan opretter jeg et ufødt barn', 'ufoedt-barn'],
  ['barnet fylder 18 næste måned', 'barnet-fylder-18'],
  ['ungestøtte', 'barnet-fylder-18'],
  ['hvordan skriver jeg en afgørelse', 'afgoerelse-partshoering'],
  ['partshøring', 'afgoerelse-partshoering'],
  ['hvor er skabelonen til partshøring', 'afgoerelse-partshoering'],
  ['forældrene klager over afgørelsen', 'klage-over-afgoerelse'],
  ['bevillingsbrev til forældre', 'bevillingsbrev'],
  ['sikker mail', 'sikker-mail'],
  ['hvordan sender jeg sikkert til lægen', 'sikker-mail'],
  ['kan jeg bruge chatgpt til at skrive notat', 'ai-vaerktoejer'],
  ['må jeg bruge ai', 'ai-vaerktoejer'],
  ['hvem er superbruger i min afdeling', 'support-superbruger-hvem'],
  ['how do i create a case', 'opret-sag'],
  ['where are my old cases', 'gammel-sag-ikke-fundet'],
  ['how do i close a case', 'luk-sag'],
  ['what is the deadline for the child plan', 'barnets-plan-frist'],
  ['who sees what i write here', 'medvind-hvem-ser'],
  ['how do i send a letter to both parents', 'brev-begge-foraeldre'],
  ['my colleague left who has her cases', 'lt-uden-raadgiver'],
  ['how do I delete a mistake', 'rettelse-sletning-anmod'],
  ["I can't log in", 'foerste-login'],
  ['my screen is frozen', 'support-kendte-fejl'],
  ['how can i open a new case', 'opret-sag'],
  ['where can i find old cases', 'gammel-sag-ikke-fundet'],
  ['how do I end a measure', 'indsats-stop'],
  ['where do i write a note', 'skriv-journalnotat'],
  ['what is the deadline for the assessment', 'bfu-frist-4-maaneder'],
  ['hvad betyder rød', 'roed-markering'],
  ['hvad er en screening', 'screening-paragraf-18'],
  ['kan ai skrive en rapport til mig', 'ai-vaerktoejer'],
  ['familien har ny adresse', 'barn-flytter'],
  ['hvem er vores sb', 'support-superbruger-hvem'],
  ['hvem har overtaget min sag', 'modtag-sag'],
] as const)('"%s" is answered with %s', (text, entry) => {
  const meaning = understand(text, content.understanding);
  expect(meaning.kind).toBe('question');
  expect(meaning).not.toMatchObject({ door: { strength: 'clear' } });
  const verdict = answerer.ask(text);
  expect([verdict.outcome, verdict.entries[0]?.id]).toEqual(['answer', entry]);
});

// What people write in the first weeks when something hurts, and what the nearest words would wrongly lead to.
test.each([
  ['den gemmer ikke', 'support-gemmer-ikke', 'medvind-hvad-gemmes'],
  ['alt hvad jeg skrev er væk', 'support-gemmer-ikke', 'gammel-sag-ikke-fundet'],
  ['gamle journalnotater', 'dokumenter-mangler', 'skriv-journalnotat'],
  ['forkert cpr på sagen', 'rettelse-sag-forkert-person', 'medvind-cpr-stop'],
])('"%s" offers %s first, and never answers with %s', (text, wanted, wrong) => {
  const { entries, outcome } = answerer.ask(text);
  expect(entries[0]?.id).toBe(wanted);
  if (outcome === 'answer') expect(entries.map(({ id }) => id)).not.toContain(wrong);
});

test.each(['jeg magter ikke mere', 'jeg kan ikke mere', 'jeg er ved at bryde sammen', 'er så stresset'])(
  '"%s" is met with who to talk to, and not with a form',
  (text) => {
    expect(understand(text, content.understanding)).toMatchObject({
      kind: 'question',
      door: { id: 'overbelastet', strength: 'clear' },
    });
  },
);

test.each([
  'jeg kan ikke mere logge på',
  'jeg magter ikke alle de adviser',
  'jeg orker ikke flere skemaer i systemet',
])('"%s" is about the system', (text) => {
  expect(understand(text, content.understanding)).not.toMatchObject({ door: { id: 'overbelastet' } });
});

test.each(['how do I bake a cake', 'how do I get a divorce'])(
  '"%s" is like a first question and is not answered as one',
  (text) => {
    expect(answerer.ask(text).outcome).not.toBe('answer');
  },
);
