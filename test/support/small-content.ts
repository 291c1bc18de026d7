import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** Files of a content folder, by path. */
export type Files = Readonly<Record<string, string>>;

/** The smallest content that is right: two topics, one unit, three people. */
export const smallContent: Files = {
  'organisation.yaml': `name: Prøvekommune
example: true
owners:
  - id: projektleder
    title: Projektleder
    person: eva
units:
  - id: nord
    name: Nord
    goLive: 2026-11-02
    manager: eva
people:
  - id: eva
    name: Eva Prøve
    email: eva@proeve.example
    unit: nord
    roles: [manager, projectLead]
  - id: bo
    name: Bo Prøve
    email: bo@proeve.example
    unit: nord
    roles: [superuser]
    superuser:
      skills: [adgang, sager]
      hoursPerWeek: 5
      duty:
        - { day: mon, from: "09:00", to: "11:00" }
  - id: ida
    name: Ida Prøve
    email: ida@proeve.example
    unit: nord
`,
  'calendar.yaml': `hours:
  mon: ["08:00-15:30"]
  tue: ["08:00-15:30"]
  wed: ["08:00-15:30"]
  thu: ["08:00-15:30"]
  fri: closed
`,
  'privacy.yaml': `example: true
facts:
  controller: { da: "", en: "" }
  purpose: { da: "", en: "" }
  legalBasis: { da: "", en: "" }
  categories: { da: "", en: "" }
  recipients: { da: "", en: "" }
  retention: { da: "", en: "" }
dpo: {}
`,
  'emergency.yaml': `text:
  da: "Ring {alarm}, hvis nogen er i fare."
  en: "Call {alarm} if somebody is in danger."
numbers: { alarm: "112", socialDuty: "", municipality: "" }
lists:
  barn: [barn, barnet]
danger:
  - "slår {barn}"
ordinary:
  - "hvor registrerer"
now:
  - "lige_nu"
`,
  'smalltalk.yaml': `padding: [hov]
closings: [mvh]
kinds:
  - id: greeting
    phrases: [hej]
    reply: { da: Hej igen., en: Hello again. }
vague:
  words: [problem]
  fillers: [jeg, har, et]
  reply: { da: Skriv lidt mere., en: Write a little more. }
`,
  'decline.yaml': `lists:
  kollega: [kollega]
ordinary:
  - "mine svar"
requests:
  - id: colleague
    when:
      - "hvad har {kollega} spurgt"
    reply: { da: Det viser jeg ikke., en: I do not show that. }
`,
  'doors.yaml': `lists:
  maskine: [printer, printeren]
ordinary:
  - "i fagsystemet"
doors:
  - id: it
    title: { da: It, en: IT }
    clear:
      - "{maskine}"
    text: { da: Spørg it-support., en: Ask IT support. }
`,
  'words.yaml': `abbreviations:
  bfu: børnefaglig undersøgelse
oldToNew:
  handleplan: barnets plan
`,
  'texts/da.yaml': `answer:
  helped: Hjalp det?
  owner: "Ansvarlig: {owner}"
menu:
  help: Hjælp
`,
  'texts/en.yaml': `answer:
  helped: Did it help?
  owner: "Owner: {owner}"
menu:
  help: Help
`,
  'faq/adgang.yaml': `topic: adgang
title: Adgang og login
entries:
  - id: foerste-login
    question: Hvordan logger jeg på første gang?
    answer: Åbn linket på intranettet, og log på som på din computer.
    phrasings:
      - hvor logger jeg ind
      - login første dag
      - hvordan kommer jeg på systemet
    owner: projektleder
    reviewBy: 2099-01-01
    related: [glemt-kode]
  - id: glemt-kode
    question: Hvad gør jeg, når jeg har glemt min adgangskode?
    answer: Bestil en ny på selvbetjeningen. Den kommer på sms.
    phrasings:
      - glemt adgangskode
      - nulstil min kode
      - min kode virker ikke
`,
  'faq/sager.yaml': `topic: sager
title: Sager og journal
entries:
  - id: opret-sag
    question: Hvordan opretter jeg en sag?
    answer: Vælg Ny sag, søg barnet frem, og udfyld sagens grund.
    phrasings:
      - lave en ny sag
      - oprette sag på et barn
    units: [nord]
  - id: journalnotat
    question: Hvordan skriver jeg et journalnotat?
    answer: Åbn sagen, vælg Journal, og tryk på Nyt notat.
    phrasings:
      - notat i journalen
      - nyt journalnotat
`,
};

/** Writes a folder of files that is gone when the test ends; only within a test. */
export async function folderOf(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'medvind-content-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const [file, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), text);
  }
  return folder;
}

/** The small content with texts in one file replaced, each followed by its replacement. Throws when one is not there. */
export function edited(file: string, ...replacements: readonly string[]): Files {
  let text = smallContent[file] ?? '';
  for (let at = 0; at < replacements.length; at += 2) {
    const from = replacements[at] ?? '';
    if (!text.includes(from)) throw new Error(`Cannot edit ${file}: it does not hold "${from}".`);
    text = text.replace(from, replacements[at + 1] ?? '');
  }
  return { ...smallContent, [file]: text };
}

/** The small content with one file written anew. */
export function rewritten(file: string, text: string): Files {
  return { ...smallContent, [file]: text };
}
