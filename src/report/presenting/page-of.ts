import type { PageSection, ReportPage } from '../page.ts';
import type { WeekReport } from '../week-report.ts';
import { adviceSection } from './advice.ts';
import { capacitySection } from './capacity.ts';
import { footerOf, gainSection, hypercareSection, operationsSection } from './closing.ts';
import { dipSection } from './dip.ts';
import { periodOf, titleOf } from './heading.ts';
import { historyOf } from './history.ts';
import { goalsSection } from './lights.ts';
import { phraseOf } from './names.ts';
import { participationSection } from './participation.ts';
import { saidDidSection } from './said-did.ts';
import { topicsSection } from './topics.ts';
import { type PageView, typeset } from './view.ts';

/** Puts a week's report of one scope in words; undefined when the report does not tell of that scope. */
export function pageOf(report: WeekReport, id: string, plainView: PageView): ReportPage | undefined {
  const view = typeset(plainView);
  const scope = report.scopes.find((one) => one.scope === id);
  if (scope === undefined) return undefined;
  const before = view.earlier.filter(({ week }) => week < report.week);
  const history = historyOf([...before, report], id);
  const scopes = history.map((one) => one.scope);
  const sections: readonly (PageSection | undefined)[] = [
    goalsSection(report, scope, view),
    dipSection(history, view),
    participationSection(report, scope, view),
    topicsSection(scope, view),
    capacitySection(report, view),
    adviceSection(report, scope, view),
    saidDidSection(scopes, view),
    gainSection(scope, view),
    view.operations ? operationsSection(report, view) : undefined,
    hypercareSection(report, view),
  ];
  return {
    lang: view.lang,
    week: report.week,
    scope: id,
    title: titleOf(report, scope, view),
    period: periodOf(report, view),
    ...(report.example && { example: view.say('report.example') }),
    headline: phraseOf(scope.headline, scope, view),
    sections: sections.filter((section) => section !== undefined),
    // What is held back here has its name from where it is shown.
    footer: footerOf(report, [...report.scopes, ...scopes], view),
  };
}
