import type { FloatArray } from '@vitrum/core';
import { roundToSix } from '@vitrum/runs/internal';
import { isRight, type Verdict } from './verdict.ts';

/**
 * A prediction for machines. `outputs` are the network's; `prediction` is the index of the class, the predicted number or numbers, or
 * the names of the labels that apply.
 */
export function predictionRecord(source: string, outputs: FloatArray, verdict: Verdict): Readonly<Record<string, unknown>> {
  const { prediction, ...more } = describe(verdict);
  return { event: 'prediction', source, prediction, outputs: Array.from(outputs, roundToSix), ...more };
}

function describe(verdict: Verdict): Readonly<Record<string, unknown>> & { readonly prediction: unknown } {
  switch (verdict.kind) {
    case 'class': {
      const { prediction, label, classes } = verdict;
      const className = classes[prediction] ?? String(prediction);
      return { prediction, className, ...(label !== undefined && { label, correct: isRight(verdict) }) };
    }
    case 'numbers': {
      const { names, values, targets } = verdict;
      return { prediction: single(values.map(roundToSix)), values: byName(names, values), ...(targets && { target: single(targets.map(roundToSix)) }) };
    }
    case 'labels': {
      const { names, values, prediction, targets } = verdict;
      return { prediction, values: byName(names, values), ...(targets && { target: targets, correct: isRight(verdict) }) };
    }
  }
}

const single = (values: readonly number[]): unknown => (values.length === 1 ? values[0] : values);

function byName(names: readonly string[], values: readonly number[]): Readonly<Record<string, number>> {
  return Object.fromEntries(values.map((value, i) => [names[i] ?? String(i), roundToSix(value)]));
}
