import fc from 'fast-check';
import { expect, test } from 'vitest';
import { defineActivation, type Activation, type FloatArray, type Tensor } from '@vitrum/core';
import { dense, glorotNormal } from '@vitrum/layers';
import { centralDifference, createRandom, createTensor, referenceBackend, tanh, tensorFrom } from '@vitrum/tensor';
import { timesSum } from '../../../test-support/times-sum.ts';

const hyperbolicTangent = defineActivation({ name: 'hyperbolic-tangent', forward: tanh, derivative: (_z, a) => 1 - a * a });

/** The cost Σ a ⊙ weights has exactly the output gradient `weights`. */
function weightedSum(a: FloatArray, weights: FloatArray): number {
  let sum = 0;
  for (const [i, value] of a.entries()) sum += value * (weights[i] ?? NaN);
  return sum;
}

const sizes = fc.record({
  batch: fc.integer({ min: 1, max: 4 }),
  inputs: fc.integer({ min: 1, max: 5 }),
  units: fc.integer({ min: 1, max: 5 }),
  seed: fc.nat(),
});

test.each<Activation>([hyperbolicTangent, timesSum])('the gradients with $name are those of central differences', (activation) => {
  const property = fc.property(sizes, ({ batch, inputs, units, seed }) => {
    const random = createRandom(seed);
    const layer = dense.create(
      { units, activation, weightInitializer: glorotNormal, biasInitializer: glorotNormal },
      { inputShape: [inputs], backend: referenceBackend, random, precision: 'float64' },
    );
    const drawMatrix = (columns: number): Tensor =>
      tensorFrom([batch, columns], Array.from({ length: batch * columns }, () => random.uniform(-1, 1)), 'float64');
    const [input, outputGradient] = [drawMatrix(inputs), drawMatrix(units)];
    const inputGradient = createTensor([batch, inputs], 'float64');
    layer.forward(input, true);
    layer.backward(outputGradient, inputGradient);

    const cost = (): number => weightedSum(layer.forward(input, true).data, outputGradient.data);
    // The gradients are read before the passes of the differences.
    const gradients = layer.parameters.map(({ name, value, gradient }) => ({ name, value, gradient }));
    const pairs = [...gradients, { name: 'input', value: input, gradient: inputGradient }];
    for (const { name, value, gradient } of pairs) {
      const expected = numericalGradient(value, cost);
      expected.forEach((derivative, i) => {
        // Rounding 2⁻⁵²·|C|/h with |C| ≲ 100 is 4·10⁻⁹; the remainder h²/6·|C‴| is below 10⁻⁹.
        expect(Math.abs((gradient.data[i] ?? NaN) - derivative), `${name}[${i}]`).toBeLessThan(1e-8);
      });
    }
  });
  fc.assert(property, { seed: 1, numRuns: 60 });
});

/** The derivative of the cost by every element of a tensor, which is left as it was. */
function numericalGradient({ data }: Tensor, cost: () => number): readonly number[] {
  return Array.from(data, (original, i) => {
    const derivative = centralDifference((value) => {
      data[i] = value;
      return cost();
    })(original);
    data[i] = original;
    return derivative;
  });
}
