import type { LayerStatistics, UnitTrace } from '@vitrum/network';
import type { Selection } from './data.ts';

/** A unit of a layer, and the input that it is asked about. */
export interface TraceRequest {
  readonly layer: number;
  readonly unit: number;
  readonly selection: Selection;
}

/** The figures of a layer that keeps some, beside those of the batch that comes next in training. */
export interface BatchStatistics extends LayerStatistics {
  /** How many samples the batch has. */
  readonly batchSize: number;
}

/** What is asked about layers that are not sums of their inputs, each times a weight. */
export interface LayersApi {
  /** What a unit is made of; undefined where that cannot be told, or nothing is selected that the network takes. */
  traceUnit(request: TraceRequest): UnitTrace | undefined;
  /** The running figures of a layer, beside those of a batch; undefined for a layer that keeps none. */
  batchStatistics(layer: number): Promise<BatchStatistics | undefined>;
}
