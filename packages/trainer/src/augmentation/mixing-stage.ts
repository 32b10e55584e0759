import type { Dataset, FloatArray, MixingAugmentationFunctions } from '@vitrum/core';
import { sizeOf, type Draws } from '@vitrum/tensor';
import { Rows } from './rows.ts';
import { startSample, type ChangeBatch } from './stage.ts';

/** Mixes every sample with the next one of the batch, the last with the first. */
export function mixingStage(functions: MixingAugmentationFunctions, draws: Draws, { inputShape, targetSize }: Dataset): ChangeBatch {
  const size = sizeOf(inputShape);
  const [inputRows, targetRows] = [new Rows(size), new Rows(targetSize)];
  return (inputs, targets, samples) => {
    inputRows.use(inputs);
    targetRows.use(targets);
    const firstInput = inputRows.copyOf(0);
    const firstTarget = targetRows.copyOf(0);
    for (let row = 0; row < samples.count; row++) {
      startSample(draws, samples, row);
      const weight = functions.weight(draws);
      const isLast = row + 1 === samples.count;
      mix(inputs, row * size, size, isLast ? firstInput : inputs, isLast ? 0 : (row + 1) * size, weight);
      mix(targets, row * targetSize, targetSize, isLast ? firstTarget : targets, isLast ? 0 : (row + 1) * targetSize, weight);
    }
  };
}

function mix(out: FloatArray, at: number, size: number, other: FloatArray, otherAt: number, weight: number): void {
  for (let i = 0; i < size; i++) out[at + i] = weight * (out[at + i] ?? 0) + (1 - weight) * (other[otherAt + i] ?? 0);
}
