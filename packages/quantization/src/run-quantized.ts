import { clamp, timesFixedPoint } from './fixed-point.ts';
import type { QuantizedProgram, QuantizedStep } from './quantized-program.ts';
import { quantizeNumber, sumUnit } from './quantize-program.ts';
import { concat, linear, pool, upsample, type Numbers } from './run-step.ts';

/**
 * The outputs of a quantized model for one sample: integer by integer what the exported C computes.
 *
 * @param input - One sample, prepared as in training.
 */
export function runQuantized(program: QuantizedProgram, input: Float32Array): Float32Array {
  const { values: kinds, steps, output, sizes } = program;
  const values: Int8Array[] = [Int8Array.from(input, (each) => quantizeNumber(each, kinds[0] ?? { scale: 1, zeroPoint: 0 }))];
  for (const step of steps) values[step.output] = Int8Array.from(integersOf(step, step.inputs.map((index) => values[index] ?? new Int8Array(0)), program));
  const { scale = 1, zeroPoint = 0 } = kinds[output] ?? {};
  return Float32Array.from(values[output] ?? new Int8Array(sizes[output] ?? 0), (each) => Math.fround(scale) * (each - zeroPoint));
}

function integersOf(step: QuantizedStep, inputs: readonly Int8Array[], { values, sizes }: QuantizedProgram): Numbers {
  const zeroOf = (index: number): number => values[index]?.zeroPoint ?? 0;
  const [x = new Int8Array(0)] = inputs;
  const zero = zeroOf(step.output);
  switch (step.op) {
    case 'linear': {
      const sums = linear(step.step, Int32Array.from(x, (each) => each - zeroOf(step.inputs[0])), step.weights, step.biases, sizes[step.output] ?? 0);
      return sums.map((sum, k) => clamp(timesFixedPoint(sum, step.factors[k % step.factors.length] ?? { multiplier: 0, shift: 0 }) + zero, -128, 127));
    }
    case 'pool': return pool(step.step, x, (sum, count) => Math.trunc((sum + (sum < 0 ? -1 : 1) * Math.floor(count / 2)) / count));
    case 'add': return Float64Array.from(x, (_, k) => requantize(inputs.reduce((sum, each, i) => sum + (step.factors[i] ?? 0) * ((each[k] ?? 0) - zeroOf(step.inputs[i] ?? 0)), 0), zero));
    case 'concat': return concat(step.step, inputs.map((each, i) => Float64Array.from(each, (value) => requantize((step.factors[i] ?? 0) * (value - zeroOf(step.inputs[i] ?? 0)), zero))));
    case 'upsample': return upsample(step.step, x);
    case 'table': return x.map((each) => step.table[each + 128] ?? 0);
    case 'softmax': return softmax(x, step.step.width, step.exponentials);
  }
}

/** A sum in units of 2⁻²⁰ as an integer of 8 bits, halves up. */
const requantize = (sum: number, zeroPoint: number): number => clamp(Math.floor((sum + sumUnit / 2) / sumUnit) + zeroPoint, -128, 127);

function softmax(x: Int8Array, width: number, exponentials: Int32Array): Numbers {
  const z = new Float64Array(x.length);
  for (let row = 0; row < x.length; row += width) {
    const part = x.subarray(row, row + width);
    const most = part.reduce((greatest, each) => Math.max(greatest, each), -128);
    const parts = Array.from(part, (each) => exponentials[most - each] ?? 0);
    const sum = parts.reduce((total, each) => total + each, 0);
    parts.forEach((each, i) => { z[row + i] = Math.min(Math.floor((256 * each + Math.floor(sum / 2)) / sum) - 128, 127); });
  }
  return z;
}
