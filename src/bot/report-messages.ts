import { type Content, langOf, reportMessage, speaker } from '../dialogue/index.ts';
import type { Lang } from '../message.ts';
import { hasRole, type Person } from '../organisation/index.ts';
import type { Outgoing } from '../outgoing.ts';
import type { Log } from '../ports.ts';
import {
  decidesFor,
  everybody,
  pageOf,
  type ReportPage,
  scopesFor,
  seesOperations,
  type WeekFacts,
  type WeekReport,
} from '../report/index.ts';
import type { Store } from '../store/index.ts';
import { type DrawPng, pictureOf } from './picture.ts';

/** What the messages are made with. */
export interface MessageParts {
  readonly store: Store;
  readonly content: () => Content;
  readonly drawPng?: DrawPng | undefined;
  readonly log: Log;
}

/** One message for each leader who may see something of the report: the own unit first, else everybody together. */
export async function reportMessages(
  { store, content, drawPng, log }: MessageParts,
  report: WeekReport,
  { earlier, decided }: Pick<WeekFacts, 'earlier' | 'decided'>,
): Promise<readonly Outgoing[]> {
  const { organisation, goals, calendar, texts } = content();
  const curves = new Map<string, Promise<string | undefined>>();

  function pageFor(person: Person, scope: string, lang: Lang): ReportPage | undefined {
    const operations = seesOperations(person);
    const say = speaker(texts[lang]);
    return pageOf(report, scope, { earlier, plan: goals.plan, decided, lang, say, operations, calendar });
  }

  // Many read the same page: its curve is drawn once.
  function curveOf({ scope, lang, sections }: ReportPage): Promise<string | undefined> {
    const key = `${scope}|${lang}`;
    const known = curves.get(key);
    if (known !== undefined) return known;
    const chart = sections.find((section) => section.chart !== undefined)?.chart;
    const drawn = pictureOf(chart, drawPng, log);
    curves.set(key, drawn);
    return drawn;
  }

  async function messageTo(person: Person): Promise<Outgoing | undefined> {
    const scopes = scopesFor(person, organisation, report);
    const scope = hasRole(person, 'projectLead') && scopes.includes(everybody) ? everybody : scopes[0];
    const lang = langOf(person, await store.settings(person.id));
    const page = scope === undefined ? undefined : pageFor(person, scope, lang);
    if (page === undefined) return undefined;
    const others = report.scopes.filter((one) => one.scope !== scope && scopes.includes(one.scope));
    return {
      key: `report/${report.week}/${person.id}`,
      to: { person: person.id },
      message: reportMessage(page, speaker(texts[lang]), {
        png: await curveOf(page),
        decides: decidesFor(person, organisation, page.scope),
        others,
      }),
      doubt: 'again',
    };
  }

  const outgoing: Outgoing[] = [];
  for (const person of organisation.people) {
    // Drawing takes a tenth of a second and more: whoever asks something meanwhile is answered between two of them.
    await new Promise((resolve) => setImmediate(resolve));
    const one = await messageTo(person);
    if (one !== undefined) outgoing.push(one);
  }
  return outgoing;
}
