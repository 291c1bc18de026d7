import { danishOffTopic } from './off-topic-da.ts';
import { englishOffTopic } from './off-topic-en.ts';

/** General lines on matters no workplace FAQ answers: what the classifier learns "none of these" from. */
export const offTopicLines: readonly string[] = [...danishOffTopic, ...englishOffTopic];
