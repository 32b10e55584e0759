import type { DescentPoint } from './descent-point.ts';

/**
 * The course of a descent: the first of these that holds.
 *
 * - `diverged`: a cost is not finite, or the end is higher than the start.
 * - `overshooting`: in more than a third of the steps the cost rose, or the slope reversed and kept more than half of its
 *   steepness (g·g′ < −½|g|²). Steps on the valley floor, where the slope is below a hundredth of the steepest, do not count.
 *   On a bowl of curvature L this begins at a learning rate of 1.5/L; at 2/L the descent diverges.
 * - `creeping`: the final slope is more than a tenth of the steepest, so the steps were too short or too few to arrive; also if
 *   there is no slope at all and nothing moves.
 * - `converging`: otherwise. On a bowl, at least 99 % of the height is behind.
 */
export type DescentVerdict = 'creeping' | 'converging' | 'overshooting' | 'diverged';

/** A slope below this fraction of the steepest counts as the valley floor, where rounding dominates. */
const floor = 0.01;
/** A descent has arrived when its slope is at most this fraction of the steepest: on a bowl, a hundredth of the height. */
const arrived = 0.1;
/** Costs that differ by less than this fraction are equal. */
const sameCost = 1e-6;

/** Judges the points of a descent; see {@link DescentVerdict}. */
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
