import { formatNumber } from '../../calendar/index.ts';
import type { PageSection } from '../page.ts';
import type { ScopeReport } from '../week-report.ts';
import { workingDays } from './amount.ts';
import { listed, type Voice } from './view.ts';

/** How many unresolved topics a page has room for. */
const topicsShown = 5;

/** What is not solved yet, by topic, and the answers that were learned in the week. */
export function topicsSection(scope: ScopeReport, voice: Voice): PageSection | undefined {
  const { lang, say } = voice;
  const topics = scope.topics.slice(0, topicsShown);
  const unsolved = scope.measures.find(({ name }) => name === 'unsolved')?.reading;
  const learned = scope.newEntries.map(({ question }) => say('report.item', { item: question }));
  const lines = [
    ...(unsolved === undefined
      ? []
      : [say('report.topics.unsolved', { count: formatNumber(unsolved.value, lang) })]),
    ...(topics.length === 0 && unsolved === undefined ? [say('report.topics.none')] : []),
    ...(learned.length === 0 ? [] : [say('report.topics.learned', { questions: listed(learned, lang) })]),
  ];
  const own = topics.some((topic) => topic.own !== undefined);
  const table = {
    caption: say('report.topics.caption'),
    columns: [
      { label: say('report.topics.topic') },
      { label: say('report.topics.count'), numeric: true },
      ...(own ? [{ label: say('report.topics.own'), numeric: true }] : []),
      { label: say('report.topics.oldest'), numeric: true },
    ],
    rows: topics.map((topic) => [
      topic.title,
      formatNumber(topic.count, lang),
      ...(own ? [topic.own === undefined ? '–' : formatNumber(topic.own, lang)] : []),
      workingDays(topic.oldestDays, voice),
    ]),
  };
  return { id: 'topics', heading: say('report.heading.topics'), lines, ...(topics.length > 0 && { table }) };
}
