import { createHash } from 'node:crypto';
import { LineChart } from 'echarts/charts';
import { GridComponent, MarkLineComponent, TitleComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { ChartSpec } from '../report/index.ts';
import { optionOf } from './option.ts';
import { size } from './theme.ts';

use([LineChart, GridComponent, MarkLineComponent, TitleComponent, SVGRenderer]);

/**
 * Draws a chart as SVG, 600 by 330 CSS pixels, with its content in words inside it. The same chart gives the same
 * text, and two charts on one page share no id. Loading this room takes memory (echarts, some 100 MB), so import it
 * when something is to be drawn.
 */
export function drawSvg(spec: ChartSpec): string {
  return drawChart(spec).svg;
}

/** A chart as SVG, and where its measured points lie in it; `at` is a place in the chart's `x`. */
export interface Drawing {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
  readonly points: readonly { readonly at: number; readonly x: number; readonly y: number }[];
}

/** Draws a chart as `drawSvg` does and tells where the points are, for a page that lets people walk them. */
export function drawChart(spec: ChartSpec): Drawing {
  const chart = init(null, null, { renderer: 'svg', ssr: true, ...size });
  try {
    chart.setOption(optionOf(spec));
    const svg = described(still(chart.renderToSVGString()), spec);
    const values = spec.series.find(({ style }) => style === 'actual')?.values ?? [];
    const points = values.flatMap((value, at) => {
      if (value === null) return [];
      const [x = 0, y = 0] = chart.convertToPixel({ xAxisIndex: 0, yAxisIndex: 0 }, [at, value]);
      return [{ at, x: Math.round(x * 10) / 10, y: Math.round(y * 10) / 10 }];
    });
    return { svg, ...size, points };
  } finally {
    chart.dispose();
  }
}

// Without what is there for a mouse, and with attributes for styles: a page that forbids inline styles shows it too.
function still(svg: string): string {
  return svg
    .replaceAll(/<style[^>]*>[\s\S]*?<\/style>|\s(class|pointer-events)="[^"]*"/g, '')
    .replaceAll(/ style="([^"]*)"/g, (_, style: string) =>
      style
        .split(';')
        .filter(Boolean)
        .map((rule) => ` ${rule.replace(':', '="').trim()}"`)
        .join(''),
    );
}

// The library numbers its ids by how many charts the process has drawn.
function described(svg: string, spec: ChartSpec): string {
  const id = `c${createHash('sha256').update(JSON.stringify(spec)).digest('hex').slice(0, 10)}`;
  const words =
    `role="img" aria-labelledby="${id}-title ${id}-desc">\n` +
    `<title id="${id}-title">${escaped(spec.title)}</title>\n<desc id="${id}-desc">${escaped(spec.alt)}</desc>`;
  return svg.replaceAll(/\bzr\d+-/g, `${id}-`).replace('>', () => ` ${words}`);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
