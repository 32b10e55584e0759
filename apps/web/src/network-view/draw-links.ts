import { toCss, type DivergingScale } from '../colour/diverging.ts';
import type { Anchors } from './link-anchors.ts';
import type { Link } from './strongest-links.ts';

/** Between what links are drawn, and how. */
export interface LinkStyle {
  readonly from: Anchors;
  readonly to: Anchors;
  readonly colours: DivergingScale;
  /** Behind others that are looked at. */
  readonly isDimmed: boolean;
}

const thinnest = 0.6;
const thickest = 3;
const faintest = 0.12;
const strongest = 0.85;
const dimming = 0.2;

/** Draws links as curves: hue for the sign of what they carry, width and opacity for how much, against the strongest of them. */
export function drawLinks(context: CanvasRenderingContext2D, links: readonly Link[], { from, to, colours, isDimmed }: LinkStyle): void {
  const largest = Math.abs(links[0]?.product ?? 0);
  const [negative, positive] = [toCss(colours.negative), toCss(colours.positive)];
  // The strongest come last, and lie on top.
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
