import type { Config, TopLevelSpec } from 'vega-lite';
import { grid, ink, paper } from './colors.ts';

/** Renders a specification as SVG with its own background. Deterministic: equal specifications give equal text. */
export async function renderSvg(specification: TopLevelSpec): Promise<string> {
  // Loaded on demand: the numbers of a plot are available without them.
  const [{ parse, View }, { compile }] = await Promise.all([import('vega'), import('vega-lite')]);
  const view = new View(parse(compile({ ...specification, padding: 16, background: paper, config }).spec), { renderer: 'none' });
  try {
    return `${await view.toSVG()}\n`;
  } finally {
    view.finalize();
  }
}

const config: Config = {
  font: 'system-ui, sans-serif',
  axis: { labelColor: ink, titleColor: ink, gridColor: grid, domainColor: ink, tickColor: ink, labelFontSize: 11, titleFontSize: 13 },
  legend: { labelColor: ink, orient: 'bottom', direction: 'horizontal', columns: 3, labelLimit: 400, labelFontSize: 12 },
  title: { color: ink, anchor: 'start', fontSize: 14 },
  view: { stroke: 'transparent' },
};
