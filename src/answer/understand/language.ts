import { readWords } from './read.ts';

/** The languages the bot replies in. */
export type Language = 'da' | 'en';

/** Function words that only one of the two languages has; "i", "for", "her", "at", "so" are in both and left out. */
const danish = new Set(
  `jeg du han hun det den der de vi som og ikke er var har havde kan skal vil maa hvordan hvor hvad hvem hvorfor hvornaar
  hvilken hvis naar paa til fra med af om en et min mit mine din dit nu efter foer ved faar goer ogsaa men eller hej
  tak ja nej hjaelp sag barn barnet blev bliver findes mangler opretter finder ind ud op ned ingen nogen ik ikk mig
  sig hende ham hans hendes dem deres vores moede mvh godmorgen farvel skriver ser logger staar noget`.split(
    /\s+/u,
  ),
);

const english = new Set(
  `the is are was were and not you he she they we it my your his their our of to what where when who why how which
  can could should would will does do did has have had this that these those with from if but or hello hi thanks
  thank please yes help case child find create open close log im i'm dont cant a any there here need want get
  been be on in`.split(/\s+/u),
);

/**
 * Suggests which language to reply in, by counting words that only Danish or only English has; nothing when the
 * text does not show it. For the reply only: searching must never depend on it.
 */
export function guessLanguage(text: string): Language | undefined {
  let score = /[æøå]/iu.test(text.slice(0, 2000)) ? 2 : 0;
  for (const word of readWords(text.slice(0, 2000))) {
    if (danish.has(word.full)) score += 1;
    else if (english.has(word.full)) score -= 1;
  }
  if (score === 0) return undefined;
  return score > 0 ? 'da' : 'en';
}
