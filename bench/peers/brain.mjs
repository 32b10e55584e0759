// brain.js 1.6: tanh in every layer, one sample a step. iterations: 1 is one pass; its own check of the error between
// passes cannot be left out, and is part of the pass.
import brain from 'brain.js';
import { asArrays, request, timeTraining, versionOf } from './peer-data.mjs';

const { architecture, learningRate } = request.workload;
const nearlyZero = 1e-9; // it takes no zero
const network = new brain.NeuralNetwork({ hiddenLayers: architecture.slice(1, -1), activation: 'tanh' });
await timeTraining(versionOf('brain.js'), asArrays, (samples) => {
  network.train(samples, { iterations: 1, learningRate, momentum: nearlyZero, errorThresh: nearlyZero, log: false });
});
