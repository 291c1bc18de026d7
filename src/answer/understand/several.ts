import { fullForm, readWords } from './read.ts';

/** Most questions of one message that are answered one by one; the rest stays with the last. */
export const mostParts = 3;

/** Most places in one sentence that are tried; each costs reading the sentence again. */
const mostCuts = 8;

const questionWords =
  'hvordan|hvornaar|hvorhen|hvorfra|hvor|hvad|hvem|hvilken|hvilket|hvilke|hvorfor|hvis|how|where|what|when|who|which|why';

/** Verb and subject as a question begins in Danish and English: "kan jeg", "skal man", "do I". */
const asking = new RegExp(
  `^(?:(?:og|men|saa|samt|desuden|derudover|and|also|but)\\s+)*(?:(?:${questionWords.replace('|hvis', '')})\\b|(?:kan|skal|maa|boer|er|har|faar|goer|findes|gaelder|ved|kommer|bliver)\\s+(?:jeg|man|vi|du|i|der|det|den|nogen|en|et|min|mit|mine)\\b|(?:can|should|do|does|is|are|must|may|will)\\s+(?:i|we|you|it|there|the|my|one|anyone)\\b)`,
  'u',
);

/** Where a second question begins inside a sentence. */
const joint = new RegExp(
  `[,;]?\\s+(?:og|samt|and|also)\\s+(?:ogs[åa]a?\\s+)?(?=(?:${questionWords.replace('|hvis', '').replace('|hvad', '')})\\s)`,
  'giu',
);

/** Words that point back, so that a part which has nothing else cannot stand alone. */
const pointing = new Set(
  `den det dem der dette disse denne saa her it that them this these those so`.split(/\s+/u),
);

/** Words that carry no subject of their own. */
const light = new Set(
  `hvordan hvor hvad hvem hvilken hvilket hvilke hvornaar hvorfor jeg man vi du i kan skal maa vil er har faar goer og
  men saa ogsaa igen bagefter derefter efter af til for i paa med om at en et the how where what when who which why
  do does can should i we you is are and also again to of in on for a an gjort gaar mere fat laenge mange tit ofte lang tid ellers henne ikke not lukker
  finder ser faa faar se find get min mit mine my vores our ny nyt nye new one hjaelpe hjaelp mig me help ringe ringer kontakte kontakter
  spoerge spoerger skrive call ask under`.split(/\s+/u),
);

/** What says that something is wrong, so that a sentence asks for help without being a question. */
const trouble =
  /\b(?:har (?:glemt|mistet|faaet en fejl)|kan (?:jeg |man |vi )?ikke|virker ikke|driller|er laast|forgot|forgotten|lost|cannot|can.?t|does not work|doesn.?t work|not working)\b/u;

function sentences(text: string): string[] {
  return text
    .split(/\n/u)
    .flatMap((line) =>
      line
        .trim()
        .replace(/^(?:[-*•]|\d{1,2}[.)])\s+/u, '')
        .split(/(?<=[?!])\s+|(?<=[.:])\s+(?=\p{Lu}|\p{Ll}{3})/u),
    )
    .map((piece) => piece.trim())
    .filter((piece) => readWords(piece).length > 0);
}

function isQuestion(piece: string): boolean {
  return piece.endsWith('?') || asking.test(fullForm(piece));
}

function heavyWords(piece: string): string[] {
  const words = readWords(piece).map((word) => word.full);
  return words.filter((word) => !light.has(word) && !pointing.has(word));
}

function pointsBack(piece: string): boolean {
  return readWords(piece).some((word) => pointing.has(word.full));
}

/** Tells whether a piece says enough to be asked alone: a joined half must be a longer one. */
function standsAlone(piece: string, isHalf: boolean): boolean {
  return (
    readWords(piece).length >= (isHalf ? 4 : 3) && heavyWords(piece).length >= (pointsBack(piece) ? 2 : 1)
  );
}

/**
 * Tells whether a sentence before a question is a matter of its own: it says that something is wrong, and the
 * question neither points back to it nor speaks of the same.
 */
function isOwnMatter(context: string, question: string): boolean {
  if (!trouble.test(fullForm(context)) || !standsAlone(context, true)) return false;
  if (pointsBack(context) || pointsBack(question) || !standsAlone(question, false)) return false;
  const begins = new Set(heavyWords(question).map((word) => word.slice(0, 3)));
  return !heavyWords(context).some((word) => begins.has(word.slice(0, 3)));
}

/** Cuts a sentence where a second question begins, when both sides can stand alone. */
function halves(sentence: string): string[] {
  const pieces: string[] = [];
  let from = 0;
  const cuts =
    isQuestion(sentence) || trouble.test(fullForm(sentence))
      ? [...sentence.matchAll(joint)].slice(0, mostCuts)
      : [];
  for (const cut of cuts) {
    const [before, after] = [sentence.slice(from, cut.index), sentence.slice(cut.index + cut[0].length)];
    if (!standsAlone(before, true) || !standsAlone(after, true)) continue;
    pieces.push(before);
    from = cut.index + cut[0].length;
  }
  return [...pieces, sentence.slice(from)];
}

/**
 * Splits a message with several questions into its questions, at most `mostParts`, in their order. Sentences
 * that ask nothing stay with the question after them (or the last one), unless they tell of a trouble of their own;
 * a question that only points back stays with the one before. One question with its context comes back whole. Ask the FAQ with the whole text
 * first: when that is answered directly, the parts need not be asked.
 */
export function splitQuestions(text: string): readonly string[] {
  const pieces = sentences(text).flatMap(halves);
  const parts: string[] = [];
  let context: string[] = [];
  for (const piece of pieces) {
    if (!isQuestion(piece)) {
      context.push(piece);
      continue;
    }
    const before = context.join(' ');
    if (before !== '' && parts.length < mostParts - 1 && isOwnMatter(before, piece)) {
      parts.push(before);
      context = [];
    }
    const last = parts.length - 1;
    if (last >= 0 && (!standsAlone(piece, false) || parts.length === mostParts)) {
      parts[last] = [parts[last], ...context, piece].join(' ');
    } else {
      parts.push([...context, piece].join(' '));
    }
    context = [];
  }
  if (parts.length < 2) return [text.trim()];
  return parts.map((part, index) => (index === parts.length - 1 ? [part, ...context].join(' ') : part));
}
