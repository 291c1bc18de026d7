import { type Knowing, message, paragraph, speaker } from './dialogue/index.ts';
import type { Block, Lang, Message } from './message.ts';
import { guard } from './privacy/index.ts';

/** An approved answer that fits words somebody searched for. */
export interface FoundAnswer {
  readonly title: string;
  readonly message: Message;
}

/** Finds approved answers, best first. Nothing of the search is kept. */
export type FindAnswers = (text: string, lang: Lang) => Promise<readonly FoundAnswer[]>;

/** 8: what fits in the list of a search field without scrolling far. */
const foundAtMost = 8;

/** Makes the search over the content in force. A text with a CPR number finds nothing. */
export function createFind(knowing: () => Knowing): FindAnswers {
  return async (text, lang) => {
    if (guard(text).some(({ action }) => action === 'stop')) return [];
    const { content, answerer } = knowing();
    const say = speaker(content.texts[lang]);
    return answerer
      .ask(text)
      .ranked.slice(0, foundAtMost)
      .flatMap(({ id }) => {
        const entry = content.entries.get(id);
        if (entry === undefined) return [];
        const source: Block[] =
          entry.source === undefined
            ? []
            : [{ type: 'quiet', markdown: `[${say('answer.source')}](${entry.source})` }];
        const blocks: Block[] = [
          { type: 'heading', text: entry.question },
          paragraph(entry.answer),
          ...source,
        ];
        return [{ title: entry.question, message: message(lang, blocks) }];
      });
  };
}
