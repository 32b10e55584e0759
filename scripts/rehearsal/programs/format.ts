// A format of its own package, and catalogs of contributions by themselves.
import { createRegistry } from '@vitrum/core';
import { datasetsPlugin } from '@vitrum/datasets/catalog';
import { safetensors } from '@vitrum/format-safetensors';
import { completeModel, encodeModel, modelFileOf } from '@vitrum/formats';
import { trainerPlugin } from '@vitrum/trainer/catalog';
import { createVitrum } from 'vitrum';
import { createNetwork, denseNetworkConfig } from 'vitrum/parts';

const catalogs = createRegistry([datasetsPlugin, trainerPlugin]);
const registry = createVitrum();
const network = createNetwork(registry, denseNetworkConfig(registry, { architecture: [2, 3], activation: 'tanh' }), { seed: 7 });
const [file] = await safetensors.write(completeModel(registry, encodeModel(registry, network)));
const back = modelFileOf(registry, await safetensors.read(file.bytes));
console.log(`${catalogs.metrics.get('accuracy').name} of ${catalogs.datasets.get('iris').name}, ${back.parameters['layers.0.weights']?.shape.join(' × ')} weights`); // → accuracy of iris, 2 × 3 weights
