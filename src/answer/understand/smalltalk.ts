import { createCover } from './cover.ts';
import { readWords, type Word } from './read.ts';
import type { Bilingual, SmalltalkFile, TalkKind } from './rules.ts';

/** Small talk of one kind with the reply of the content. */
export interface Smalltalk {
  readonly talk: TalkKind;
  readonly reply: Bilingual;
}

/** What the small-talk rules can tell about a text. */
export interface SmalltalkRules {
  /** The kind of small talk when the text is nothing else: a greeting with a question after it is not. */
  read(text: string): Smalltalk | undefined;
  /** The text without greeting, padding, thanks in advance and signature; the text itself when nothing is left. */
  strip(text: string): string;
}

/** Which kind is answered when a text holds several ("hej, er du en robot?"), most telling first. */
const telling: readonly TalkKind[] = [
  'identity',
  'help',
  'upset',
  'thanks',
  'goodbye',
  'test',
  'greeting',
  'fine',
  'empty',
];

/** Most words after "mvh" that may be a signature. */
const longestSignature = 4;

/** Makes the small-talk rules of the content. */
export function createSmalltalkRules(file: SmalltalkFile): SmalltalkRules {
  const talk = createCover([
    ...file.kinds.flatMap(({ id, phrases }) => phrases.map((phrase) => ({ group: id, phrase }))),
    ...file.padding.map((phrase) => ({ group: 'padding', phrase })),
  ]);
  const greetings = file.kinds.filter(({ id }) => id === 'greeting').flatMap(({ phrases }) => phrases);
  const opening = createCover(
    [...greetings, ...file.padding].map((phrase) => ({ group: 'opening', phrase })),
  );
  const closing = createCover(file.closings.map((phrase) => ({ group: 'closing', phrase })));

  function of(kind: TalkKind): Smalltalk | undefined {
    const found = file.kinds.find(({ id }) => id === kind);
    return found && { talk: kind, reply: found.reply };
  }

  return {
    read(text) {
      const words = readWords(text);
      if (words.length === 0) return of(/[👍👌🙏❤😊🙂😀]/u.test(text) ? 'fine' : 'empty');
      const groups = talk.whole(words);
      if (!groups) return undefined;
      const kind = telling.find((candidate) => groups.includes(candidate));
      return of(kind ?? 'empty');
    },
    strip(text) {
      const words = readWords(text);
      let first = 0;
      for (let hit = opening.at(words, first); hit; hit = opening.at(words, first)) {
        first += hit.length;
        if (isAddressee(text, words, first)) first++;
      }
      const last = closingStart(words, first, closing.at);
      const [from, to] = [words[first], words[last - 1]];
      if (!from || !to || last <= first) return text.trim();
      const tail =
        last === words.length ? text.slice(to.end) : (/^[^\p{L}\p{N}]*/u.exec(text.slice(to.end))?.[0] ?? '');
      const opened = /["'(§«„”]*$/u.exec(text.slice(0, from.start))?.[0] ?? '';
      return (opened + text.slice(from.start, to.end) + tail.trimEnd()).replace(/[,;:–-]+\s*$/u, '').trim();
    },
  };
}

/** Tells whether the word after a greeting is a name that closes it: "Hej Mette, hvordan …". */
function isAddressee(text: string, words: readonly Word[], index: number): boolean {
  const [word, next] = [words[index], words[index + 1]];
  if (!word || !next || index === 0) return false;
  return (
    /^\s*[,!.\n]/u.test(text.slice(word.end, next.start)) &&
    /^\s+$/u.test(text.slice(words[index - 1]?.end, word.start))
  );
}

type At = ReturnType<typeof createCover>['at'];

function closingStart(words: readonly Word[], first: number, at: At): number {
  const from = Math.max(first + 1, words.length - 12);
  for (let index = from; index < words.length; index++) {
    let end = index;
    let isSignature = false;
    for (let hit = at(words, end); hit; hit = at(words, end)) {
      end += hit.length;
      isSignature ||= /^(mvh|vh|kh|hilsen|hilsner|regards)$/u.test(words[end - 1]?.full ?? '');
    }
    if (end === index) continue;
    if (end === words.length || (isSignature && words.length - end <= longestSignature)) return index;
  }
  return words.length;
}
