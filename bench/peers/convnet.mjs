// ConvNetJS 0.3: tanh hidden layers, a linear regression layer with squared error, plain SGD, batch size 1.
import { createRequire } from 'node:module';
import { inputRow, request, targetRow, timeTraining, versionOf } from './peer-data.mjs';

const convnet = createRequire(import.meta.url)('convnetjs');
const { architecture, learningRate } = request.workload;
const hidden = architecture.slice(1, -1);
const network = new convnet.Net();
network.makeLayers([
  { type: 'input', out_sx: 1, out_sy: 1, out_depth: architecture[0] },
  ...hidden.map((units) => ({ type: 'fc', num_neurons: units, activation: 'tanh' })),
  { type: 'regression', num_neurons: architecture.at(-1) },
]);
const trainer = new convnet.SGDTrainer(network, { learning_rate: learningRate, momentum: 0, batch_size: 1, l2_decay: 0 });
const input = new convnet.Vol(1, 1, architecture[0], 0);

await timeTraining(
  versionOf('convnetjs'),
  (samples) => Array.from({ length: samples.count }, (_, index) => [inputRow(samples, index), Array.from(targetRow(samples, index))]),
  (samples) => {
    for (const [x, y] of samples) {
      input.w.set(x);
      trainer.train(input, y);
    }
  },
);
