import { type ScopeReport, type WeekReport, weekReportSchema } from '../../report/index.ts';
import { checkedStep, frozen } from '../checked.ts';
import { type Collection, recordsIn, withArchived } from '../collection.ts';
import { enqueue, pending } from '../deliveries.ts';
import { put } from '../edit.ts';
import { type Eraser, erasedPerson } from '../erase.ts';
import { StoreError } from '../errors.ts';
import type { Group } from '../group.ts';
import type { Cabinet } from '../pulse/cabinet.ts';
import type { Archive } from '../shelf.ts';
import { specs } from '../specs.ts';
import { isClosed, type State } from '../state.ts';
import type { LetterReach, ReportStore } from './port.ts';
import { type ReportRecords, reportSpecs } from './specs.ts';

/** The reports' part of the store, with what the rest of the store calls. */
export interface ReportPart extends ReportStore {
  /** Takes the small wins that a person shared out of the reports they were picked for. */
  erase(eraser: Eraser): Promise<void>;
}

/** What the part is made of: `cabinet` holds one report by week, `tell` says to the administrator what is wrong. */
export interface ReportParts {
  readonly live: Group<State>;
  readonly archive: Archive;
  readonly cabinet: Cabinet;
  readonly tell: (sentence: string) => void;
}

/** Makes the reports' part over the live state, the archive, and the reports beside them. */
export function createReportPart({ live, archive, cabinet, tell }: ReportParts): ReportPart {
  // A report never changes, so all that were read stay: a year of 98 units is some 20 MB.
  const known = new Map<string, WeekReport>();
  const reading = new Map<string, Promise<WeekReport>>();
  const told = new Set<string>();
  let last: Promise<unknown> = Promise.resolve();
  function exclusive<T>(task: () => Promise<T>): Promise<T> {
    const mine = last.then(task);
    last = mine.catch(() => undefined);
    return mine;
  }

  // Whoever asks while a report is being read waits for that, instead of reading it once more.
  async function read(week: string): Promise<WeekReport> {
    const report = known.get(week);
    if (report !== undefined) return report;
    const under = reading.get(week) ?? fromFile(week).finally(() => reading.delete(week));
    reading.set(week, under);
    return await under;
  }

  async function fromFile(week: string): Promise<WeekReport> {
    const report = await cabinet.read(week, weekReportSchema);
    if (report === undefined)
      throw new StoreError(
        `Cannot read the report of ${week}: its file reports/${week}.json is missing. Put it back from a backup (docs/store.md).`,
      );
    // A report that was rewritten meanwhile is not put back.
    const kept = known.get(week) ?? frozen(report);
    known.set(week, kept);
    return kept;
  }

  async function readable(week: string): Promise<WeekReport | undefined> {
    try {
      return await read(week);
    } catch (cause) {
      if (!told.has(week)) tell(cause instanceof Error ? cause.message : String(cause));
      told.add(week);
      return undefined;
    }
  }

  async function reports(): Promise<readonly WeekReport[]> {
    const found: WeekReport[] = [];
    for (const week of [...live.read().reports.keys()].sort()) {
      const report = await readable(week);
      if (report !== undefined) found.push(report);
    }
    return found;
  }

  async function all<K extends keyof ReportRecords>(kind: K, since = 0): Promise<ReportRecords[K][]> {
    const spec = reportSpecs[kind];
    const alive = live.read()[kind] as Collection<ReportRecords[K]>;
    const archived = (await archive[kind].select({ since })) as readonly ReportRecords[K][];
    return withArchived(alive, archived, spec.id)
      .filter((record) => spec.at(record) >= since)
      .sort((a, b) => spec.at(a) - spec.at(b));
  }

  async function letter(id: string) {
    return live.read().letters.get(id) ?? (await archive.letters.find(id));
  }

  return {
    publishWeek(report, outgoing, now) {
      return exclusive(async () => {
        const kept = checkedReport(report);
        const step = checkedStep({ changes: [], outgoing, now });
        if (live.read().reports.has(kept.week)) return false;
        // The file first: without the note nobody looks at it, and the next attempt writes over it.
        await cabinet.write(kept.week, kept);
        return await live.run((editor) => {
          if (editor.state.reports.has(kept.week)) return false;
          put(editor, 'reports', kept.week, now);
          for (const one of step.outgoing) enqueue(editor, one, now);
          return true;
        });
      });
    },
    async publishedWeeks() {
      return [...live.read().reports.keys()].sort();
    },
    weekReports: reports,
    async weekReport(week) {
      return live.read().reports.has(week) ? await read(week) : undefined;
    },
    decidedActions: (since) => all('decided', since),
    changedGoals: () => all('goalChanges'),
    goalValues: (since) => all('goalValues', since),
    gains: (since) => all('gains', since),
    async gain(id) {
      return live.read().gains.get(id);
    },
    letters: () => all('letters'),
    async unsentLetters() {
      return recordsIn(live.read().letters)
        .filter(({ fed = 0, to }) => fed < to.length)
        .sort((a, b) => a.at - b.at);
    },
    letter,
    async letterReach(id) {
      const found = await letter(id);
      return found === undefined ? undefined : reachOf(live.read(), found);
    },
    async questionsSince(since) {
      const { questions } = live.read();
      const archived = await archive.questions.select({ since });
      return withArchived(questions, archived, ({ id }) => id)
        .filter((question) => !isClosed(question) || specs.questions.at(question) >= since)
        .sort((a, b) => a.askedAt - b.askedAt);
    },
    async learnedSince(since) {
      return recordsIn(live.read().learned)
        .filter(({ at }) => at >= since)
        .sort((a, b) => a.at - b.at);
    },
    erase: ({ gains }) =>
      exclusive(async () => {
        for (const report of await reports()) {
          const scopes = report.scopes.map((scope) => withoutGains(scope, report.week, gains));
          if (scopes.every((scope, at) => scope === report.scopes[at])) continue;
          const left = { ...report, scopes };
          await cabinet.write(report.week, left);
          known.set(report.week, frozen(left));
        }
      }),
  };
}

function withoutGains(scope: ScopeReport, week: string, gains: Eraser['gains']): ScopeReport {
  const { gain, ...rest } = scope;
  const theirs = gains.some(
    ({ picked, text }) => picked?.week === week && picked.scope === scope.scope && text === gain,
  );
  return gain !== undefined && theirs ? rest : scope;
}

function checkedReport(report: WeekReport): WeekReport {
  const read = weekReportSchema.safeParse(report);
  if (read.success) return frozen(read.data);
  const issue = read.error.issues[0];
  const where = ['report', ...(issue?.path ?? [])].join('.');
  throw new StoreError(`Cannot store ${where}: ${issue?.message ?? 'invalid'}. Nothing of it was kept.`);
}

function reachOf(state: State, { id, to, fed = 0 }: ReportRecords['letters']): LetterReach {
  const problems = new Map(recordsIn(state.deliveries).map((one) => [one.key, one.state]));
  const waiting = new Set(pending(state).map(({ key }) => key));
  const reach = { waiting: [], sent: [], failed: [], unconfirmed: [] } as Record<keyof LetterReach, string[]>;
  for (const [place, person] of to.entries()) {
    if (person === erasedPerson) continue;
    const key = `letter/${id}/${place}`;
    const problem = problems.get(key);
    if (problem === 'failed' || problem === 'unconfirmed') reach[problem].push(person);
    else reach[place >= fed || waiting.has(key) ? 'waiting' : 'sent'].push(person);
  }
  return reach;
}
