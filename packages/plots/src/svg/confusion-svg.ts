import { ink, paper, seriesColors } from './colors.ts';
import { renderSvg } from './render-svg.ts';

/** How often each class is taken for each other one. */
export interface Confusion {
  /** The heading above the matrix. */
  readonly title: string;
  /** The text alternative. */
  readonly description: string;
  /** Names of the classes, in the order of rows and columns. */
  readonly classes: readonly string[];
  /** `counts[actual][predicted]` */
  readonly counts: readonly (readonly number[])[];
}

const [right = '', wrong = ''] = seriesColors;
/** Beyond it, counts do not fit into their cells. */
const maxCounted = 20;

/** A cell for each pair of classes, the fuller the larger its share of its row, with its count where there is room. */
export async function confusionSvg({ title, description, classes, counts }: Confusion): Promise<string> {
  // Cells are placed by index, since two classes may have the same name.
  const names = `[${classes.map((name) => JSON.stringify(name)).join(', ')}]`;
  const values = counts.flatMap((row, actual) => {
    const total = Math.max(1, row.reduce((sum, count) => sum + count, 0));
    return row.map((count, predicted) => ({ actual, predicted, count, color: actual === predicted ? right : wrong, share: Math.sqrt(count / total) }));
  });
  const size = Math.max(12, Math.min(44, Math.round(720 / classes.length)));
  const axis = { labelExpr: `${names}[datum.value]`, domain: false, ticks: false, labelOverlap: classes.length > maxCounted };
  const [domain, x, y] = [classes.map((_, index) => index), 'predicted', 'actual'];
  return renderSvg({
    title,
    description,
    width: size * classes.length,
    height: size * classes.length,
    data: { values },
    encoding: {
      x: { field: x, type: 'ordinal', title: x, scale: { domain }, axis: { ...axis, orient: 'top', labelAngle: classes.some(({ length }) => length > 4) ? -45 : 0 } },
      y: { field: y, type: 'ordinal', title: y, scale: { domain }, axis },
    },
    layer: [
      {
        mark: { type: 'rect', stroke: paper, strokeWidth: 1 },
        encoding: { color: { field: 'color', type: 'nominal', scale: null }, fillOpacity: { field: 'share', type: 'quantitative', scale: null } },
      },
      ...(classes.length > maxCounted
        ? []
        : [{
            transform: [{ filter: 'datum.count > 0' }],
            mark: { type: 'text' as const, fontSize: 11 },
            encoding: {
              text: { field: 'count', type: 'quantitative' as const },
              color: { condition: { test: 'datum.share > 0.7', value: paper }, value: ink },
            },
          }]),
    ],
  });
}
