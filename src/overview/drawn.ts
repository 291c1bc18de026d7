import type { Chart, Drawing, Sheet } from '../../adapters/web/dashboard/index.ts';
import type { ChartSpec, ReportPage } from '../report/index.ts';

/** Reports do not change once they are made, so neither do their charts: the last ones drawn are kept, 20 kB each. */
const keptAtMost = 300;
const kept = new Map<string, Drawing>();

/** Loads what draws, which takes a second or two, so that the first page does not wait for it. */
export async function prepareDrawing(): Promise<void> {
  await import('../chart/index.ts');
}

/** A chart as the managers' pages show it. */
export function drawable(spec: ChartSpec): Chart {
  return { ...spec, draw: () => drawn(spec) };
}

/** A week's page with its charts ready to be drawn. */
export function drawableSheet(page: ReportPage): Sheet {
  return {
    ...page,
    sections: page.sections.map(({ chart, ...section }) => ({
      ...section,
      ...(chart !== undefined && { chart: drawable(chart) }),
    })),
  };
}

async function drawn(spec: ChartSpec): Promise<Drawing> {
  const key = JSON.stringify(spec);
  const before = kept.get(key);
  if (before !== undefined) return before;
  const { drawChart } = await import('../chart/index.ts');
  const drawing = drawChart(spec);
  const [oldest] = kept.keys();
  if (kept.size >= keptAtMost && oldest !== undefined) kept.delete(oldest);
  kept.set(key, drawing);
  return drawing;
}
