import type { Finding } from '../finding.ts';
import { warnWhere } from './passages.ts';

/** A number of a house: up to three digits and a letter, and nothing that makes it a count or a time. */
const HOUSE =
  '\\s{1,2}\\d{1,3}(?:\\s?[a-zæøå](?![\\p{L}\\d]))?(?![\\p{L}\\d]|[.,:]\\d|\\s?%|\\s(?:dage?|gange?|uger?|mdr|måned|maaned|timer?|min|år|aar|børn|boern|stk|kr|sager|brugere|fejl|personer|trin|klik|advis)(?:\\p{L}{0,5}))';
const STREET_ENDING = '(?:vej|vejen|gade|gaden|stræde|strædet|allé|alleen|alléen|vænget|boulevard|toften)';
const STREET = new RegExp(`(?<![\\p{L}\\d])(\\p{L}{2,25}${STREET_ENDING})${HOUSE}`, 'giu');
/** Without a number a street is told by its capital letter within a sentence. */
const STREET_ALONE = new RegExp(
  `(?<=[\\p{Ll}\\d,:]\\s)(\\p{Lu}\\p{Ll}{1,24}${STREET_ENDING})(?!\\p{L})`,
  'gu',
);
const STREET_OF_TWO_WORDS = new RegExp(
  `(?<![\\p{L}\\d])\\p{Lu}\\p{Ll}{1,20}\\s(?:Allé|Alle|Vej|Gade|Plads|Torv|Boulevard|Vænge|Have|Park)${HOUSE}`,
  'gu',
);
const STREET_BY_CAPITAL = new RegExp(
  `(?<=[\\p{Ll}\\d,:]\\s)(\\p{Lu}\\p{Ll}{2,20}(?:parken|lunden|bakken|krogen|marken|engen|haven|torvet|vangen|ager|stien|bo))${HOUSE}`,
  'gu',
);
/** Words that end like a street and are none. */
const NO_STREET =
  /^(?:gen|om|ud|over|under|for|tastaturgen|henvendelses|ad?gangs|indgangs|tilgangs|tilbage|tjeneste|kommando|bruger|klik|menu|søge|klage|behandlings|kommunikations|frem|hjem|tværs?|arbejds|beslutnings|digitale?|jern)(?:vej|vejen)$/iu;

const POSTAL_CODE = /(?<![\p{L}\d.,-])(?:DK-?)?([1-9]\d{3})\s(\p{L}{2,20})(?![\p{L}])/gu;
const TOWN_ENDING =
  /^\p{Lu}\p{Ll}{1,16}(?:borg|strup|rup|lev|by|sted|havn|rød|løse|bjerg|bæk|sund|købing|lund|minde|inge|um)$/u;
/** The larger towns and those without a usual ending; written small they count as well. */
const TOWNS = new Set(
  'københavn koebenhavn kbh frederiksberg aarhus århus odense aalborg ålborg esbjerg randers kolding horsens vejle roskilde herning silkeborg hørsholm helsingør næstved fredericia viborg køge holstebro taastrup slagelse hillerød sønderborg svendborg hjørring holbæk frederikshavn haderslev skive ringsted nyborg aabenraa grenaa thisted struer lemvig tønder ribe middelfart assens faaborg rønne nakskov maribo vordingborg hvidovre valby brønshøj herlev gentofte hellerup charlottenlund virum lyngby kgs birkerød allerød farum værløse ballerup albertslund glostrup rødovre kastrup dragør greve hundested helsinge brønderslev hobro ebeltoft odder skanderborg hammel billund grindsted'.split(
    ' ',
  ),
);
/** Years are far more often meant than the few codes among them. */
const YEAR = /^(?:19[5-9]|20[0-4])\d$/;

/** Whether a word is one of the larger towns, in whatever letters. */
export function isTown(word: string): boolean {
  return TOWNS.has(word.toLowerCase());
}

/** Streets named without a number. Offices lie in streets too, so this is for what is printed, not for questions. */
export function findStreets(text: string): Finding[] {
  return warnWhere(text, 'address', STREET_ALONE, (match) => !NO_STREET.test(match[1] ?? ''));
}

/** Streets with a number, and postal codes with a town. */
export function findAddresses(text: string): Finding[] {
  return [
    ...warnWhere(text, 'address', STREET, (match) => !NO_STREET.test(match[1] ?? '')),
    ...warnWhere(text, 'address', STREET_OF_TWO_WORDS),
    ...warnWhere(text, 'address', STREET_BY_CAPITAL),
    ...warnWhere(text, 'address', POSTAL_CODE, (match) => {
      const town = match[2] ?? '';
      if (isTown(town)) return true;
      return !YEAR.test(match[1] ?? '') && TOWN_ENDING.test(town);
    }),
  ];
}
