import { formatNumber, formatWeek } from '../../calendar/index.ts';
import { cautionBelow } from '../../pulse/index.ts';
import type { PageSection } from '../page.ts';
import type { MeasureName, Reading, ScopeReport, WeekReport } from '../week-report.ts';
import { amountOf, duration, exactly } from './amount.ts';
import { changeWord } from './names.ts';
import type { Voice } from './view.ts';

/** How many took part, and what came of the questions: sentences, each with its period or what it is a share of. */
export function participationSection(report: WeekReport, scope: ScopeReport, voice: Voice): PageSection {
  const found = (name: MeasureName) => scope.measures.find((one) => one.name === name)?.reading;
  return {
    id: 'participation',
    heading: voice.say('report.heading.participation'),
    lines: [
      ...pulseLines(report, found('participation'), voice),
      ...askedLines(found, voice),
      ...waitLines(found, voice),
      ...solvedLines(found, voice),
    ],
  };
}

type Found = (name: MeasureName) => Reading | undefined;

function pulseLines(report: WeekReport, rate: Reading | undefined, voice: Voice): string[] {
  const { lang, say } = voice;
  if (report.round === undefined) return [say('report.participation.noRound')];
  const week = formatWeek(report.round.week, lang);
  if (rate === undefined) return [say('report.participation.hidden', { week })];
  const line = say('report.participation.rate', {
    rate: amountOf(rate, 'rate', voice),
    week: formatWeek(rate.week, lang),
  });
  return rate.value < cautionBelow ? [line, say('report.participation.caution')] : [line];
}

function askedLines(found: Found, voice: Voice): string[] {
  const { lang, say } = voice;
  const [asked, askers, share] = [found('asked'), found('askers'), found('selfService')];
  if (asked === undefined) return [];
  if (asked.value === 0) return [say('report.participation.noneAsked')];
  const count = formatNumber(asked.value, lang);
  const line =
    askers === undefined
      ? say('report.participation.asked', { count })
      : say('report.participation.askedBy', { count, people: formatNumber(askers.value, lang) });
  const each = found('perAsker');
  return [
    line,
    ...(share === undefined
      ? []
      : [
          withChange(
            say('report.participation.selfService', { share: exactly(share.value, 'percent', voice) }),
            share,
            voice,
          ),
        ]),
    ...(each === undefined
      ? []
      : [
          withChange(
            say('report.participation.perAsker', { number: exactly(each.value, 'ratio', voice) }),
            each,
            voice,
          ),
        ]),
  ];
}

function waitLines(found: Found, voice: Voice): string[] {
  const { say } = voice;
  const [median, most] = [found('replyMedian'), found('replyP90')];
  if (median === undefined) return [];
  const half = duration(median.value, voice);
  const line =
    most === undefined
      ? say('report.participation.reply', { half })
      : say('report.participation.replyMost', { half, most: duration(most.value, voice) });
  return [withChange(line, median, voice)];
}

function solvedLines(found: Found, voice: Voice): string[] {
  const { lang, say } = voice;
  const [solved, median, reopened] = [found('solved'), found('solvedMedian'), found('reopened')];
  return [
    ...(solved === undefined
      ? []
      : [say('report.participation.solved', { count: formatNumber(solved.value, lang) })]),
    ...(median === undefined
      ? []
      : [
          withChange(
            say('report.participation.solvedMedian', { half: duration(median.value, voice) }),
            median,
            voice,
          ),
        ]),
    ...(reopened === undefined
      ? []
      : [
          withChange(
            say('report.participation.reopened', { share: exactly(reopened.value, 'percent', voice) }),
            reopened,
            voice,
          ),
        ]),
  ];
}

/** The sentence with what it is counted from and how it has moved: "… (58 tilfælde, op)." */
function withChange(line: string, { cases, change }: Reading, voice: Voice): string {
  const { lang, say } = voice;
  const known = [
    cases === undefined ? '' : say('report.size.cases', { count: formatNumber(cases, lang) }),
    changeWord(change, voice),
  ].filter(Boolean);
  return known.length === 0 ? line : `${line.replace(/\.$/, '')} (${known.join(', ')}).`;
}
