import { describeValue, isFiniteNumber } from '@vitrum/core/internal';
import type { DescentPoint } from './descent-point.ts';
import { descentVerdict, type DescentVerdict } from './descent-verdict.ts';
import { createWeightPlane, invalid, move, valueOf, withRestoredWeights, type WeightPlane, type WeightPlaneRequest } from './weight-plane.ts';

/** Options of {@link descend}. */
export interface DescentRequest extends WeightPlaneRequest {
  /** First values of the two weights; their values in the network by default. */
  readonly start?: readonly [x: number, y: number];
  /** η. */
  readonly learningRate: number;
  /** Number of steps, at least 1. */
  readonly steps: number;
}

/** A path down the cost surface. */
export interface Descent {
  /** The start and the point after each step; ends early at the first point whose cost is not finite. */
  readonly path: readonly DescentPoint[];
  /** How the path went, by its costs and slopes: whether the learning rate was too small or too large. */
  readonly verdict: DescentVerdict;
}

/**
 * Gradient descent in two weights, (x, y) ← (x, y) − η·(∂C/∂x, ∂C/∂y), on the mean cost of all samples with everything else
 * fixed: a hike down the valley that `costSurface` shows.
 *
 * The weights are restored to the same bits, also if an error is thrown. The network's z, a and gradients are overwritten. Points
 * have the network's precision.
 *
 * @example
 * const { path, verdict } = descend({
 *   ...{ network, loss: squaredError, inputs, targets, start: [1.5, -1], learningRate: 0.1, steps: 50 },
 *   ...{ x: { parameter: 'layers.2.weights', index: 0 }, y: { parameter: 'layers.2.weights', index: 1 } },
 * });
 * @throws VITRUM_UNKNOWN_NAME, VITRUM_INDEX_OUT_OF_RANGE, VITRUM_INVALID_OPTION, VITRUM_SHAPE_MISMATCH
 */
export function descend(request: DescentRequest): Descent {
  const path = [...descentPoints(request)];
  return { path, verdict: descentVerdict(path) };
}

/**
 * The points of {@link descend} one by one, so that a worker can pause or stop. The weights are restored between points.
 * `descentVerdict` judges the points so far.
 *
 * @throws at once, before the first point, what {@link descend} throws
 */
export function descentPoints(request: DescentRequest): Generator<DescentPoint, void> {
  const { start, learningRate, steps } = request;
  if (!isFiniteNumber(learningRate) || learningRate <= 0) {
    throw invalid(`"learningRate" is a number greater than 0, got ${describeValue(learningRate)}.`, 'Give the length of a step, such as 0.1.');
  }
  if (!Number.isSafeInteger(steps) || steps < 1) {
    throw invalid(`"steps" is a whole number of at least 1, got ${describeValue(steps)}.`, 'Give how many steps to take, such as 50.');
  }
  if (start?.every(isFiniteNumber) === false) {
    throw invalid(`"start" is two numbers, got ${start.join(' and ')}.`, 'Give the values that the two weights begin with.');
  }
  return walk(createWeightPlane(request), request);
}

function* walk(plane: WeightPlane, { start, learningRate, steps }: DescentRequest): Generator<DescentPoint, void> {
  let [x, y] = start ?? [valueOf(plane.x), valueOf(plane.y)];
  for (let step = 0; step <= steps; step++) {
    const point = withRestoredWeights(plane, () => pointAt(plane, x, y));
    yield point;
    if (!Number.isFinite(point.cost)) return;
    x = point.x - learningRate * point.gradientX;
    y = point.y - learningRate * point.gradientY;
  }
}

function pointAt(plane: WeightPlane, atX: number, atY: number): DescentPoint {
  const { network, cost, inputs, targets, samples, x, y } = plane;
  move(x, atX);
  move(y, atY);
  network.forward(inputs);
  const total = cost.total(targets);
  cost.backward(targets);
  return {
    x: valueOf(x),
    y: valueOf(y),
    cost: total / samples,
    gradientX: network.parameter(x.parameter).gradient.data[x.index] ?? NaN,
    gradientY: network.parameter(y.parameter).gradient.data[y.index] ?? NaN,
  };
}
