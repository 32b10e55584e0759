// What a neuron adds up, and the same network from plain JSON: entries of vitrum that load only where they are asked for.
import { createVitrum } from 'vitrum';
import { decodeModel, encodeModel, fingerprint, parseModel } from 'vitrum/formats';
import { explainNeuron } from 'vitrum/inspect';
import { createNetwork, denseNetworkConfig } from 'vitrum/parts';

const registry = createVitrum();
const network = createNetwork(registry, denseNetworkConfig(registry, { architecture: [2, 3, 1], activation: 'tanh' }), { seed: 1 });
const loss = registry.losses.get('squared-error');
const neuron = explainNeuron(registry, { network, loss, input: [0.5, -0.5], target: [1], layer: 0, unit: 2 });
const copy = decodeModel(registry, parseModel(JSON.stringify(encodeModel(registry, network))));
const isSame = (await fingerprint(copy)) === (await fingerprint(network));
console.log(`z = ${neuron?.forward.z.toFixed(3)}, the copy is the same: ${isSame}`); // → z = -0.214, the copy is the same: true
