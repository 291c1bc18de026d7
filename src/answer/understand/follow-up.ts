import { readWords } from './read.ts';

/** How a text begins that leans on the answer before it, in folded spelling. */
const openings = [
  'og hvis',
  'men hvis',
  'og hvad hvis',
  'hvad hvis',
  'hvad nu hvis',
  'hvad saa hvis',
  'og hvad med',
  'hvad med',
  'hvad saa med',
  'hvad saa naar',
  'og hvad saa',
  'og med',
  'og for',
  'og ved',
  'og hvad naar',
  'og naar',
  'men naar',
  'gaelder det ogsaa',
  'gaelder det samme',
  'er det ogsaa',
  'er det det samme',
  'ogsaa hvis',
  'ogsaa for',
  'ogsaa naar',
  'heller ikke hvis',
  'selv om',
  'og hvordan med',
  'what about',
  'and what about',
  'how about',
  'and if',
  'but if',
  'what if',
  'and what if',
  'and for',
  'and when',
  'does that also',
  'is it the same',
];

/** Questions that mean nothing without the answer before them. */
const bare = [
  'hvordan',
  'hvorfor',
  'hvor',
  'hvor henne',
  'hvornaar',
  'hvem',
  'og saa',
  'hvad saa',
  'hvad saa nu',
  'og hvad saa',
  'og bagefter',
  'og derefter',
  'hvorfor det',
  'hvorfor ikke',
  'hvordan det',
  'hvor staar det',
  'hvor finder jeg det',
  'hvordan goer jeg det',
  'how',
  'why',
  'where',
  'when',
  'who',
  'then what',
  'and then',
  'hvad er fristen',
  'hvad er tidsfristen',
  'hvornaar er fristen',
  'hvor lang er fristen',
  'hvor lang tid har jeg',
  'hvor lang tid har vi',
  'hvor laenge har jeg',
  'er der en frist',
  'er der frist paa',
  'hvem goer det',
  'hvem skal goere det',
  'hvem har ansvaret',
  'what is the deadline',
  'whats the deadline',
  'how long do i have',
  'who does it',
];

/** Longest follow-up in words; what is longer stands on its own. */
const mostWords = 14;

/**
 * Tells whether a text leans on the answer before it ("og hvis det er to børn?", "hvad så med leder?").
 * Only worth asking when there is such an answer.
 */
export function leansOnLast(text: string): boolean {
  const words = readWords(text).map((word) => word.full);
  if (words.length === 0 || words.length > mostWords) return false;
  const spoken = `${words.join(' ')} `;
  if (bare.includes(spoken.trim())) return true;
  return openings.some(
    (opening) => spoken.startsWith(`${opening} `) || flat(spoken).startsWith(`${flat(opening)} `),
  );
}

function flat(text: string): string {
  return text.replaceAll('aa', 'a').replaceAll('ae', 'a').replaceAll('oe', 'o');
}

/** The text to search with when a follow-up leans on a question: the question first, for its subject. */
export function leanOn(lastQuestion: string, text: string): string {
  return `${lastQuestion.trim().replace(/[?.!\s]+$/u, '')} – ${text.trim()}`;
}
