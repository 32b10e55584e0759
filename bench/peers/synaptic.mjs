// synaptic 1.1: its perceptron with tanh, activated and propagated sample by sample, as its trainer does internally.
import synaptic from 'synaptic';
import { asArrays, request, timeTraining, versionOf } from './peer-data.mjs';

const { Architect, Neuron } = synaptic;
const { architecture, learningRate } = request.workload;
const network = new Architect.Perceptron(...architecture);
for (const layer of [...network.layers.hidden, network.layers.output]) layer.set({ squash: Neuron.squash.TANH });

await timeTraining(versionOf('synaptic'), asArrays, (samples) => {
  for (const { input, output } of samples) {
    network.activate(input);
    network.propagate(learningRate, output);
  }
});
