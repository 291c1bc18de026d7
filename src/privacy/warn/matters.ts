import type { Finding } from '../finding.ts';
import { FIRST_NAMES } from './first-names.ts';
import { matches } from './passages.ts';

/** Somebody in particular: definite or named, never "børn" or "et barn". */
const SOMEBODY =
  /(?<![\p{L}\d])(?:drengen|pigen|barnet|den\sunge|moren|moderen|mor|faren|faderen|far|forælderen|forældrene|datteren|sønnen|borgeren|storebror|lillebror|storesøster|lillesøster|plejebarnet|stedfar|stedfaderen|papfar|han|hun|hans|hendes\smor|klienten|he|she|the\s(?:boy|girl|child|mother|father))(?!\p{L})/giu;
const NAMED = /(?<![\p{L}\d])\p{Lu}\p{Ll}{2,20}(?!\p{L})/gu;
const HEALTH =
  /(?<!\p{L})(?:adhd|autis\p{L}*|ptsd|depress\p{L}*|deprimeret|skizofren\p{L}*|psykose|psykotisk|angst(?!\p{L})|anoreksi|bulimi|spiseforstyrr\p{L}*|epilepsi|diabetes|kræft|hiv|selvmord\p{L}*|selvskade\p{L}*|skærer\s(?:i\s)?sig|gravid|abort|misbrug(?:er|te)?(?!s)|alkoholi\p{L}*|drikker|stofmisbrug|narkoman|hash|kokain|psykisk\s(?:syg|sårbar)|psykiatrisk\p{L}*|indlagt|diagnosticeret|bipolar|borderline|demens|suicidal|pregnant|addict\p{L}*|drinks|hospitali[sz]ed)(?!\p{L})/iu;
const CRIME =
  /(?<!\p{L})(?:dømt|sigtet|tiltalt|anholdt|varetægts\p{L}*|fængsel|fængslet|afsoner|voldelig|vold|voldtægt\p{L}*|voldtaget|overgreb|incest|seksuelt|krænket|krænker|politianmeldt|anmeldt\stil\spolitiet|stjæler|stjålet|røveri|slået|slår(?=\s(?:ham|hende|sin|sit|sine|barnet|børnene|mor|far))|banket|bandemedlem|dealer|convicted|arrested|charged\swith|prison|violent|abused)(?!\p{L})/iu;
/** A rule or a how-to is asked about, not what has happened. */
const IN_GENERAL =
  /(?:hvis|når|naar|såfremt|om|if|when|whether|(?:registrer|notér|noter|marker|angiv|skriv|opret|vælg|record|note)\p{L}*(?:\s(?:jeg|man|vi|i))?,?\s(?:at|that))\s$/iu;
/** How far after the person the matter may stand, in characters of the same sentence. */
const REACH = 70;

/** What is told of a particular person's health, or of crimes and violence they do or suffer. */
export function findMatters(text: string): Finding[] {
  const people = [
    ...matches(text, SOMEBODY),
    ...matches(text, NAMED).filter((match) => FIRST_NAMES.has(match[0].toLowerCase())),
  ];
  return people.flatMap((match) => {
    if (IN_GENERAL.test(text.slice(Math.max(0, match.index - 40), match.index))) return [];
    const end = match.index + match[0].length;
    const rest = /^[^.?!\n]*/.exec(text.slice(end, end + REACH))?.[0] ?? '';
    return [
      ...told('health', HEALTH.exec(rest), match.index, end),
      ...told('crime', CRIME.exec(rest), match.index, end),
    ];
  });
}

function told(
  kind: 'health' | 'crime',
  matter: RegExpExecArray | null,
  start: number,
  end: number,
): Finding[] {
  if (!matter) return [];
  return [{ kind, action: 'warn', start, end: end + matter.index + matter[0].length }];
}
