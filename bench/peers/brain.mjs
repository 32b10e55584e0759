// brain.js 1.6: tanh in every layer, batch size 1. iterations: 1 is one pass; its error check between passes cannot be disabled and
// is included.
import brain from 'brain.js';
import { asArrays, request, timeTraining, versionOf } from './peer-data.mjs';

const { architecture, learningRate } = request.workload;
const nearlyZero = 1e-9; // 0 is not accepted
const network = new brain.NeuralNetwork({ hiddenLayers: architecture.slice(1, -1), activation: 'tanh' });
await timeTraining(versionOf('brain.js'), asArrays, (samples) => {
  network.train(samples, { iterations: 1, learningRate, momentum: nearlyZero, errorThresh: nearlyZero, log: false });
});
