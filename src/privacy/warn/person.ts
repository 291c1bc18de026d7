import type { Finding } from '../finding.ts';
import { isTown } from './address.ts';
import { FIRST_NAMES } from './first-names.ts';
import { warnWhere } from './passages.ts';
import { isThing } from './things.ts';

const AGE = '(?:\\d{1,2}|½)(?:½|,5)?\\s?-?(?:år|aar|årig|aarig|years?\\sold|mdr|måneder)(?!\\p{L})';
const BEFORE_AGE = /^(?:er|på|paa|is|aged|nu|kun)$/iu;
const NAME_THEN_AGE = new RegExp(
  `(?<![\\p{L}\\d])((?:\\p{L}{2,20}\\s){0,3}\\p{L}{2,20})(?:,?\\s|,|\\s\\()(?:${AGE}|aged\\s\\d{1,2}(?!\\d))`,
  'giu',
);
const NAME_AND_BRACKET = /(?<![\p{L}\d])(\p{Lu}\p{Ll}{1,20})\s?\(\d{1,2}\)/gu;
const AGE_THEN_NAME =
  /\d{1,2}\s?-?(?:årige?|aarige?|year-old)\s(?:(?:dreng|pige|boy|girl)\s)?(\p{L}{2,20})(?!\p{L})/giu;
const CAPITALISED = /^\p{Lu}\p{Ll}{2,}$/u;

/** Words with a capital letter in a row: a first name of the list and what follows it are a full name. */
const CAPITALS_IN_A_ROW = /(?<![\p{L}\d])(?:\p{Lu}\p{Ll}{1,20}[\s-]){1,4}\p{Lu}\p{Ll}{2,20}(?!\p{L})/gu;

/** A kin or case word right before a name: drengen Oliver, familien Hansen. */
const ROLE_THEN_NAME =
  /(?<![\p{L}\d])(?:drengen?|pigen?|barnet|moren|moderen|mor|faren|faderen|far|søsteren|broren|plejemor|plejefar|stedmor|stedfar|storebror|lillebror|storesøster|lillesøster|mormor|morfar|farmor|farfar|datteren|sønnen|borgeren|borger|familien|plejebarnet|plejefamilien|den\sunge|the\s(?:boy|girl|child|mother|father|family))\s(?:ved\snavn\s|hedder\s)?(?:\p{L}{1,2}['’-])?(\p{L}{3,20})(?!\p{L})/giu;
const NAMES_CASE =
  /(?<![\p{L}\d])(\p{L}{3,20})s\s(?:sag|sagen|mor|far|forældre|skole|plejefamilie|undersøgelse|børnefaglige|underretning|handleplan|barnets\splan|mother|father|case)(?!\p{L})/giu;
const CASE_OF_NAME =
  /(?<!\p{L})(?:sagen?|underretningen?|journalen?|akten)\s(?:på|paa|om|vedr\.?|vedrørende)\s(?:(?:drengen|pigen|barnet)\s)?(\p{L}{3,20})(?!\p{L})/giu;

/** Without "the", or "for" a child: "underretning på Ali", "sagen for Noah". A name of the list, and written as one. */
const CASE_OF_LISTED =
  /(?<!\p{L})(?:sag(?:en)?|underretning(?:en)?|journal(?:en)?)\s(?:på|paa|om|for|vedr\.?|vedrørende)\s(\p{L}{3,20})(?!\p{L})/giu;

/** Capitalised words of this field that are no names. */
const NO_NAME =
  /^(?:barn|børn|ung|unge|unges?|dreng|pige|mor|far|ja|nej|digital|og|men|kan|har|skal|hvad|hvem|hvor|hvordan|hvornår|hvorfor|når|hvis|ikke|der|den|det|jeg|vi|til|fra|på|alle|kun|ca|cirka|max|maks|efter|siden|under|over|mindst|højst|fylder|fyldte|outlook|teams|slack|excel|word|edge|chrome|windows|januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december|danmark|kommunen|kommune|ankestyrelsen|socialtilsynet)$|(?:post|plan|planen|lov|loven|sag|sagen|sager|ydelse|ydelsen|indsats|indsatsen|team|teamet|system|systemet|værn|status|støtte|person|afdeling|afdelingen|tilsyn|samtale|undersøgelse|afdækning|aktivitet|advis|frist|fristen|underretning|aftale|type|gruppe|rådgiver|leder|bruger|linje|uge|felt|version|kladde|opfølgning|anbringelse|dag|skole|skolen|ing|else|hed)$/iu;

const TWINS_AND_AGE =
  /(?<!\p{L})(?:tvilling|trilling|søskende|twins?|triplets?)\p{L}{0,12}[^.?!\n]{0,40}?\d{1,2}\s?(?:år|aar|years)/gu;
const TWINS_AND_PLACE =
  /(?<!\p{L})(?:tvilling|trilling|søskende|twins?|triplets?)\p{L}{0,12}[^.?!\n]{0,40}?\s(?:fra|from)\s(\p{Lu}\p{L}{2,25})/gu;
const CHILD_AGE_PLACE =
  /(?<!\p{L})(?:dreng|pige|barn|ung|søn|datter|boy|girl|child)(?:en|et)?[^.?!\n]{0,25}?\d{1,2}\s?-?(?:år|aar|årig|years?\sold)\s(?:fra|ved|from)\s(?:landsbyen\s|the\svillage\s)?(\p{L}{3,25})(?!\p{L})/gu;
const AGE_CHILD_PLACE =
  /\d{1,2}\s?-?(?:årige?|aarige?|year-old)\s(?:dreng|pige|barn|boy|girl|child)?(?:en)?\s?(?:fra|from)\s(?:landsbyen\s)?(\p{L}{3,25})(?!\p{L})/gu;
const CLASS_AND_SCHOOL =
  /(?<![\p{L}\d])\d\.?\s?[a-e]\.?\s(?:klasse\s)?(?:på|i|at)\s\p{Lu}\p{L}{2,25}(?:skole|skolen|school)(?!\p{L})/giu;
const BORN =
  /(?<!\p{L})(?:født|foedt|fødselsdato(?:en)?|fødselsdag(?:en)?|f\.\s?d\.|born|birthday)\s(?:(?:er|d\.?|den|i|on|is)\s){0,2}\d{1,2}(?:\d{4}(?:\d\d)?(?!\d)|[.\s/-]{1,2}(?:\d{1,2}(?!\d)|\p{L}{3,9}))/giu;

/** Names beside an age. */
export function findAges(text: string): Finding[] {
  return [
    ...warnWhere(text, 'name-age', NAME_THEN_AGE, (match) => endsInName(match[1] ?? '')),
    ...warnWhere(text, 'name-age', NAME_AND_BRACKET, (match) => isListed(match[1] ?? '')),
    ...warnWhere(
      text,
      'name-age',
      AGE_THEN_NAME,
      (match) => isListed(match[1] ?? '') || isCapital(match[1] ?? ''),
    ),
  ];
}

/** Full names. Colleagues have some too, so this is for what is printed, not for questions. */
export function findFullNames(text: string): Finding[] {
  return warnWhere(text, 'name', CAPITALS_IN_A_ROW, (match) => isFullName(match[0]));
}

/** Names beside a kin word or a case, and children who came into the world together. */
export function findPersons(text: string): Finding[] {
  return [
    ...warnWhere(
      text,
      'name',
      ROLE_THEN_NAME,
      (match) => isListed(match[1] ?? '') || isCapital(match[1] ?? ''),
    ),
    ...warnWhere(text, 'name', NAMES_CASE, (match) => isListed(match[1] ?? '')),
    ...warnWhere(
      text,
      'name',
      CASE_OF_NAME,
      (match) => isListed(match[1] ?? '') || isCapital(match[1] ?? ''),
    ),
    ...warnWhere(text, 'name', CASE_OF_LISTED, (match) => isListedAndCapital(match[1] ?? '')),
    ...warnWhere(text, 'place', TWINS_AND_AGE),
    ...warnWhere(text, 'place', TWINS_AND_PLACE, (match) => isPlace(match[1] ?? '')),
  ];
}

/** Children told by age and place or by their class, and birthdays. */
export function findPlaces(text: string): Finding[] {
  return [
    ...warnWhere(text, 'place', CHILD_AGE_PLACE, (match) => isPlace(match[1] ?? '')),
    ...warnWhere(text, 'place', AGE_CHILD_PLACE, (match) => isPlace(match[1] ?? '')),
    ...warnWhere(text, 'place', CLASS_AND_SCHOOL),
    ...warnWhere(text, 'birth-date', BORN),
  ];
}

function isListed(word: string): boolean {
  return FIRST_NAMES.has(word.toLowerCase());
}

function isListedAndCapital(word: string): boolean {
  return isListed(word) && CAPITALISED.test(word);
}

function isFullName(row: string): boolean {
  const words = row.split(/[\s-]/u);
  return words.some((word, at) => isListed(word) && isCapital(words[at + 1] ?? ''));
}

function isCapital(word: string): boolean {
  return CAPITALISED.test(word) && !NO_NAME.test(word) && !isThing(word);
}

function isPlace(word: string): boolean {
  return isTown(word) || isCapital(word);
}

/** The words before an age end in a name; a text's first word has a capital letter anyway, so there the list decides. */
function endsInName(text: string): boolean {
  const words = text.split(/\s/u).filter((word) => !BEFORE_AGE.test(word));
  const last = words.at(-1) ?? '';
  const before = words.at(-2);
  if (isListed(last)) return true;
  if (before === undefined) return false;
  return isCapital(last) || (isListed(before) && last.toLowerCase().endsWith('sen'));
}
