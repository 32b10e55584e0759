import type { DescentPoint } from './descend.ts';

/** How a descent went; see {@link descentVerdict}. */
export type DescentVerdict = 'creeping' | 'converging' | 'overshooting' | 'diverged';

/** Less than this part of the steepest slope counts as the floor of the valley, where rounding leads the steps. */
const floor = 0.01;
/** At most this part of the steepest slope is left where a descent has arrived: on a bowl, a hundredth of the height. */
const arrived = 0.1;
/** Costs that differ by less than this part are the same. */
const sameCost = 1e-6;

/**
 * Judges the points of a descent, by the first of these that holds:
 *
 * - `diverged`: a cost is not finite, or the end lies higher than the start.
 * - `overshooting`: in more than a third of the steps the cost rose, or the slope where the step landed points back and is still
 *   more than half as steep as where it set out (g·g′ < −½|g|²). Steps on the valley's floor, where the slope is below a
 *   hundredth of the steepest, are not counted. On a bowl of curvature L this begins at a learning rate of 1.5/L; at 2/L it
 *   diverges.
 * - `creeping`: at the end the slope is still more than a tenth of the steepest on the way, so the steps were too short, or too
 *   few, to arrive; also where there is no slope at all and nothing moves.
 * - `converging`: else. On a bowl, at least 99 % of the height is behind.
 */
export function descentVerdict(path: readonly DescentPoint[]): DescentVerdict {
  const [first, last] = [path[0], path.at(-1)];
  if (first === undefined || last === undefined) return 'creeping';
  if (!path.every(({ cost }) => Number.isFinite(cost))) return 'diverged';
  if (isHigher(last, first)) return 'diverged';
  const steepest = Math.max(...path.map(slopeOf));
  if (isOvershooting(path, steepest)) return 'overshooting';
  return steepest === 0 || slopeOf(last) > arrived * steepest ? 'creeping' : 'converging';
}

function isOvershooting(path: readonly DescentPoint[], steepest: number): boolean {
  let [counted, beyond] = [0, 0];
  for (const [i, from] of path.entries()) {
    const to = path[i + 1];
    if (to === undefined || slopeOf(from) <= floor * steepest) continue;
    counted++;
    if (isHigher(to, from) || pointsBack(from, to)) beyond++;
  }
  return 3 * beyond > counted;
}

/** g·g′ < −½|g|² */
function pointsBack(from: DescentPoint, to: DescentPoint): boolean {
  const product = from.gradientX * to.gradientX + from.gradientY * to.gradientY;
  const square = from.gradientX * from.gradientX + from.gradientY * from.gradientY;
  return product < -square / 2;
}

const isHigher = (a: DescentPoint, b: DescentPoint): boolean => a.cost - b.cost > sameCost * Math.abs(b.cost);

/** |g| */
const slopeOf = ({ gradientX, gradientY }: DescentPoint): number => Math.sqrt(gradientX * gradientX + gradientY * gradientY);
