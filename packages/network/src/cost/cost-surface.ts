import { describeValue, isFiniteNumber } from '@vitrum/core/internal';
import { createWeightPlane, invalid, move, withRestoredWeights, type WeightPlane, type WeightPlaneRequest } from './weight-plane.ts';

/** Both ends of an axis. */
export type AxisRange = readonly [from: number, to: number];

/** Options of {@link costSurface}. */
export interface CostSurfaceRequest extends WeightPlaneRequest {
  /** Values of the first weight; both ends are grid points. */
  readonly xRange: AxisRange;
  /** Values of the second weight. */
  readonly yRange: AxisRange;
  /** Grid points along each axis, at least 2. */
  readonly resolution: number;
}

/** One row of a cost surface: the second weight is constant. */
export interface CostSurfaceRow {
  /** Index of the row. */
  readonly row: number;
  /** Value of the second weight. */
  readonly y: number;
  /** C at every grid point of the first weight. */
  readonly costs: Float32Array;
}

/** The mean cost over a grid of values of two weights. */
export interface CostSurface {
  /** Grid points of the first weight. */
  readonly x: readonly number[];
  /** Grid points of the second weight. */
  readonly y: readonly number[];
  /** C(x[column], y[row]) is element row·resolution + column; not finite where the cost is not. */
  readonly costs: Float32Array;
  /** Number of grid points along each axis; `costs.length` is its square. */
  readonly resolution: number;
  /** The lowest and the highest finite cost; NaN if there is none. */
  readonly minimum: number;
  /** The highest finite cost; NaN if there is none. */
  readonly maximum: number;
}

/**
 * The mean cost C = 1/n·Σ loss of some samples over a grid of values of two weights, all else fixed.
 *
 * The weights are restored to the same bits, also if an error is thrown. The network's z, a and gradients are overwritten.
 *
 * @example
 * const surface = costSurface({
 *   ...{ network, loss: squaredError, inputs, targets, resolution: 41 },
 *   ...{ x: { parameter: 'layers.2.weights', index: 0 }, xRange: [-2, 2] },
 *   ...{ y: { parameter: 'layers.2.weights', index: 1 }, yRange: [-2, 2] },
 * });
 * @throws VITRUM_UNKNOWN_NAME, VITRUM_INDEX_OUT_OF_RANGE, VITRUM_INVALID_OPTION, VITRUM_SHAPE_MISMATCH
 */
export function costSurface(request: CostSurfaceRequest): CostSurface {
  const { xRange, yRange, resolution } = request;
  const rows = costSurfaceRows(request);
  const costs = new Float32Array(resolution * resolution);
  for (const { row, costs: rowCosts } of rows) costs.set(rowCosts, row * resolution);
  return { x: pointsOf(xRange, resolution), y: pointsOf(yRange, resolution), costs, resolution, ...extremesOf(costs) };
}

/**
 * {@link costSurface} row by row, so that a worker can pause or stop. The weights are restored between rows. Each row uses the other
 * parameters as they are at that time: for a snapshot of a network in training, pass a `copyNetwork` of it.
 *
 * @throws at once, before the first row, what {@link costSurface} throws
 */
export function costSurfaceRows(request: CostSurfaceRequest): Generator<CostSurfaceRow, void> {
  const { resolution } = request;
  if (!Number.isSafeInteger(resolution) || resolution < 2) {
    throw invalid(`"resolution" is a whole number of at least 2, got ${describeValue(resolution)}.`, 'Give the grid points of an axis, such as 41.');
  }
  checkRange('xRange', request.xRange);
  checkRange('yRange', request.yRange);
  return rowsOfSurface(createWeightPlane(request), pointsOf(request.xRange, resolution), pointsOf(request.yRange, resolution));
}

function* rowsOfSurface(plane: WeightPlane, xs: readonly number[], ys: readonly number[]): Generator<CostSurfaceRow, void> {
  for (const [row, y] of ys.entries()) {
    yield { row, y, costs: withRestoredWeights(plane, () => costsOfRow(plane, xs, y)) };
  }
}

/** Runs the batch once through the whole network, then for every grid point from the first weight's layer on. */
function costsOfRow({ network, cost, inputs, targets, samples, x, y }: WeightPlane, xs: readonly number[], atY: number): Float32Array {
  move(y, atY);
  network.forward(inputs);
  return Float32Array.from(xs, (atX) => {
    move(x, atX);
    // Below the first weight's layer nothing changes along the row.
    network.forwardFrom(x.layer);
    return cost.total(targets) / samples;
  });
}

/** Evenly spaced, the ends included. */
function pointsOf([from, to]: AxisRange, count: number): readonly number[] {
  return Array.from({ length: count }, (_, i) => from + ((to - from) * i) / (count - 1));
}

function extremesOf(costs: Float32Array): Pick<CostSurface, 'minimum' | 'maximum'> {
  let [minimum, maximum] = [Infinity, -Infinity];
  for (const cost of costs) {
    if (!Number.isFinite(cost)) continue;
    minimum = Math.min(minimum, cost);
    maximum = Math.max(maximum, cost);
  }
  return minimum <= maximum ? { minimum, maximum } : { minimum: NaN, maximum: NaN };
}

function checkRange(name: string, [from, to]: AxisRange): void {
  if (isFiniteNumber(from) && isFiniteNumber(to) && from < to) return;
  throw invalid(`"${name}" goes from a number to a larger one, got ${from} and ${to}.`, 'Give both ends, such as [-2, 2].');
}
