import { toCss, type DivergingScale } from '../color/diverging.ts';
import type { Anchors } from './link-anchors.ts';
import type { Link } from './strongest-links.ts';

/** The anchors and style of links. */
export interface LinkStyle {
  readonly from: Anchors;
  readonly to: Anchors;
  readonly colors: DivergingScale;
  /** Dimmed behind highlighted ones. */
  readonly isDimmed: boolean;
}

const thinnest = 0.6;
const thickest = 3;
const faintest = 0.12;
const strongest = 0.85;
const dimming = 0.2;

/** Draws links as curves: hue for the sign of their product, width and opacity for its magnitude relative to the strongest. */
export function drawLinks(context: CanvasRenderingContext2D, links: readonly Link[], { from, to, colors, isDimmed }: LinkStyle): void {
  const largest = Math.abs(links[0]?.product ?? 0);
  const [negative, positive] = [toCss(colors.negative), toCss(colors.positive)];
  // The strongest are drawn last, on top.
  for (const { input, unit, product } of links.toReversed()) {
    const [start, end] = [from.at(input), to.at(unit)];
    if (start === undefined || end === undefined) continue;
    const share = Math.abs(product) / largest;
    const middle = (start[0] + end[0]) / 2;
    context.globalAlpha = (faintest + (strongest - faintest) * share) * (isDimmed ? dimming : 1);
    context.lineWidth = thinnest + (thickest - thinnest) * share;
    context.strokeStyle = product < 0 ? negative : positive;
    context.beginPath();
    context.moveTo(start[0], start[1]);
    context.bezierCurveTo(middle, start[1], middle, end[1], end[0], end[1]);
    context.stroke();
  }
  context.globalAlpha = 1;
}
