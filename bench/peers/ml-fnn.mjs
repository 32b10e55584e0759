// ml-fnn 5: tanh hidden layers, softmax outputs (the only ones for labels), batch size 1.
import FeedForwardNeuralNetworks from 'ml-fnn';
import { asArrays, request, timeTraining, versionOf } from './peer-data.mjs';

const { architecture, learningRate } = request.workload;
await timeTraining(
  versionOf('ml-fnn'),
  (samples) => {
    const rows = asArrays(samples);
    return { inputs: rows.map(({ input }) => input), labels: Array.from(samples.labels.subarray(0, samples.count)) };
  },
  ({ inputs, labels }) => {
    const network = new FeedForwardNeuralNetworks({
      hiddenLayers: architecture.slice(1, -1),
      iterations: 1,
      learningRate,
      regularization: 0,
      activation: 'tanh',
    });
    network.train(inputs, labels);
  },
);
