import { argumentsOf } from '@vitrum/formats/internal';
import type { QuantizedLinearStep, QuantizedProgram, QuantizedStep } from '@vitrum/quantization';

/** Integers of a model, and the type that they have in C. */
export type IntegerArray = Int8Array | Int32Array;

/** The names of the values of a program, and of its arrays. */
export interface Names {
  readonly valueOf: (index: number) => string;
  readonly arrayOf: (values: IntegerArray) => string;
}

const linearFunctions = { matmul: 'model_matmul', convolve: 'model_convolve', spread: 'model_spread' } as const;

/** The statements of a step. */
export function linesOf(step: QuantizedStep, { sizes, values }: QuantizedProgram, { valueOf, arrayOf }: Names): readonly string[] {
  const [x, z] = [valueOf(step.inputs[0]), valueOf(step.output)];
  const [size, zero] = [sizes[step.output] ?? 0, values[step.output]?.zeroPoint ?? 0];
  const zeroOf = (index: number): number => values[index]?.zeroPoint ?? 0;
  switch (step.op) {
    case 'linear': {
      const call = `${linearFunctions[step.step.op]}(${[x, 'sums', arrayOf(step.weights), arrayOf(step.biases), zeroOf(step.inputs[0]), ...argumentsOf(step.step).numbers].join(', ')});`;
      const { multipliers, shifts } = rescalingOf(step);
      return [call, `model_rescale_all(sums, ${z}, ${arrayOf(multipliers)}, ${arrayOf(shifts)}, ${size}, ${multipliers.length}, ${zero});`];
    }
    case 'pool': return [`model_pool(${[x, z, step.step.op === 'max-pool' ? 1 : 0, ...argumentsOf(step.step).numbers].join(', ')});`];
    case 'upsample': return [`model_upsample(${[x, z, ...argumentsOf(step.step).numbers].join(', ')});`];
    case 'add': {
      const sum = step.inputs.map((input, i) => `INT64_C(${step.factors[i] ?? 0}) * (${valueOf(input)}[k] - ${literal(zeroOf(input))})`).join(' + ');
      return [`for (int k = 0; k < ${size}; k++) ${z}[k] = model_round(${sum}, ${zero});`];
    }
    case 'concat': {
      const { places, widths } = step.step;
      const all = widths.reduce((sum, width) => sum + width, 0);
      let first = 0;
      return step.inputs.map((input, i) => {
        const width = widths[i] ?? 0;
        const line = `model_put(${[valueOf(input), z, step.factors[i] ?? 0, zeroOf(input), zero, places, width, first, all].join(', ')});`;
        first += width;
        return line;
      });
    }
    case 'table': return [`for (int k = 0; k < ${size}; k++) ${z}[k] = ${arrayOf(step.table)}[${x}[k] + 128];`];
    case 'softmax': return [`model_softmax(${[x, z, arrayOf(step.exponentials), size, step.step.width].join(', ')});`];
  }
}

/** A negative number in an expression. */
const literal = (value: number): string => (value < 0 ? `(${value})` : String(value));

const rescalings = new WeakMap<QuantizedLinearStep, { readonly multipliers: Int32Array; readonly shifts: Int8Array }>();

/** The factors of a step as two arrays, the same ones whenever they are asked for. */
function rescalingOf(step: QuantizedLinearStep): { readonly multipliers: Int32Array; readonly shifts: Int8Array } {
  const made = rescalings.get(step) ?? {
    multipliers: Int32Array.from(step.factors, ({ multiplier }) => multiplier),
    shifts: Int8Array.from(step.factors, ({ shift }) => shift),
  };
  rescalings.set(step, made);
  return made;
}

/** All arrays that a step needs. */
export function arraysOf(step: QuantizedStep): readonly IntegerArray[] {
  if (step.op === 'table') return [step.table];
  if (step.op === 'softmax') return [step.exponentials];
  if (step.op !== 'linear') return [];
  const { multipliers, shifts } = rescalingOf(step);
  return [step.weights, step.biases, multipliers, shifts];
}
