import { defineLayer, layerPlan, VitrumError, type FloatArray, type Shape, type Tensor } from '@vitrum/core';
import { formatShape } from '@vitrum/tensor';
import { oneInput } from './one-input.ts';

/**
 * A learned vector for every word of a vocabulary: looks up rows of a table.
 *
 * a[t, d] = E[x[t], d] for samples of shape [length], whose numbers are indices of words, whole numbers from 0 on; E has the shape
 * [vocabularySize, dimensions]. With the pooling `mean` the output is one vector, a[d] = (Σ E[x[t], d]) / length. ∂C/∂E[v] adds up
 * ∂C/∂a[t] over the t with x[t] = v; ∂C/∂x is zero, as between whole numbers nothing changes.
 *
 * @throws VITRUM_SHAPE_MISMATCH for no lists of indices; in a forward pass VITRUM_INDEX_OUT_OF_RANGE
 */
export const embedding = /* @__PURE__ */ defineLayer({
  name: 'embedding',
  description: 'Looks up a learned vector for every word, given as its index in a vocabulary',
  formula: 'a[t] = E[x[t]]',
  source: 'Bengio, Ducharme, Vincent and Jauvin 2003, JMLR 3:1137-1155',
  since: '0.1.0',
  options: {
    // Indices come as 32-bit floats, in which whole numbers are exact up to 2²⁴.
    vocabularySize: { type: 'integer', minimum: 1, maximum: 2 ** 24, description: 'Number of words; indices run from 0 to one less.' },
    dimensions: { type: 'integer', minimum: 1, default: 16, description: 'Length of the vector of a word.' },
    pooling: { type: 'string', default: 'none', choices: ['none', 'mean'], description: 'Whether the vectors of a sample are averaged into one.' },
    weightInitializer: { type: 'initializer', default: 'uniform', description: 'Initial values of the vectors.' },
  },
  plan: ({ vocabularySize, dimensions, pooling, weightInitializer }, inputs) => {
    const length = lengthOf(oneInput('embedding', inputs));
    const isPooled = pooling === 'mean';
    return layerPlan({
      outputShape: isPooled ? [dimensions] : [length, dimensions],
      multiplyAdds: isPooled ? length * dimensions : 0,
      indices: vocabularySize,
      parameters: {
        weights: {
          shape: [vocabularySize, dimensions], initializer: weightInitializer, fan: { fanIn: vocabularySize, fanOut: dimensions }, role: 'embedding',
        },
      },
      bind: ({ inputs: [{ data: x }], output: { data: a }, parameters: { weights: { data: table } } }) => ({
        forward: () => {
          if (isPooled) a.fill(0);
          for (let i = 0; i < x.length; i++) {
            // Looked at where it is read anyway, one comparison for a whole row of numbers: no pass of its own goes over the indices.
            const index = x[i] ?? NaN;
            if (index >>> 0 !== index || index >= vocabularySize) throw outOfRange(index, i, length, vocabularySize);
            if (isPooled) addRow(a, Math.floor(i / length) * dimensions, table, index * dimensions, dimensions, 1 / length);
            else copyRow(a, i * dimensions, table, index * dimensions, dimensions);
          }
        },
        bindBackward: ({ output: { data: da }, inputs: [dx], parameters: gradients }) => {
          const writeWeights = ({ data: sums }: Tensor): void => {
            sums.fill(0);
            for (let i = 0; i < x.length; i++) {
              const from = isPooled ? Math.floor(i / length) : i;
              addRow(sums, (x[i] ?? 0) * dimensions, da, from * dimensions, dimensions, isPooled ? 1 / length : 1);
            }
          };
          return () => {
            gradients.weights.fill(writeWeights);
            dx?.data.fill(0);
          };
        },
      }),
    });
  },
});

function addRow(to: FloatArray, toAt: number, from: FloatArray, fromAt: number, count: number, factor: number): void {
  for (let d = 0; d < count; d++) to[toAt + d] = (to[toAt + d] ?? 0) + factor * (from[fromAt + d] ?? 0);
}

function copyRow(to: FloatArray, toAt: number, from: FloatArray, fromAt: number, count: number): void {
  for (let d = 0; d < count; d++) to[toAt + d] = from[fromAt + d] ?? 0;
}

function lengthOf(shape: Shape): number {
  const [length] = shape;
  if (length !== undefined && shape.length === 1) return length;
  throw new VitrumError({
    code: 'VITRUM_SHAPE_MISMATCH',
    message: `The layer "embedding" takes indices of shape [length], got ${formatShape(shape)}.`,
    hint: 'Give every sample as the indices of its words, such as "inputShape": [20] for twenty of them.',
  });
}

function outOfRange(index: number, place: number, length: number, vocabularySize: number): VitrumError {
  const [sample, position] = [Math.floor(place / length), place % length];
  return new VitrumError({
    code: 'VITRUM_INDEX_OUT_OF_RANGE',
    message: `The layer "embedding" got ${index} at place ${position} along the length of sample ${sample}, of shape [${length}]; it must be a whole number from 0 to ${vocabularySize - 1}.`,
    hint: 'Give words as indices of the vocabulary, the first one 0; "vocabularySize" is how many there are.',
  });
}
