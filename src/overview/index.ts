import type { Overview, View } from '../../adapters/web/dashboard/index.ts';
import { type Content, langOf, personOf, speaker } from '../dialogue/index.ts';
import type { ChatEvent } from '../event.ts';
import type { Lang, Reply } from '../message.ts';
import type { Passes } from '../pass.ts';
import { readsReports } from '../report/index.ts';
import type { Store } from '../store/index.ts';
import { prepareDrawing } from './drawn.ts';
import { presser } from './press.ts';
import { viewOf } from './view.ts';
import { doorWordsOf } from './words.ts';

/** What the managers' pages are made of. */
export interface OverviewParts {
  readonly store: Store;
  /** The content in force. */
  readonly content: () => Content;
  readonly passes: Pick<Passes, 'check'>;
  /** Takes a press just as if it came from the person's chat. */
  readonly receive: (event: ChatEvent) => Promise<Reply>;
  /** The language of those who are not let in. */
  readonly lang: Lang;
}

/**
 * Gets what the first page would wait for: the reports into memory and the program that draws. Where there is no
 * report yet it loads nothing. Rejects when the weeks cannot be read.
 */
export async function prepareOverview(store: Pick<Store, 'weekReports'>): Promise<void> {
  const reports = await store.weekReports();
  if (reports.length > 0) await prepareDrawing();
}

/**
 * Makes what the managers' pages show, from the reports as they were made: nothing is worked out anew here, so what
 * was held back when a week's report was made is not there to be found.
 */
export function createOverview({ store, content, passes, receive, lang }: OverviewParts): Overview {
  return {
    lang,
    door: () => doorWordsOf(speaker(content().texts[lang])),
    async check(pass) {
      const person = await passes.check(pass);
      // A failure is told where a chart is drawn.
      if (person !== undefined) prepareDrawing().catch(() => undefined);
      return person;
    },

    async view(id): Promise<View | undefined> {
      const inForce = content();
      const person = personOf(inForce, id);
      if (person === undefined || !readsReports(person, inForce.organisation)) return undefined;
      const [reports, decided, settings] = await Promise.all([
        store.weekReports(),
        store.decidedActions(),
        store.settings(id),
      ]);
      const spoken = langOf(person, settings);
      return viewOf({
        person,
        content: inForce,
        lang: spoken,
        reports,
        decided,
        press: presser({ store, receive, person: id, say: speaker(inForce.texts[spoken]) }),
      });
    },
  };
}
