import type { OptionSchema } from '@vitrum/core';

/** What happens to gradients before the optimizer sees them. */
export const gradientOptions = {
  /** Every number of a gradient is kept within ±clipValue; 0 leaves it as it is. */
  clipValue: { type: 'number', default: 0, minimum: 0 },
  /** All gradients are scaled down together where their norm is larger; 0 leaves them as they are. */
  clipNorm: { type: 'number', default: 0, minimum: 0 },
  /** Batches whose gradients make one step. */
  accumulate: { type: 'integer', default: 1, minimum: 1 },
  /** λ of the penalty λ·Σ|θ|. */
  l1: { type: 'number', default: 0, minimum: 0 },
  /** λ of the penalty λ/2·Σθ². */
  l2: { type: 'number', default: 0, minimum: 0 },
} as const satisfies OptionSchema;

/** The settings of {@link gradientOptions}, as plain JSON. */
export interface GradientConfig {
  /** Every number of a gradient is kept within ±clipValue; 0, the default: it is left as it is. */
  readonly clipValue?: number;
  /** All gradients are scaled down together where their norm is larger; after `clipValue`. 0, the default: they are not. */
  readonly clipNorm?: number;
  /** Batches whose gradients make one step, as one batch of all their samples would; an epoch's last step may have fewer. 1. */
  readonly accumulate?: number;
  /** λ of the penalty λ·Σ|θ| on weights and embeddings, whose gradient is a part of the step, but not of the reported loss; 0. */
  readonly l1?: number;
  /** λ of the penalty λ/2·Σθ²; likewise. 0. */
  readonly l2?: number;
}

/** Checked settings. */
export type GradientSettings = Required<GradientConfig>;

/** True if gradients go to the optimizer as they are. */
export function leavesGradients({ clipValue, clipNorm, accumulate, l1, l2 }: GradientSettings): boolean {
  return clipValue === 0 && clipNorm === 0 && accumulate === 1 && l1 === 0 && l2 === 0;
}
