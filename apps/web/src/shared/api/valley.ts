import type { AxisRange, Descent, DescentPoint } from '@vitrum/network';

/**
 * The cost over two weights, everything else fixed. A valley is opened for the network as it is then, and stays that of this
 * moment until another one is opened.
 */
export interface ValleyApi {
  openValley(request: ValleyRequest): Valley;
  /** What of the surface a few moments' work gives, row after row; undefined once all is told or another valley is open. */
  surveyValley(id: number): readonly ValleyRow[] | undefined;
  /** Steps down from a place; undefined where another valley was opened meanwhile. */
  walkValley(id: number, walk: ValleyWalk): Promise<Descent | undefined>;
}

/** What is to be surveyed. */
export interface ValleyRequest {
  /** The two that are moved; default: those of the last layer that the cost pulls at most. */
  readonly weights?: readonly [x: WeightPlace, y: WeightPlace];
  /** How far the map reaches from the present values, on each side. */
  readonly reach: number;
  /** Grid points along each axis. */
  readonly resolution: number;
  /** How many of the first training samples the cost is the mean of; all, where there are fewer. */
  readonly samples: number;
}

/** A weight of a dense layer. */
export interface WeightPlace {
  readonly layer: number;
  readonly input: number;
  readonly unit: number;
}

/** A weight as it was when the valley was opened. */
export interface ValleyWeight extends WeightPlace {
  readonly value: number;
  /** ∂C/∂w. */
  readonly gradient: number;
}

/** An opened valley. */
export interface Valley {
  readonly id: number;
  readonly x: ValleyWeight;
  readonly y: ValleyWeight;
  readonly xRange: AxisRange;
  readonly yRange: AxisRange;
  readonly resolution: number;
  readonly samples: number;
  /** C at the present place. */
  readonly cost: number;
}

/** C at every grid point of x, for one y. */
export interface ValleyRow {
  readonly row: number;
  readonly costs: Float32Array;
}

/** A walk downhill. */
export interface ValleyWalk {
  /** Points so far; the walk goes on from the last one. */
  readonly earlier?: readonly DescentPoint[];
  /** Where it begins when there are none. */
  readonly start: readonly [x: number, y: number];
  readonly learningRate: number;
  readonly steps: number;
}
