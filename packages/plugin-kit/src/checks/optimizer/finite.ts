import type { CheckContext } from '../../check-context.ts';
import { check } from '../../check.ts';
import { formatNumber } from '../../numerics/format-number.ts';
import { rulesOf, startState, takeSteps } from './state.ts';

const steps = 3;
/** Gradients that occur in training: zero and nearly zero. */
const ordinary: readonly number[] = [0, 1e-45, 1e-38, 1e-30, -1e-30, 1e-8, 1, -1, 1000];
/** Gradients that occur only once training has diverged. */
const enormous: readonly number[] = [1e30, -1e30];

export const optimizerFinite = check<CheckContext<'optimizers'>>('finite', 'values stay finite, at a gradient of 0 too', ({ variants, tried }) => {
  tried(`gradients of ${[...ordinary, ...enormous].map(formatNumber).join(', ')}, ${steps} steps each`);
  for (const { made, fail, note } of variants) {
    for (const [rule, gradient] of rulesOf(made).flatMap((each) => [...ordinary, ...enormous].map((gradient) => [each, gradient] as const))) {
      const state = startState(rule, [0.5]);
      takeSteps(rule, state, Array.from({ length: steps }, () => [gradient]), 0.01);
      const value = state.value[0] ?? NaN;
      if (Number.isFinite(value)) continue;
      const tell = ordinary.includes(gradient) ? fail : note;
      tell({
        message: `After ${steps} steps with a gradient of ${formatNumber(gradient)}, 0.5 has become ${formatNumber(value)}.`,
        hint: gradient === 0
          ? '0/0, most likely: add a small number to what it divides by.' // for rules that divide by the size of the gradient
          : 'Keep a division away from zero, and a square from overflowing.',
      });
    }
  }
});
