import type { Activation, Dataset } from '@vitrum/core';
import type { Network, NetworkLayer } from '@vitrum/network';
import { centralDifference, sizeOf } from '@vitrum/tensor';
import type { LayerHealth } from '../../shared/api/inside.ts';
import { passSamples } from './pass-samples.ts';
import { unitPlaces, unitsOf } from './unit-places.ts';

/** A slope counts as none below this share of the largest one. */
const flatShare = 0.05;
/** A unit is saturated when its slope is flat for so many samples. */
const minFlatShare = 0.95;
/** Differences of a that are rounding. */
const rounding = 1e-6;

/** Layers with more units are not looked at: nobody sees badges on them. */
const maxUnits = 1024;

/**
 * Which units of each layer are dead (a is the same for every sample) or saturated (|φ′(z)| is below 5 % of the largest slope of φ for
 * 95 % of the samples): one pass over the first `count` samples. Layers without an activation learn through their weights alone and
 * saturate never; they and pictures are looked at for dead units only where they have units.
 */
export async function healthOf(network: Network, dataset: Dataset, count: number): Promise<readonly LayerHealth[]> {
  const watched = network.layers.filter((layer) => layer.activation !== undefined && unitsOf(layer) <= maxUnits).map((layer) => new LayerWatch(layer));
  await passSamples(network, dataset, count, (_, batch) => {
    for (const watch of watched) watch.look(batch);
  });
  return watched.map((watch) => watch.health(count));
}

class LayerWatch {
  readonly #layer: NetworkLayer;
  readonly #units: number;
  readonly #lowest: Float64Array;
  readonly #highest: Float64Array;
  /** Numbers of each unit at which φ is flat. */
  readonly #flat: Float64Array;
  readonly #slope: ((z: number, a: number) => number) | undefined;
  readonly #limit: number;

  constructor(layer: NetworkLayer) {
    this.#layer = layer;
    this.#units = unitsOf(layer);
    this.#lowest = new Float64Array(this.#units).fill(Infinity);
    this.#highest = new Float64Array(this.#units).fill(-Infinity);
    this.#flat = new Float64Array(this.#units);
    this.#slope = slopeOf(layer.activation);
    this.#limit = this.#slope === undefined ? 0 : flatShare * maxSlope(this.#slope, layer.activation);
  }

  look(batch: number): void {
    const { a, z, outputShape } = this.#layer;
    if (a === undefined) return;
    const width = sizeOf(outputShape);
    for (let unit = 0; unit < this.#units; unit++) {
      const { first, stride, count } = unitPlaces(this.#layer, unit);
      for (let row = 0; row < batch; row++) {
        for (let i = 0; i < count; i++) {
          const at = row * width + first + i * stride;
          const value = a.data[at] ?? NaN;
          this.#lowest[unit] = Math.min(this.#lowest[unit] ?? NaN, value);
          this.#highest[unit] = Math.max(this.#highest[unit] ?? NaN, value);
          if (this.#slope !== undefined && Math.abs(this.#slope(z?.data[at] ?? NaN, value)) < this.#limit) this.#flat[unit] = (this.#flat[unit] ?? 0) + 1;
        }
      }
    }
  }

  health(samples: number): LayerHealth {
    const dead: number[] = [];
    const saturated: number[] = [];
    for (let unit = 0; unit < this.#units; unit++) {
      const [lowest = NaN, highest = NaN] = [this.#lowest[unit], this.#highest[unit]];
      const numbers = samples * unitPlaces(this.#layer, unit).count;
      if (highest - lowest <= rounding * Math.max(1, Math.abs(highest))) dead.push(unit);
      else if ((this.#flat[unit] ?? 0) >= minFlatShare * numbers) saturated.push(unit);
    }
    return { layer: this.#layer.index, looked: samples, dead, saturated };
  }
}

/** φ′ of an activation on single numbers. */
function slopeOf(activation: Activation | undefined): ((z: number, a: number) => number) | undefined {
  if (activation === undefined || activation.kind === 'rowwise') return undefined;
  const { forward, derivative } = activation;
  return derivative ?? centralDifference(forward);
}

/** The largest |φ′| where z usually lies. */
function maxSlope(slope: (z: number, a: number) => number, activation: Activation | undefined): number {
  if (activation === undefined || activation.kind === 'rowwise') return 0;
  let largest = 0;
  for (let z = -4; z <= 4; z += 0.125) largest = Math.max(largest, Math.abs(slope(z, activation.forward(z))));
  return largest;
}
