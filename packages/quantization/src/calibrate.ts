import type { Calibration, CompleteModel } from '@vitrum/core';
import { programOf, type Program, type Step } from '@vitrum/formats/internal';
import { foldProgram, isLinear } from './fold-program.ts';
import { activate, concat, linear, pool, upsample, type Numbers } from './run-step.ts';

/**
 * The least and the greatest number that every value of a model takes over samples: what 8 bits have to reach over.
 *
 * @param samples - Inputs as the network takes them, prepared as in training; some hundred of those that it was trained on.
 * @throws VITRUM_UNSUPPORTED_MODEL for layers that integers cannot express
 */
export function calibrate(model: CompleteModel, samples: Iterable<Float32Array>): Calibration {
  const program = foldProgram(programOf(model, 'int8'), 'int8');
  const ranges = program.sizes.map((): [number, number] => [0, 0]);
  for (const sample of samples) {
    for (const [i, value] of valuesOf(program, sample).entries()) {
      const range = ranges[i];
      if (range === undefined || value === undefined) continue;
      for (const each of value) {
        if (each < range[0]) range[0] = each;
        else if (each > range[1]) range[1] = each;
      }
    }
  }
  return { ranges };
}

/** Every value of a program for a sample. */
function valuesOf({ sizes, steps }: Program, sample: Float32Array): readonly (Numbers | undefined)[] {
  const values: (Numbers | undefined)[] = [sample];
  for (const step of steps) values[step.output] = valueOf(step, step.inputs.map((input) => values[input] ?? sample), sizes[step.output] ?? 0);
  return Array.from(values);
}

function valueOf(step: Step, inputs: readonly Numbers[], size: number): Numbers {
  const x = inputs[0] ?? new Float64Array(size);
  if (isLinear(step)) return linear(step, x, step.weights, step.biases, size);
  switch (step.op) {
    case 'max-pool':
    case 'average-pool': return pool(step, x, (sum, count) => sum / count);
    case 'add': return Float64Array.from(x, (_, k) => inputs.reduce((sum, each) => sum + (each[k] ?? 0), 0));
    case 'concat': return concat(step, inputs);
    case 'upsample': return upsample(step, x);
    case 'activate': return activate(step, x);
    default: throw new Error(`${step.op} was folded`); // foldProgram leaves no others
  }
}
