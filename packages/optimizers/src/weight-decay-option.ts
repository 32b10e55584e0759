import type { NumberOption } from '@vitrum/core';

/** λ of a decoupled weight decay, Loshchilov & Hutter 2019, arXiv:1711.05101. */
export const weightDecayOption = (usual: number) =>
  ({
    type: 'number',
    default: usual,
    minimum: 0,
    description: 'λ: before every step weights shrink by the factor 1 − η·λ; biases and norms do not.',
  }) as const satisfies NumberOption;
