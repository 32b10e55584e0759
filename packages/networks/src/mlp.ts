import { defineNetwork } from '@vitrum/core';
import { sizeOf } from '@vitrum/tensor';

/**
 * A multilayer perceptron: dense layers, with dropout after each hidden one if a rate is given. Pictures are taken as vectors.
 *
 * Source: Rumelhart, Hinton and Williams 1986, doi:10.1038/323533a0.
 */
export const mlp = /* @__PURE__ */ defineNetwork({
  name: 'mlp',
  description: 'Dense layers, each of which sees the whole sample as one vector',
  source: 'Rumelhart, Hinton and Williams 1986, doi:10.1038/323533a0',
  since: '0.1.0',
  options: {
    hidden: { type: 'integers', default: [256, 128], minimum: 1, description: 'Units of the hidden layers.' },
    activation: { type: 'activation', default: 'relu', description: 'Activation of the hidden layers.' },
    initializer: { type: 'initializer', default: 'he-normal', description: 'First values of their weights.' },
    dropout: { type: 'number', default: 0, minimum: 0, exclusiveMaximum: 1, description: 'The share that is left out after every hidden layer.' },
  },
  build: ({ hidden, activation, initializer, dropout }, { inputShape, outputs, outputActivation }) => ({
    inputShape: [sizeOf(inputShape)],
    layers: [
      ...hidden.flatMap((units) => [
        { type: 'dense', units, activation, weightInitializer: initializer },
        ...(dropout > 0 ? [{ type: 'dropout', rate: dropout }] : []),
      ]),
      { type: 'dense', units: outputs, activation: outputActivation },
    ],
  }),
});
