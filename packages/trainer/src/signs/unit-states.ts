import type { Activation, FloatArray } from '@vitrum/core';
import { centralDifference } from '@vitrum/tensor';
import { outputRangeOf } from '../warnings/output-range.ts';

/** How many units of a layer pass on no gradient for any of the samples that were looked at. */
export interface UnitStates {
  readonly units: number;
  /** 0 for every sample, with slope 0, as a ReLU that is never reached. */
  readonly dead: number;
  /** At an end of the range of a bounded activation for nearly every sample. */
  readonly saturated: number;
}

/** A slope below this share of the steepest one counts as flat: |a| > 0.995 for tanh. Near the 0.99 of Glorot & Bengio 2010. */
const flatShare = 0.01;
/** A unit that is flat for this share of the samples is saturated. */
const saturatedShare = 0.95;
const probes = [-3, -2, -1.5, -1, -0.5, -0.25, 0.1, 0.25, 0.5, 1, 1.5, 2, 3];

/**
 * Counts the dead and the saturated units of a layer, batch by batch. A unit of a convolution is a channel with all its places.
 */
export class UnitCounter {
  readonly #slope: (z: number, a: number) => number;
  readonly #flat: number;
  readonly #isBounded: boolean;
  readonly #units: number;
  readonly #isDead: Uint8Array;
  readonly #flatCount: Uint32Array;
  #count = 0;

  private constructor(activation: Exclude<Activation, { kind: 'rowwise' }>, units: number) {
    const slope = activation.derivative ?? centralDifference(activation.forward);
    const { minimum, maximum } = outputRangeOf(activation);
    const steepest = Math.max(...probes.map((z) => Math.abs(slope(z, activation.forward(z)))));
    this.#slope = slope;
    this.#flat = flatShare * steepest;
    this.#isBounded = Number.isFinite(minimum) && Number.isFinite(maximum);
    this.#units = units;
    this.#isDead = new Uint8Array(units).fill(1);
    this.#flatCount = new Uint32Array(units);
  }

  /** Undefined without an activation, and for row-wise ones, whose units depend on each other. */
  static of(activation: Activation | undefined, units: number): UnitCounter | undefined {
    if (activation === undefined || activation.kind === 'rowwise') return undefined;
    return new UnitCounter(activation, units);
  }

  /** Takes in the samples of a batch: rows of `units` numbers. */
  add(z: FloatArray, a: FloatArray): void {
    const units = this.#units;
    this.#count += z.length / units;
    for (let unit = 0; unit < units; unit++) {
      if (this.#isBounded) this.#addBounded(z, a, unit);
      else if (this.#isDead[unit] === 1) this.#isDead[unit] = this.#isSilent(z, a, unit) ? 1 : 0;
    }
  }

  states(): UnitStates {
    const dead = this.#isDead.reduce((sum, isDead) => sum + isDead, 0);
    let saturated = 0;
    for (const [unit, flat] of this.#flatCount.entries()) if (this.#isDead[unit] === 0 && flat >= saturatedShare * this.#count) saturated++;
    return { units: this.#units, dead: this.#count === 0 ? 0 : dead, saturated: this.#isBounded ? saturated : 0 };
  }

  #isSilent(z: FloatArray, a: FloatArray, unit: number): boolean {
    for (let i = unit; i < z.length; i += this.#units) {
      if (a[i] !== 0 || this.#slope(z[i] ?? 0, 0) !== 0) return false;
    }
    return true;
  }

  #addBounded(z: FloatArray, a: FloatArray, unit: number): void {
    let flat = 0;
    for (let i = unit; i < z.length; i += this.#units) {
      const value = a[i] ?? 0;
      const slope = Math.abs(this.#slope(z[i] ?? 0, value));
      if (slope < this.#flat) flat++;
      if (value !== 0 || slope !== 0) this.#isDead[unit] = 0;
    }
    this.#flatCount[unit] = (this.#flatCount[unit] ?? 0) + flat;
  }
}
