import type { Dataset } from '@vitrum/core';
import type { Network } from '@vitrum/network';
import { sizeOf } from '@vitrum/tensor';
import { classOf } from '@vitrum/trainer/internal';
import type { HiddenMap } from '../../shared/api/inside.ts';
import { passSamples } from './pass-samples.ts';
import { principalPlane, project, type PrincipalPlane } from './principal-plane.ts';

/** More points than these hide one another. */
const maxPoints = 1000;
/** Numbers of the layer for all points together, beyond which fewer points are taken. */
const maxNumbers = 1e6;

/** Shows where layers put samples; one for a network, so that a picture turns into the next one. */
export class HiddenMaps {
  readonly #planes = new Map<number, PrincipalPlane>();

  /** Undefined for a layer that the network does not have. */
  async ask(network: Network, dataset: Dataset, layer: number, most: number): Promise<HiddenMap | undefined> {
    const asked = network.layers[layer];
    if (asked === undefined) return undefined;
    const width = sizeOf(asked.outputShape);
    const count = Math.min(most, maxPoints, Math.max(100, Math.floor(maxNumbers / width)), dataset.size);
    const values = new Float32Array(count * width);
    const outputs = sizeOf(network.outputShape);
    const predicted = new Uint16Array(count);
    await passSamples(network, dataset, count, (start, batch) => {
      values.set(asked.a?.data ?? [], start * width);
      const told = network.layers.at(-1)?.a?.data ?? new Float32Array();
      for (let row = 0; row < batch; row++) predicted[start + row] = classOf(told.subarray(row * outputs, (row + 1) * outputs));
    });
    const points = { values, count, width };
    const plane = principalPlane(points, this.#planes.get(layer)?.axes);
    this.#planes.set(layer, plane);
    const share = (axis: number): number => (plane.variance > 0 ? axis / plane.variance : 0);
    return { layer, looked: count, points: project(points, plane), ...kindOf(dataset, count, predicted), shares: [share(plane.variances[0]), share(plane.variances[1])] };
  }
}

/** What the color of a point tells. */
function kindOf(dataset: Dataset, count: number, predicted: Uint16Array): Pick<HiddenMap, 'labels' | 'predicted' | 'targets'> {
  const { task = 'classification', targetSize } = dataset;
  if (task === 'classification' && dataset.label !== undefined) {
    return { labels: Uint16Array.from({ length: count }, (_, index) => dataset.label?.(index) ?? 0), predicted };
  }
  const row = new Float32Array(targetSize);
  return {
    targets: Float32Array.from({ length: count }, (_, index) => {
      dataset.readTarget(index, row, 0);
      return row[0] ?? NaN;
    }),
  };
}
