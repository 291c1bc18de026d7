import { formatWeek } from '../../calendar/index.ts';
import type { Pressed } from '../../event.ts';
import type { Block } from '../../message.ts';
import { actionDecision, decidesFor, weekByWeek, whyRed } from '../../report/index.ts';
import { changing, type Facts, noteOnly, silence, together, voice } from '../facts.ts';
import { overCard, privately, tell } from '../memory.ts';
import { button, buttons, message, paragraph } from '../speaker.ts';
import { told } from '../told.ts';
import type { Turn } from '../turn.ts';
import { fewEnough } from './message.ts';
import { ofAdvice, ownScopes, pageMessage, pageView, reportFacts, wantedReport } from './pages.ts';

/** How many weeks the table has, and how many of them can be opened from the chat; the overview has them all. */
const weeksInTable = 12;
const weeksShown = 6;

/** Says a week's report, in private: the newest, or the one that is chosen. */
export function report(facts: Facts, event: Pressed): Turn {
  const wanted = wantedReport(facts, event.value);
  const shown = wanted === undefined ? undefined : pageMessage(facts, wanted);
  if (shown === undefined) return noReport(facts);
  const said = tell(event, 'report', privately(facts, event), shown);
  // On their own page nobody sees what is said in the conversation.
  return event.value.endsWith('|home') ? together(said, told(facts, 'reportchat.said')) : said;
}

/** The weeks in a table, and the way to the newest reports. */
export function reportWeeks(facts: Facts, event: Pressed): Turn {
  const { lang, say } = voice(facts);
  const wanted = wantedReport(facts, `|${event.value}`);
  if (wanted === undefined) return noReport(facts);
  const { reports } = reportFacts(facts);
  const { scope } = wanted;
  const visible = reports.filter((one) => ownScopes(facts, one).includes(scope));
  const table = weekByWeek(visible.slice(-weeksInTable), scope, pageView(facts));
  const rows = table.rows.map((row) => [...row]);
  return noteOnly(
    message(
      lang,
      [
        { type: 'heading', text: say('reportchat.weekByWeek') },
        { type: 'table', caption: table.caption, columns: [...table.columns], rows },
        buttons(
          ...visible
            .slice(-weeksShown)
            .toReversed()
            .map(({ week }) => button(capital(formatWeek(week, lang)), 'report', `${week}|${scope}`)),
          ...otherScopes(facts, wanted.report.week, scope),
        ),
      ],
      table.caption,
    ),
  );
}

// Choosing another unit here shows its weeks, not its report.
function otherScopes(facts: Facts, week: string, scope: string) {
  const report = reportFacts(facts).reports.find((one) => one.week === week);
  const mine = report === undefined ? [] : ownScopes(facts, report);
  const others = (report?.scopes ?? []).filter((one) => one.scope !== scope && mine.includes(one.scope));
  return fewEnough(others).map((one) => button(one.name, 'reportWeeks', one.scope));
}

/** Why lights are red or yellow, in sentences. */
export function reportWhy(facts: Facts, event: Pressed): Turn {
  const { lang, say } = voice(facts);
  const wanted = wantedReport(facts, event.value);
  if (wanted === undefined) return noReport(facts);
  const { report, scope } = wanted;
  const lines = whyRed(report, scope, pageView(facts));
  const week = formatWeek(report.week, lang);
  if (lines.length === 0) return told(facts, 'reportchat.noneRed', { week });
  const why: Block[] = lines.map((line) => paragraph(line));
  return noteOnly(message(lang, [{ type: 'heading', text: say('reportchat.why', { week }) }, ...why]));
}

/** Notes what was decided about a suggestion; the report it stands in shows it from now on. */
export function reportDo(facts: Facts, event: Pressed): Turn {
  const [id = '', word] = event.value.split('|');
  const decision = actionDecision.safeParse(word);
  const wanted = wantedReport(facts, ofAdvice(id));
  const scope = wanted?.report.scopes.find((one) => one.scope === wanted.scope);
  const advice = scope?.advice.find((one) => one.id === id);
  if (wanted === undefined || advice === undefined || !decision.success) return noReport(facts);
  if (!decidesFor(facts.me, facts.content.organisation, wanted.scope))
    return told(facts, 'reportchat.headDecides');
  const decided = { action: id, decision: decision.data, by: facts.me.id, at: facts.now };
  const before = reportFacts(facts);
  const after = { ...facts, report: { ...before, decided: [...before.decided, decided] } };
  const card = event.message === undefined ? undefined : pageMessage(after, wanted);
  return together(
    changing(
      { kind: 'actionDecided', decided },
      { kind: 'audited', who: facts.me.id, what: `decided "${decision.data}" on ${id}`, at: facts.now },
    ),
    card === undefined ? silence : overCard(event, 'decided', card),
    told(facts, 'reportchat.noted'),
  );
}

/** A link of one's own to the overview; it soon stops working. */
export function overview(facts: Facts, _event: Pressed): Turn {
  const { lang, say } = voice(facts);
  const { link } = reportFacts(facts);
  if (link === undefined) return told(facts, 'reportchat.noOverview');
  return noteOnly(
    message(lang, [
      paragraph(say('reportchat.linkIs')),
      buttons({ label: say('reportchat.overview'), url: link }),
    ]),
  );
}

function noReport(facts: Facts): Turn {
  const none = reportFacts(facts).reports.length === 0;
  return none ? told(facts, 'reportchat.none') : told(facts, 'reportchat.notYours');
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
