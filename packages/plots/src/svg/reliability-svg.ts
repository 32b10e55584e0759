import { seriesColors, zeroLine } from './colors.ts';
import { renderSvg } from './render-svg.ts';

/** A bin of answers by confidence. */
export interface ReliabilityBin {
  /** Lower end of the bin's confidences, from 0 to 1. */
  readonly from: number;
  /** Upper end of the bin's confidences, from 0 to 1. */
  readonly to: number;
  /** Number of answers in the bin. */
  readonly count: number;
  /** Absent without answers, as the accuracy. */
  readonly confidence?: number;
  /** Share of right answers in the bin, from 0 to 1. */
  readonly accuracy?: number;
}

/** The reliability diagram of a classifier. */
export interface Reliability {
  /** The heading above the diagram. */
  readonly title: string;
  /** The text alternative. */
  readonly description: string;
  /** The bins of all confidences; empty ones are not drawn. */
  readonly bins: readonly ReliabilityBin[];
}

const [bar = '', point = ''] = seriesColors;
const unit = { domain: [0, 1], nice: false };

/** A bar for each bin, as high as its accuracy and the paler the fewer answers it has; a point at its mean confidence; the diagonal where both agree. */
export async function reliabilitySvg({ title, description, bins }: Reliability): Promise<string> {
  const most = Math.max(1, ...bins.map(({ count }) => count));
  const values = bins.filter(({ count }) => count > 0).map((bin) => ({ ...bin, zero: 0, share: 0.25 + 0.6 * Math.sqrt(bin.count / most) }));
  return renderSvg({
    title,
    description,
    width: 460,
    height: 460,
    layer: [
      {
        data: { values },
        mark: { type: 'rect', color: bar, stroke: bar, strokeWidth: 1 },
        encoding: {
          x: { field: 'from', type: 'quantitative', title: 'confidence', scale: unit },
          x2: { field: 'to' },
          y: { field: 'zero', type: 'quantitative', title: 'share of right answers', scale: unit },
          y2: { field: 'accuracy' },
          fillOpacity: { field: 'share', type: 'quantitative', scale: null },
        },
      },
      {
        data: { values: [{ x: 0, y: 0 }, { x: 1, y: 1 }] },
        mark: { type: 'line', color: zeroLine, strokeDash: [4, 4], strokeWidth: 1.5 },
        encoding: { x: { field: 'x', type: 'quantitative' }, y: { field: 'y', type: 'quantitative' } },
      },
      {
        data: { values },
        mark: { type: 'point', filled: true, color: point, size: 60, opacity: 1 },
        encoding: { x: { field: 'confidence', type: 'quantitative' }, y: { field: 'accuracy', type: 'quantitative' } },
      },
    ],
  });
}
