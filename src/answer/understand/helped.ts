import { readWords } from './read.ts';

/** Whether a reply says that the answer before it helped. */
export type Helped = 'yes' | 'no';

/** Words that make no difference to such a reply. */
const padding = new Set(
  `det den dette her der desvaerre stadig stadigvaek heller helt saa jo men oev endnu overhovedet slet bare nu tak
  ellers hmm altsaa jeg mig har proevet er var sgu fandme fandeme bot medvind hej og igen alligevel endelig vist super
  it that this did does is was still sorry unfortunately at all me thanks thank you now`.split(/\s+/u),
);

const yes = new Set([
  'ja',
  'jep',
  'yes',
  'yep',
  'hjalp',
  'virker',
  'virkede',
  'lykkedes',
  'loest',
  'loeste',
  'helped',
  'works',
  'worked',
  'solved',
]);

const no = new Set([
  'nej',
  'naeh',
  'niks',
  'no',
  'nope',
  'ikke',
  'ikke rigtig',
  'ikke rigtigt',
  'hjalp ikke',
  'hjaelper ikke',
  'hjalp ikke rigtig',
  'hjalp ikke noget',
  'virker ikke',
  'virkede ikke',
  'virkede ikke rigtig',
  'fungerer ikke',
  'fungerede ikke',
  'duer ikke',
  'duede ikke',
  'dur ikke',
  'lykkedes ikke',
  'nytter ikke',
  'nytter ikke noget',
  'passer ikke',
  'forkert',
  'forkert svar',
  'ikke mente',
  'ikke spurgte om',
  'ikke svar paa mit spoergsmaal',
  'ubrugeligt',
  'not',
  'not really',
  'not help',
  'not work',
  'not working',
  'not helpful',
  'didnt help',
  'didnt work',
  'doesnt work',
  'doesnt help',
  'wrong answer',
]);

/** Longest such reply in words; what is longer says something of its own. */
const mostWords = 9;

/**
 * Reads "det virkede ikke", "nej desværre", "ja, det hjalp" and their like, said of the answer just shown.
 * Only worth asking when there is such an answer; a reply with anything else in it is none.
 */
export function readHelped(text: string): Helped | undefined {
  const words = readWords(text).map(({ full }) => full);
  if (words.length > mostWords) return undefined;
  const meant = words.filter((word) => !padding.has(word));
  const [first = '', ...rest] = meant;
  const word = opening(first);
  const said = wordOf(word !== undefined && rest.length > 0 ? rest : meant);
  // "Nej tak" turns something down, and "ja, men det virker ikke" says two things: neither tells whether it helped.
  if (word === 'no' && rest.length === 0 && words.includes('tak')) return undefined;
  return word === undefined || word === said ? said : undefined;
}

function opening(word: string): Helped | undefined {
  if (/^(ja|jep|yes|yep)$/u.test(word)) return 'yes';
  return /^(nej|naeh|niks|no|nope)$/u.test(word) ? 'no' : undefined;
}

function wordOf(words: readonly string[]): Helped | undefined {
  const core = words.join(' ');
  if (yes.has(core)) return 'yes';
  return no.has(core) ? 'no' : undefined;
}
