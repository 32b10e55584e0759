import type { LineChart } from '@vitrum/plots/svg';
import { renderPlot } from '../render/plot.ts';
import { titleOfFigure } from '../render/describe-score.ts';
import type { Terminal } from '../terminal.ts';
import { validationPrefix, type ComparedRun } from './compared-run.ts';
import { filledLine, thinned, type RunCurve } from './curves.ts';

/** More curves cannot be told apart. */
const maxCurves = 10;
/** Points of a line: more than a terminal has columns. */
const pointsInTerminal = 200;
/** Markers of a line in a drawing. */
const pointsInDrawing = 60;

/** Learning curves in a terminal, and below them what is not drawn. */
export function renderCurves(curves: readonly RunCurve[], figure: string, terminal: Terminal): readonly string[] {
  const drawn = curves.slice(0, maxCurves);
  const points = drawn.flatMap((curve, series) => filledLine(curve.points, pointsInTerminal).map(([x, y]) => ({ x, y, series })));
  const plot = renderPlot({ points, xName: 'epoch', yName: titleOf(curves, figure), series: drawn.map(({ run }) => run.path) }, terminal);
  const rest = curves.length - drawn.length;
  return [...plot, ...(rest > 0 ? [terminal.chalk.dim(`the curves of ${rest} more are not drawn`)] : [])];
}

/** Learning curves as a chart. */
export function curveChart(curves: readonly RunCurve[], figure: string): LineChart {
  const title = titleOf(curves, figure);
  const drawn = curves.slice(0, maxCurves);
  return {
    name: 'learning-curves',
    title: `${title[0]?.toUpperCase() ?? ''}${title.slice(1)} by epoch`,
    description: `Lines of ${title} by epoch for ${drawn.map(({ run }) => run.path).join(', ')}.`,
    x: { title: 'epoch', startsAtZero: false },
    y: { title, startsAtZero: false },
    series: drawn.map(({ run, points }) => ({ name: run.path, points: thinned(points, pointsInDrawing) })),
  };
}

/** What the curves are of: `test accuracy in %`. */
function titleOf(curves: readonly RunCurve[], figure: string): string {
  const name = figure.replace(validationPrefix, '');
  const parts = new Set(curves.map(({ run }) => (isValidated(run) ? 'validation' : 'test')));
  const unit = curves.some(({ run }) => run.figures.some((each) => each.name === figure && each.unit === 'percent')) ? ' in %' : '';
  return `${[...parts].sort().join(' or ')} ${titleOfFigure(name)}${unit}`;
}

const isValidated = ({ logs }: ComparedRun): boolean => logs.some(({ figures }) => figures.some(({ validationLoss }) => validationLoss !== undefined));
