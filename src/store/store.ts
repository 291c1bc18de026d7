import type { Inquiry } from '../dialogue/index.ts';
import type { Question } from '../handoff/index.ts';
import { apply, check, none, type Revived } from './apply.ts';
import { checkedStep } from './checked.ts';
import { recordsIn, withArchived } from './collection.ts';
import { cardsAbout, pending, settle, take } from './deliveries.ts';
import { remove } from './edit.ts';
import type { Eraser } from './erase.ts';
import { eraseLive, findTraces, isBySome } from './erasure.ts';
import type { Group } from './group.ts';
import type { Inbox } from './inbox.ts';
import { auditOf, draftsOf, hasWritten } from './kept.ts';
import type { Committed, Step, Store } from './port.ts';
import type { Cabinet } from './pulse/cabinet.ts';
import { createPulsePart, isAnswering, isCancelling } from './pulse/methods.ts';
import type { PulseRecords } from './pulse/records.ts';
import { accountsOf, countRows, idsOf } from './reads.ts';
import { createReportPart } from './report/methods.ts';
import type { Archive } from './shelf.ts';
import { dayMs } from './spec.ts';
import { messageKey } from './specs.ts';
import { accountKey, isClosed, type State } from './state.ts';
import { forgetLive, moveToArchive } from './sweeping.ts';
import type { KeptTranscript } from './transcript.ts';

/** What a store is made of; memory and files differ in these and in nothing else. */
export interface Parts {
  readonly live: Group<State>;
  readonly archive: Archive;
  readonly transcript: KeptTranscript;
  readonly inbox: Inbox;
  readonly pulse: PulseRecords;
  /** The week reports, by week. */
  readonly reports: Cabinet;
  /** Tells the administrator, in a sentence, what is wrong but stops nothing. */
  readonly tell?: (sentence: string) => void;
  /** Refuses what comes later with this sentence, waits for what is under way, lets go of the place. */
  close(sentence: string): Promise<void>;
}

/** The store, whatever it is made of. */
export function createStore(parts: Parts): Store {
  const { live, archive, transcript, inbox, pulse: records, close } = parts;
  const exclusive = queue();
  const {
    take: seal,
    follow: followPulse,
    erase: erasePulse,
    sweep: sweepPulse,
    ...pulse
  } = createPulsePart(live, records);
  const { erase: eraseReports, ...reports } = createReportPart({
    live,
    archive,
    cabinet: parts.reports,
    tell: parts.tell ?? (() => undefined),
  });
  // Counts how often the archive was rewritten, so that nobody revives what was erased meanwhile.
  let rewritten = 0;

  async function revive(step: Step): Promise<Revived> {
    const state = live.read();
    const questions = new Map(none.questions);
    const inquiries = new Map(none.inquiries);
    const drafts = new Map(none.drafts);
    for (const change of step.changes) {
      if (change.kind === 'questionMoved' && !state.questions.has(change.question.id)) {
        const found = await archive.questions.find(change.question.id);
        if (found !== undefined) questions.set(found.id, found);
      }
      if (change.kind === 'inquiryChanged' && !state.inquiries.has(change.inquiry.id)) {
        const found = await archive.inquiries.find(change.inquiry.id);
        if (found !== undefined) inquiries.set(found.id, found);
      }
      if (change.kind === 'draftChanged' && !state.drafts.has(change.draft.id)) {
        const found = await archive.drafts.find(change.draft.id);
        if (found !== undefined) drafts.set(found.id, found);
      }
    }
    return { questions, inquiries, drafts };
  }

  async function commit(step: Step): Promise<Committed> {
    if (step.changes.some(isAnswering)) {
      // Sealed before the event is noted: a process that dies between them is sent the event again.
      const verdict = check(live.read(), step);
      if (verdict !== 'done') return verdict;
      if (!(await seal(step))) return 'stale';
    }
    for (;;) {
      const seen = rewritten;
      const revived = needsArchive(live.read(), step) ? await revive(step) : none;
      if (seen !== rewritten) continue;
      const committed = await live.run((editor) => apply(editor, step, revived));
      if (committed === 'done' && step.changes.some(isCancelling)) await followPulse(step);
      return committed;
    }
  }

  // The conversations first, then the archive, the live state last: a process that dies between them has not
  // acknowledged the erasure, and whose words stand in a conversation is still known when it is done again.
  async function commitErasing(step: Step, people: readonly string[]): Promise<Committed> {
    const before = await live.run((editor) => check(editor.state, step));
    if (before === 'repeated') return before;
    const revived = await revive(step);
    if (check(live.read(), step, revived) === 'stale') return 'stale';
    const erasers: Eraser[] = [];
    for (const person of idsOf(live.read(), people))
      erasers.push(await findTraces(live.read(), archive, person));
    // Not the line that this may be said in: it must not be lost before it is done.
    await inbox.drop((said) => said.id !== step.event && isBySome(erasers, said));
    for (const eraser of erasers) {
      await transcript.erase(eraser);
      for (const shelf of Object.values(archive)) await shelf.erase(eraser, step.now);
      rewritten += 1;
      await erasePulse(eraser.person);
      await eraseReports(eraser);
    }
    const committed = await live.run((editor) => {
      const verdict = apply(editor, step, revived);
      if (verdict === 'done') for (const eraser of erasers) eraseLive(editor, eraser, step.now);
      return verdict;
    });
    // What was being sent meanwhile may have reached a conversation.
    for (const eraser of erasers) await transcript.erase(eraser);
    return committed;
  }

  async function inquiriesWhere(
    sought: { person?: string; since?: number; message?: string },
    holds: (inquiry: Inquiry) => boolean,
  ): Promise<Inquiry[]> {
    const { inquiries } = live.read();
    const archived = await archive.inquiries.select(sought);
    return withArchived(inquiries, archived, ({ id }) => id)
      .filter(holds)
      .sort((a, b) => a.at - b.at);
  }

  async function questionsWhere(
    sought: { person: string; since: number },
    holds: (question: Question) => boolean,
  ): Promise<Question[]> {
    const { questions } = live.read();
    const archived = await archive.questions.select(sought);
    return withArchived(questions, archived, ({ id }) => id)
      .filter((question) => question.askedAt >= sought.since && holds(question))
      .sort((a, b) => b.askedAt - a.askedAt);
  }

  return {
    async commit(raw) {
      const step = checkedStep(raw);
      const people = step.changes.flatMap((change) => (change.kind === 'personErased' ? change.person : []));
      if (people.length === 0) return await commit(step);
      return await exclusive(() => commitErasing(step, people));
    },
    async question(id) {
      return live.read().questions.get(id) ?? (await archive.questions.find(id));
    },
    async liveQuestions() {
      return recordsIn(live.read().questions).filter((question) => !isClosed(question));
    },
    async latelyClosed() {
      return recordsIn(live.read().questions).filter(isClosed);
    },
    async questionsOf(person, since) {
      return await questionsWhere({ person, since }, ({ asker }) => asker === person);
    },
    async inquiry(id) {
      return live.read().inquiries.get(id) ?? (await archive.inquiries.find(id));
    },
    async inquiriesAt(place, message) {
      return await inquiriesWhere(
        { message: messageKey(place, message) },
        (inquiry) => inquiry.place.id === place && inquiry.message === message,
      );
    },
    async inquiriesSince(since) {
      return await inquiriesWhere({ since }, ({ at }) => at >= since);
    },
    async draft(id) {
      return live.read().drafts.get(id) ?? (await archive.drafts.find(id));
    },
    async openDrafts() {
      return recordsIn(live.read().drafts).filter(({ state }) => state === 'drafted');
    },
    async learned() {
      return recordsIn(live.read().learned).map(({ entry }) => entry);
    },
    async talk(key) {
      return live.read().talks.get(key);
    },
    async linkedAccount(account) {
      return live.read().accounts.get(accountKey(account));
    },
    async accountsOf(person) {
      return accountsOf(live.read(), person);
    },
    async settings(person) {
      return live.read().settings.get(person);
    },
    async counts(from, to) {
      const days = live.read().counts;
      const archived = await archive.counts.select({ since: Date.parse(from) });
      const all = withArchived(days, archived, ({ day }) => day);
      return countRows(all.filter(({ day }) => from <= day && day <= to));
    },
    async keptAbout(person) {
      const state = live.read();
      const involved = await questionsWhere({ person, since: 0 }, () => true);
      return {
        accounts: accountsOf(state, person),
        settings: state.settings.get(person),
        inquiries: await inquiriesWhere({ person }, (inquiry) => inquiry.person === person),
        questions: involved.filter(({ asker }) => asker === person),
        helped: involved.filter((question) => question.asker !== person && hasWritten(question, person)),
        drafts: await draftsOf(state, archive, person),
        claimed: involved.filter(({ claimedBy }) => claimedBy === person).length,
        gains: (await reports.gains(0)).filter((gain) => gain.person === person),
        letters: (await reports.letters()).filter(({ by }) => by === person),
        audit: await auditOf(state, archive, person),
      };
    },
    async toForget() {
      return recordsIn(live.read().forgetting);
    },
    async forgot(account) {
      await live.run((editor) => {
        remove(editor, 'forgetting', accountKey(account));
      });
    },
    async takeDeliveries(wanted) {
      const { result, safe } = live.begin((editor) => take(editor, wanted));
      return { taken: result, safe };
    },
    async settle(key, token, settled, now) {
      return await live.run((editor) => settle(editor, key, token, settled, now));
    },
    async card(key) {
      return live.read().cards.get(key);
    },
    async cardsAbout(question) {
      return cardsAbout(live.read(), question);
    },
    async outbox() {
      const state = live.read();
      const problems = recordsIn(state.deliveries).filter(
        (one) => one.state === 'failed' || one.state === 'unconfirmed',
      );
      return { waiting: pending(state).length, problems: problems.sort((a, b) => a.seq - b.seq) };
    },
    transcript,
    inbox,
    ...pulse,
    ...reports,
    async sweep(now, retention) {
      return await exclusive(async () => {
        let forgotten = await live.run((editor) => forgetLive(editor, now, retention));
        for (const shelf of Object.values(archive)) forgotten += await shelf.forget(now, retention);
        rewritten += 1;
        const archived = await moveToArchive(live, archive, now);
        await sweepPulse(now);
        forgotten += await transcript.forget(now - retention.transcriptDays * dayMs);
        return { archived, forgotten };
      });
    },
    async close() {
      await exclusive(async () => {
        const sentence = 'Cannot store anything more: the store is closed.';
        live.shut(sentence);
        await live.idle();
        await close(sentence);
      });
    },
  };
}

function needsArchive({ questions, inquiries, drafts }: State, { changes }: Step): boolean {
  return changes.some((change) => {
    if (change.kind === 'questionMoved') return !questions.has(change.question.id);
    if (change.kind === 'inquiryChanged') return !inquiries.has(change.inquiry.id);
    return change.kind === 'draftChanged' && !drafts.has(change.draft.id);
  });
}

/** Runs tasks one after the other. */
function queue(): <T>(task: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const mine = last.then(task);
    last = mine.catch(() => undefined);
    return mine;
  };
}
