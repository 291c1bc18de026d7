import { formatDateTime } from '../../calendar/index.ts';
import type { Draft, Question } from '../../handoff/index.ts';
import { type Facts, type KeptFacts, voice } from '../facts.ts';
import type { Speak } from '../speaker.ts';
import { detailFields } from '../view/question-card.ts';

/** One text that somebody wrote: what it was, the words or null where they are deleted, and when. */
type Written = readonly [what: string, text: string | null, at: number];

/** Every text of somebody that is kept, as rows of a table: what it was, the words, when. */
export function writtenRows(facts: Facts, about: KeptFacts): string[][] {
  const { lang, say } = voice(facts);
  const zone = facts.content.calendar.timeZone;
  const me = facts.me.id;
  const rows: readonly Written[] = [
    ...about.inquiries.flatMap(({ text, details = {}, question, at }): Written[] => [
      [say('kept.asked'), text, at],
      // Once it is sent on, the question holds them.
      ...(question === undefined ? detailRows(details, at, say) : []),
    ]),
    ...about.questions.flatMap((question): Written[] => [
      [say('kept.sent'), question.text, question.askedAt],
      ...detailRows(question.details, question.askedAt, say),
      ...saidIn(question, me, say),
    ]),
    ...about.helped.flatMap((question) => saidIn(question, me, say)),
    ...about.drafts.flatMap((draft) => draftRows(draft, me, say)),
    ...about.gains.map(({ text, at }): Written => [say('kept.gain'), text, at]),
    ...about.letters.map(({ text, at }): Written => [say('kept.letter'), text, at]),
  ];
  return rows.map(([what, text, at]) => [
    what,
    text ?? say('question.forgotten'),
    formatDateTime(at, lang, zone),
  ]);
}

function detailRows(details: Question['details'], at: number, say: Speak): Written[] {
  return detailFields(details, say).map(({ label, value }) => [label, value, at]);
}

function saidIn({ turns, handovers }: Question, me: string, say: Speak): Written[] {
  const said = turns.filter(({ by }) => by === me);
  const given = handovers.filter(({ from, to }) => from === me && to !== undefined);
  return [
    ...said.map(({ kind, text, at }): Written => [say(`kept.turn.${kind}`), text, at]),
    ...given.map(({ reason, at }): Written => [say('kept.handover'), reason, at]),
  ];
}

function draftRows({ by, phrasing, entry, draftedAt, ...draft }: Draft, me: string, say: Speak): Written[] {
  const made: Written =
    phrasing === undefined
      ? [say('kept.draft'), [entry.question, entry.answer, ...entry.phrasings].join('\n'), draftedAt]
      : [say('kept.phrasing'), phrasing, draftedAt];
  const { decidedBy, reason, decidedAt = draftedAt } = draft;
  return [
    ...(by === me ? [made] : []),
    ...(decidedBy === me && reason !== undefined ? [[say('kept.reason'), reason, decidedAt] as const] : []),
  ];
}
