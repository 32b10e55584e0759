import { defineAugmentation, type RandomGenerator } from '@vitrum/core';
import { exp, log } from '@vitrum/tensor';

/**
 * Mixup: x′ = λ·x + (1 − λ)·x̃ and t′ = λ·t + (1 − λ)·t̃, with λ ~ Beta(α, α) and (x̃, t̃) the next sample of the batch. It takes samples
 * of any form, not pictures alone; with shuffling, every epoch mixes other pairs.
 *
 * Source: Zhang, Cisse, Dauphin & Lopez-Paz 2018, arXiv:1710.09412; the draw of λ is from Jöhnk 1964, doi:10.1007/BF02613706.
 */
export const mixup = /* @__PURE__ */ defineAugmentation({
  name: 'mixup',
  description: 'Mixes a sample and its target with those of another sample',
  formula: 'λ · x + (1 − λ) · x̃ and λ · t + (1 − λ) · t̃, λ ~ Beta(α, α)',
  source: 'Zhang, Cisse, Dauphin & Lopez-Paz 2018, arXiv:1710.09412',
  since: '0.1.0',
  options: {
    alpha: { type: 'number', default: 0.2, minimum: 0.05, maximum: 1, description: 'α: with small values, one of the two samples prevails.' },
  },
  create: ({ alpha }) => ({ kind: 'mixing', weight: (draws) => drawBeta(alpha, draws) }),
});

/** Jöhnk's method: of two uniform numbers to the power of 1 / α, those that sum to at most 1 have the wanted ratio. */
function drawBeta(alpha: number, draws: RandomGenerator): number {
  for (;;) {
    const a = exp(log(1 - draws.uniform()) / alpha);
    const b = exp(log(1 - draws.uniform()) / alpha);
    if (a + b > 0 && a + b <= 1) return a / (a + b);
  }
}
