import type { FloatArray } from '@vitrum/core';
import type { NetworkLayer } from '../pass/network-layer.ts';
import type { Network } from '../network.ts';

/** Figures that a layer keeps, of each of its features or channels, beside those of the last pass. Plain data that can be posted to another thread. */
export interface RunningFigures {
  /** Such as `mean`. */
  readonly name: string;
  /** What the layer keeps, and uses outside of training. */
  readonly running: FloatArray;
  /** What the last pass used: in training the batch's own. Absent before the first pass, and where a layer keeps nothing of this name. */
  readonly batch?: FloatArray;
}

/** The figures of a layer that keeps some, such as a batch norm. */
export interface LayerStatistics {
  /** Index of the layer. */
  readonly layer: number;
  /** The layer's type in the configuration. */
  readonly type: string;
  /** In the order in which the layer names them: of a batch norm `mean`, then `variance`. */
  readonly figures: readonly RunningFigures[];
  /** The parameters with a number for each of the same features, by their names in the layer: `scale`, `shift`. */
  readonly parameters: Readonly<Record<string, FloatArray>>;
}

/**
 * The running figures of every layer that keeps some, from the first to the last one: of a batch norm the running mean and variance of each
 * channel, and beside them μ and σ² of the batch, if the last pass was one in training.
 *
 * @example
 * network.forward(inputs, true);
 * const [first] = layerStatistics(network);
 * console.log(first?.figures[0]?.running, first?.figures[0]?.batch);
 */
export function layerStatistics(network: Network): readonly LayerStatistics[] {
  return network.layers.flatMap((layer) => (layer.state.length === 0 ? [] : [statisticsOf(layer)]));
}

function statisticsOf(layer: NetworkLayer): LayerStatistics {
  const own = (name: string): string => name.replace(`layers.${layer.index}.`, '');
  const features = Math.max(...layer.state.map(({ value }) => value.data.length));
  return {
    layer: layer.index,
    type: layer.type,
    figures: layer.state.map(({ name, value }) => ({ name: own(name), running: value.data.slice(), ...batchFigures(layer, own(name), value.data.length) })),
    parameters: Object.fromEntries(layer.parameters.flatMap(({ name, value }) => (value.data.length === features ? [[own(name), value.data.slice()]] : []))),
  };
}

/** The first row is that of every sample: a batch has one mean. */
function batchFigures(layer: NetworkLayer, name: string, length: number): Pick<RunningFigures, 'batch'> {
  const rows = layer.kept(name)?.data;
  return rows === undefined || rows.length < length ? {} : { batch: rows.slice(0, length) };
}
