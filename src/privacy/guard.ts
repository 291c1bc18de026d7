import { findCpr } from './cpr/find-cpr.ts';
import { findNearWord } from './cpr/near-word.ts';
import { mayHoldDigit } from './digits.ts';
import type { Finding } from './finding.ts';
import { findAddresses, findStreets } from './warn/address.ts';
import { findEmails, findPhones } from './warn/contact.ts';
import { findMatters } from './warn/matters.ts';
import { findAges, findFullNames, findPersons, findPlaces } from './warn/person.ts';

/**
 * What must not be in this text: stops first, one per kind, then warnings in order of place. An empty list lets the
 * text through. Never throws and never repeats what it found; its time grows with the length of the text.
 */
export function guard(text: string): Finding[] {
  return found(text, []);
}

/** The same for what others will read in print, in which nobody is to be named: full names and streets are told too. */
export function guardForPrint(text: string): Finding[] {
  return found(text, [...findFullNames(text), ...findStreets(text)]);
}

function found(text: string, more: readonly Finding[]): Finding[] {
  // In nothing of this is there a match without a digit.
  const digit = mayHoldDigit(text);
  const personal = digit ? [...findCpr(text), ...findNearWord(text)] : [];
  const stops = new Map<string, Finding>();
  for (const { kind, action } of personal) if (action === 'stop') stops.set(kind, { kind, action });
  const warnings = [
    ...personal.filter((finding) => finding.action === 'warn'),
    ...(digit ? findAges(text) : []),
    ...findPersons(text),
    ...(digit ? findPlaces(text) : []),
    ...findEmails(text),
    ...(digit ? [...findPhones(text), ...findAddresses(text)] : []),
    ...findMatters(text),
    ...more,
  ].sort((a, b) => (a.start ?? 0) - (b.start ?? 0));
  return [...stops.values(), ...withoutCovered(warnings)];
}

/** Whether the text may neither be kept nor sent. */
export function isStopped(findings: readonly Finding[]): boolean {
  return findings.some((finding) => finding.action === 'stop');
}

/** Leaves out a warning that lies within an earlier one of its kind. */
function withoutCovered(warnings: readonly Finding[]): Finding[] {
  const reached = new Map<string, number>();
  return warnings.filter((finding) => {
    const end = finding.end ?? 0;
    if ((reached.get(finding.kind) ?? -1) >= end) return false;
    reached.set(finding.kind, end);
    return true;
  });
}
