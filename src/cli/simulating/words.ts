import type * as z from 'zod';
import type { focusArea } from '../../pulse/index.ts';

type FocusArea = z.infer<typeof focusArea>;

/** A question that the FAQ could not answer, and the answer that became an entry of it. All of it is invented. */
export interface Lesson {
  readonly unit: string;
  /** Weeks since the unit's go-live. */
  readonly week: number;
  readonly topic: string;
  /** As somebody typed it. */
  readonly text: string;
  readonly question: string;
  readonly answer: string;
}

/** What the invented municipality learned from its own questions. */
export const lessons: readonly Lesson[] = [
  {
    unit: 'familie',
    week: 1,
    topic: 'adgang-og-login',
    text: 'skærmen er blank når jeg åbner systemet i mødelokale 2',
    question: 'Hvad gør jeg, når skærmen er blank i mødelokalet?',
    answer:
      'Luk browseren helt, åbn den igen, og log på. Maskinerne i mødelokalerne husker den, der var på før dig.\n\nHjælper det ikke, så brug din egen bærbare.',
  },
  {
    unit: 'familie',
    week: 2,
    topic: 'breve-og-digital-post',
    text: 'logoet mangler i brevet om samvær',
    question: 'Hvorfor mangler logoet i mit brev?',
    answer: 'Skabelonen er rettet. Slet kladden, og opret brevet igen fra sagen, så kommer logoet med.',
  },
  {
    unit: 'familie',
    week: 3,
    topic: 'plan-og-opfoelgning',
    text: 'hvem har sidst skrevet i planen, kan man se det',
    question: 'Hvordan ser jeg, hvem der sidst har ændret i planen?',
    answer: 'Åbn planen, og vælg **Historik**. Der står hver ændring med navn og tidspunkt.',
  },
  {
    unit: 'modtagelse',
    week: 1,
    topic: 'underretninger',
    text: 'underretning kommer to gange i bakken',
    question: 'Hvorfor ligger den samme underretning der to gange?',
    answer:
      'Den er kommet både med Digital Post og fra den gamle postkasse. Tag den ene, og marker den anden som dublet. Slet den ikke.',
  },
  {
    unit: 'familie',
    week: 4,
    topic: 'rettelser-og-sletning',
    text: 'notatet blev journaliseret to gange ved en fejl',
    question: 'Hvad gør jeg, når et notat er journaliseret to gange?',
    answer:
      'Skriv »Fejljournaliseret« i titlen på det ene, og bed den systemansvarlige om at skjule det. Slet det ikke selv.',
  },
  {
    unit: 'modtagelse',
    week: 2,
    topic: 'sager-og-journal',
    text: 'kan man se alle søskende på en gang',
    question: 'Hvordan ser jeg søskendes sager samlet?',
    answer:
      'Åbn sagen på det ene barn, og vælg **Relationer**. Herfra kan du åbne de sager, du har adgang til.',
  },
  {
    unit: 'familie',
    week: 6,
    topic: 'adviser-og-frister',
    text: 'får adviser på min kollegas sager, hvordan slår jeg dem fra',
    question: 'Hvorfor får jeg adviser på en kollegas sager?',
    answer: 'Du står som medansvarlig på sagerne. Bed din kollega om at tage dig af under **Ansvarlige**.',
  },
];

/** A question that stands in the queue when the demo begins. */
export interface Waiting {
  readonly person: string;
  readonly topic: string;
  readonly text: string;
  /** Open minutes before now. */
  readonly minutes: number;
}

/** What waits for a superuser right now. */
export const waiting: readonly Waiting[] = [
  {
    person: 'henrik-winther',
    topic: 'breve-og-digital-post',
    text: 'bilaget forsvinder når jeg gemmer brevet som kladde',
    minutes: 9,
  },
  {
    person: 'agnete-fog',
    topic: 'underretninger',
    text: 'bakken viser 0 men der ligger nye når jeg opdaterer',
    minutes: 5,
  },
  {
    person: 'sara-lindholm',
    topic: 'plan-og-opfoelgning',
    text: 'hvor sætter jeg datoen for næste samtale med barnet',
    minutes: 2,
  },
];

/** A small win that somebody shares; `picked` ones are chosen by the leader for the week's report. */
export interface Win {
  readonly unit: string;
  /** Weeks since the unit's go-live. */
  readonly week: number;
  readonly person: string;
  readonly text: string;
  readonly picked?: true;
}

/** Small wins that were shared. */
export const wins: readonly Win[] = [
  {
    unit: 'familie',
    week: 3,
    person: 'ida-kruse',
    text: 'Fristen dukkede op af sig selv. Den havde jeg glemt før.',
    picked: true,
  },
  {
    unit: 'familie',
    week: 5,
    person: 'jakob-lund',
    text: 'Et brev med Digital Post tager nu fem minutter i stedet for tyve.',
    picked: true,
  },
  {
    unit: 'familie',
    week: 6,
    person: 'bente-holst',
    text: 'Da jeg overtog en sag, kunne jeg se hele forløbet på én side.',
    picked: true,
  },
  {
    unit: 'familie',
    week: 6,
    person: 'sara-lindholm',
    text: 'Vi hjælper hinanden foran skærmen hver tirsdag. Det virker.',
  },
];

/** What a leader decides about an advice of a week's report. */
export interface Choice {
  readonly unit: string;
  /** Weeks since the unit's go-live that the report is of. */
  readonly week: number;
  readonly focus: FocusArea;
  readonly decision: 'will' | 'notNow' | 'done';
}

/** What the leaders decided on the day of the report. */
export const choices: readonly Choice[] = [
  { unit: 'familie', week: 1, focus: 'ressourcer', decision: 'notNow' },
  { unit: 'familie', week: 2, focus: 'engagement', decision: 'done' },
  { unit: 'familie', week: 3, focus: 'ressourcer', decision: 'will' },
  { unit: 'familie', week: 4, focus: 'roller', decision: 'will' },
  { unit: 'modtagelse', week: 2, focus: 'ressourcer', decision: 'will' },
];
