import { randomFrom } from '../../src/answer/ranking/random.ts';

const NEAR: Readonly<Record<string, string>> = {
  q: 'wa',
  w: 'qes',
  e: 'wrd',
  r: 'etf',
  t: 'ryg',
  y: 'tuh',
  u: 'yij',
  i: 'uok',
  o: 'ipl',
  p: 'oå',
  a: 'sqz',
  s: 'adw',
  d: 'sfe',
  f: 'dgr',
  g: 'fht',
  h: 'gjy',
  j: 'hku',
  k: 'jli',
  l: 'kæo',
  z: 'xa',
  x: 'zc',
  c: 'xv',
  v: 'cb',
  b: 'vn',
  n: 'bm',
  m: 'n',
  æ: 'løp',
  ø: 'æå',
  å: 'pø',
};

/** A way of spoiling a question; the random stream makes it repeatable. */
export type Perturbation = (text: string, random: () => number) => string;

/** The perturbations of the bench by name; the first leaves the question as it is. */
export const perturbations: Readonly<Record<string, Perturbation>> = {
  'as asked': (text) => text,
  'one typo': typo,
  'two typos': (text, random) => typo(typo(text, random), random),
  'ae oe aa': (text) => replaced(text, { æ: 'ae', ø: 'oe', å: 'aa', Æ: 'Ae', Ø: 'Oe', Å: 'Aa' }),
  'a o a': (text) => replaced(text, { æ: 'a', ø: 'o', å: 'a', Æ: 'A', Ø: 'O', Å: 'A' }),
  joined: (text, random) => {
    const gap = pick([...text.matchAll(/(?<=\p{L}) (?=\p{L})/gu)], random);
    return gap === undefined ? text : text.slice(0, gap.index) + text.slice(gap.index + 1);
  },
  split: (text, random) => {
    const word = pick([...text.matchAll(/\p{L}{8,}/gu)], random);
    if (word === undefined) return text;
    const at = word.index + 3 + Math.floor(random() * (word[0].length - 6));
    return `${text.slice(0, at)} ${text.slice(at)}`;
  },
  'first three words': (text) => text.split(/\s+/).slice(0, 3).join(' '),
};

/** The texts perturbed with a stream of their own, so that a longer list begins with the same texts. */
export function perturbed(texts: readonly string[], perturb: Perturbation): string[] {
  return texts.map((text, at) => perturb(text, randomFrom(1_000 + at)));
}

function typo(text: string, random: () => number): string {
  const word = pick([...text.matchAll(/\p{L}{4,}/gu)], random);
  if (word === undefined) return text;
  const at = word.index + Math.floor(random() * word[0].length);
  const letter = text[at] as string;
  const kind = Math.floor(random() * 4);
  if (kind === 0) {
    const near = NEAR[letter.toLowerCase()] ?? 'e';
    return text.slice(0, at) + near[Math.floor(random() * near.length)] + text.slice(at + 1);
  }
  if (kind === 1) {
    const from = at === word.index + word[0].length - 1 ? at - 1 : at;
    return text.slice(0, from) + text[from + 1] + text[from] + text.slice(from + 2);
  }
  return kind === 2 ? text.slice(0, at) + text.slice(at + 1) : text.slice(0, at) + letter + text.slice(at);
}

function replaced(text: string, letters: Readonly<Record<string, string>>): string {
  return text.replace(/[æøåÆØÅ]/g, (letter) => letters[letter] ?? letter);
}

function pick<Item>(items: readonly Item[], random: () => number): Item | undefined {
  return items[Math.floor(random() * items.length)];
}
