import { defineActivation } from '@vitrum/core';
import { erfc, expNegativeSquare } from '@vitrum/tensor';

/** 1/√(2π), the height of the normal density. */
const DENSITY_AT_0 = 0.3989422804014327;

/** Φ(z), the probability that a standard normal number is at most z. */
const normalDistribution = (z: number): number => 0.5 * erfc(-z * Math.SQRT1_2);

/** The standard normal density. */
const normalDensity = (z: number): number => DENSITY_AT_0 * expNegativeSquare(z * Math.SQRT1_2);

/**
 * The exact Gaussian error linear unit: φ(z) = z·Φ(z); φ′(z) = Φ(z) + z·N(z), with Φ the standard normal distribution and N
 * its density.
 *
 * Source: Hendrycks & Gimpel 2016, arXiv:1606.08415.
 */
export const gelu = /* @__PURE__ */ defineActivation({
  name: 'gelu',
  description: 'Weighs its input by the probability that a normal number is smaller',
  formula: 'z · (1 + erf(z / √2)) / 2',
  derivativeFormula: 'Φ(z) + z · N(z), with Φ the standard normal distribution and N its density',
  source: 'Hendrycks & Gimpel 2016, arXiv:1606.08415',
  since: '0.1.0',
  forward: (z) => z * normalDistribution(z),
  derivative: (z) => normalDistribution(z) + z * normalDensity(z),
});
