import { readWords } from './read.ts';

/** A reply that only means something after what the bot said last; `index` counts from 0. */
export type Reference =
  | { readonly kind: 'yes' }
  | { readonly kind: 'no' }
  | { readonly kind: 'pick'; readonly index: number };

/** Words that make no difference to a short reply. */
const padding = new Set(
  `det den de er var en et nummer nr mulighed svar forslag svarmulighed jeg mener mente tager vaelger vil gerne ha
  have bare vist vel nok tak please thanks thank you the one number option answer i mean meant take choose want its
  it is that this was og and of ovenstaaende dem them these those above lige da jo altsaa to tror think
  a bestemt helt`.split(/\s+/u),
);

const yes = new Set(
  'ja jep jeps jo jaa japs yes yep yeah yup ok okay okey praecis netop korrekt rigtigt correct right exactly sure jada y j jamen'.split(
    ' ',
  ),
);

const no = new Set('nej naeh nah noeh no nope niks ingen none neither nej n naa'.split(' '));

const ordinals: readonly (readonly string[])[] = [
  ['1', 'et', 'en', 'foerste', 'first', 'one', '1st', 'oeverste', 'top'],
  ['2', 'to', 'anden', 'andet', 'second', 'two', '2nd', 'midterste', 'mellemste', 'middle'],
  ['3', 'tre', 'tredje', 'tredie', 'third', 'three', '3rd'],
  ['4', 'fire', 'fjerde', 'fourth', 'four', '4th'],
];

/** Words for the last of the choices. */
const last = new Set(['sidste', 'nederste', 'last', 'bottom']);

/** Replies of several words that say no although a word in them could say something else. */
const refusals = [
  'ingen af dem',
  'ingen af delene',
  'ikke nogen af dem',
  'none of them',
  'none of these',
  'none of the above',
  'neither of them',
  'det var ikke det',
  'ikke nogen',
  'ikke det',
  'not that',
  'noget andet',
  'ikke rigtigt',
  'something else',
];

/** Words that may stand beside a refusal and leave it one: "ingen af dem passer desværre". */
const besideRefusal = new Set(
  `ledte leder efter soegte soeger spurgte spoerger taenkte paa passer dur duer virker hjalp hjaelper desvaerre helt
  ikke men naa hov unfortunately looking for asked about fits fit helps help work works sorry but some af heller`.split(
    /\s+/u,
  ),
);

/**
 * Reads "ja", "nej", "2", "den anden", "nummer to", "ingen af dem" and their English and mistyped like.
 * `choices` is how many suggestions were shown (0 for a yes-or-no question); a pick outside them is nothing.
 */
export function readReference(text: string, choices: number): Reference | undefined {
  const words = readWords(text).map((word) => word.full);
  if (words.length === 0) return readMark(text);
  if (words.length > 7) return undefined;
  const spoken = words.join(' ');
  if (refuses(spoken)) return { kind: 'no' };
  const meant = words.filter((word) => !padding.has(word));
  const kinds =
    meant.length > 0 ? meant : words.filter((word) => word === 'to' || word === 'en' || word === 'et');
  if (kinds.length === 0 || kinds.length > 3) return undefined;
  const picks = new Set(kinds.map((word) => pickOf(word, choices)));
  picks.delete(undefined);
  const known = (word: string): boolean =>
    yes.has(word) || no.has(word) || pickOf(word, choices) !== undefined;
  if (!kinds.every(known)) return undefined;
  const [index] = picks;
  if (picks.size === 1 && index !== undefined && !kinds.some((word) => no.has(word)))
    return { kind: 'pick', index };
  if (picks.size > 1) return undefined;
  if (kinds.some((word) => no.has(word)))
    return kinds.some((word) => yes.has(word)) ? undefined : { kind: 'no' };
  return kinds.some((word) => yes.has(word)) ? { kind: 'yes' } : undefined;
}

// A refusal is (nearly) the whole text: "den gemmer ikke det jeg skriver" is a new question.
function refuses(spoken: string): boolean {
  return refusals.some((refusal) => {
    const [before, after] = ` ${spoken} `.split(` ${refusal} `);
    if (before === undefined || after === undefined) return false;
    const rest = `${before} ${after}`.split(' ').filter(Boolean);
    return rest.every((word) => padding.has(word) || no.has(word) || besideRefusal.has(word));
  });
}

function pickOf(word: string, choices: number): number | undefined {
  if (last.has(word)) return choices > 0 ? choices - 1 : undefined;
  const index = ordinals.findIndex((names) => names.includes(word));
  return index >= 0 && index < choices ? index : undefined;
}

function readMark(text: string): Reference | undefined {
  if (/👍|✅|✔/u.test(text)) return { kind: 'yes' };
  if (/👎|❌/u.test(text)) return { kind: 'no' };
  return undefined;
}
