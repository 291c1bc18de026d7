import { offTopicLines } from '../../../src/answer/ranking/off-topic.ts';
import { faqTexts, texts } from './shipped.ts';

/** What danger is learned from: texts of danger, and ordinary ones with the FAQ among them; never those kept aside. */
export function dangerTables(): { readonly danger: readonly string[]; readonly ordinary: readonly string[] } {
  const files = ['ordinary.json', 'near-misses.json', '../out-of-scope.da.json'];
  return {
    danger: texts('emergencies.json'),
    ordinary: [...files.flatMap(texts), ...offTopicLines, ...faqTexts()],
  };
}
