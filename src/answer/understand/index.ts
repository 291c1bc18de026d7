import { createDeclineRule, type DeclineRule } from './decline.ts';
import { createDoorRule, type Door, type DoorRule } from './doors.ts';
import { createEmergencyRule, type EmergencyRule, emergencyText } from './emergency.ts';
import { leanOn, leansOnLast } from './follow-up.ts';
import { type Helped, readHelped } from './helped.ts';
import { guessLanguage, type Language } from './language.ts';
import { type Reference, readReference } from './reference.ts';
import type { Bilingual, DeclineFile, DoorsFile, EmergencyFile, SmalltalkFile, TalkKind } from './rules.ts';
import { splitQuestions } from './several.ts';
import { createSmalltalkRules, type SmalltalkRules } from './smalltalk.ts';
import { createVagueRule, type VagueRule } from './vague.ts';

export type { Decline } from './decline.ts';
export type { Door } from './doors.ts';
export { guessLanguage, type Language } from './language.ts';
export type { Reference } from './reference.ts';
export {
  type Bilingual,
  type DeclineFile,
  type DoorsFile,
  declineSchema,
  doorsSchema,
  type EmergencyFile,
  emergencySchema,
  type SmalltalkFile,
  smalltalkSchema,
  type TalkKind,
} from './rules.ts';

/** The four content files that `understand()` reads by: emergency, smalltalk, decline and doors `.yaml`. */
export interface UnderstandFiles {
  readonly emergency: EmergencyFile;
  readonly smalltalk: SmalltalkFile;
  readonly decline: DeclineFile;
  readonly doors: DoorsFile;
}

/** The rules of one version of the content, ready for use. */
export interface UnderstandRules {
  readonly emergency: EmergencyRule;
  readonly emergencyText: Bilingual;
  readonly smalltalk: SmalltalkRules;
  readonly decline: DeclineRule;
  readonly doors: DoorRule;
  readonly vague: VagueRule;
  readonly vagueReply: Bilingual;
}

/** What was said just before, as far as a short text may lean on it. */
export interface UnderstandContext {
  /** How many suggestions the bot's last message offered; 0 when it asked a yes-or-no question. */
  readonly choices?: number;
  /** The question of the last entry shown, for "og hvis det er to børn?". */
  readonly lastQuestion?: string;
  /** The last message was an answer, and asked whether it helped. */
  readonly answered?: boolean;
}

/** What a text is. `language` is a suggestion for the reply, absent when the text does not show it. */
export type Understanding = { readonly language?: Language } & (
  | { readonly kind: 'emergency'; readonly rule: string; readonly reply: Bilingual }
  | { readonly kind: 'reference'; readonly reference: Reference }
  | { readonly kind: 'helped'; readonly helped: Helped }
  | { readonly kind: 'smalltalk'; readonly talk: TalkKind; readonly reply: Bilingual }
  | { readonly kind: 'decline'; readonly id: string; readonly reply: Bilingual }
  | { readonly kind: 'vague'; readonly reply: Bilingual }
  | {
      readonly kind: 'question';
      /** One to three texts to ask the FAQ with, in the order asked, greetings removed. */
      readonly parts: readonly string[];
      /** The text leans on the last answer; `parts` then holds the last question together with it. */
      readonly followUp: boolean;
      /** Who else can help, for when the FAQ is not confident (see `Door`). */
      readonly door?: Door;
    }
);

/**
 * Makes the rules of the four content files. Throws a sentence when a rule names a word list its file lacks.
 */
export function createUnderstandRules(files: UnderstandFiles): UnderstandRules {
  return {
    emergency: createEmergencyRule(files.emergency),
    emergencyText: emergencyText(files.emergency),
    smalltalk: createSmalltalkRules(files.smalltalk),
    decline: createDeclineRule(files.decline),
    doors: createDoorRule(files.doors),
    vague: createVagueRule(files.smalltalk),
    vagueReply: files.smalltalk.vague.reply,
  };
}

/** Longest text in characters that can be anything but an emergency or one question; longer ones are pasted matter. */
const longestSaid = 2000;

/**
 * Decides what a text is before the FAQ is asked: an emergency first, whatever else is in it; then a reply to
 * what the bot just said, small talk, a request to decline, a text too vague to search for, or a question.
 * Never throws, whatever the text; costs time linear in its length.
 */
export function understand(
  text: string,
  rules: UnderstandRules,
  context: UnderstandContext = {},
): Understanding {
  const language = guessLanguage(text);
  const spoken = language === undefined ? {} : { language };
  const emergency = rules.emergency(text);
  if (emergency) return { kind: 'emergency', rule: emergency.rule, reply: rules.emergencyText, ...spoken };
  if (context.choices !== undefined && text.length <= longestSaid) {
    const reference = readReference(text, context.choices);
    if (reference) return { kind: 'reference', reference, ...spoken };
  }
  const helped = context.answered === true ? readHelped(text) : undefined;
  if (helped) return { kind: 'helped', helped, ...spoken };
  if (text.trim().length > longestSaid)
    return { kind: 'question', parts: [text.trim()], followUp: false, ...spoken };
  const talk = rules.smalltalk.read(text);
  if (talk) return { kind: 'smalltalk', talk: talk.talk, reply: talk.reply, ...spoken };
  const decline = rules.decline(text);
  if (decline) return { kind: 'decline', id: decline.id, reply: decline.reply, ...spoken };
  return { ...asQuestion(text, rules, context), ...spoken };
}

function asQuestion(text: string, rules: UnderstandRules, context: UnderstandContext): Understanding {
  const stripped = rules.smalltalk.strip(text);
  const found = rules.doors(stripped);
  const door = found ? { door: found } : {};
  if (context.lastQuestion !== undefined && leansOnLast(stripped)) {
    return { kind: 'question', parts: [leanOn(context.lastQuestion, stripped)], followUp: true, ...door };
  }
  if (rules.vague(stripped)) return { kind: 'vague', reply: rules.vagueReply };
  return { kind: 'question', parts: splitQuestions(stripped), followUp: false, ...door };
}
