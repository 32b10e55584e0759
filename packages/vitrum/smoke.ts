import { gunzipSync } from 'node:zlib'; import { readFileSync } from 'node:fs';
import { createRegistry, defineActivation, definePlugin, type Dataset } from '@vitrum/core';
import { layersPlugin } from '@vitrum/layers'; import { lossesPlugin } from '@vitrum/losses'; import { optimizersPlugin } from '@vitrum/optimizers';
import { tanh } from '@vitrum/tensor'; import { createNetwork, denseNetworkConfig } from '@vitrum/network'; import { Trainer, resolveTrainingConfig } from '@vitrum/trainer';
const read = (f: string) => new Uint8Array(gunzipSync(readFileSync('/work/shared/mnist/' + f + '.gz')));
const ds = (p: string): Dataset => { const im = read(p + '-images-idx3-ubyte').subarray(16), la = read(p + '-labels-idx1-ubyte').subarray(8);
 const table = Float64Array.from({length:256},(_, i)=>i/255);
 return { name: 'mnist', size: la.length, inputShape: [28, 28], targetSize: 10, classes: [...'0123456789'], readInput(i, out, o) { for (let k = 0, b = i * 784; k < 784; k++) out[o + k] = table[im[b + k]!]!; }, readTarget(i, out, o) { out.fill(0, o, o + 10); out[o + la[i]!] = 1; } }; };
const registry = createRegistry([layersPlugin, lossesPlugin, optimizersPlugin, definePlugin({ name: 'x', version: '1', activations: [defineActivation({ name: 'tanh', forward: tanh, derivative: (_z, a) => 1 - a * a })] })]);
const data = { train: ds('train'), test: ds('t10k') };
for (const seed of process.argv.slice(2).map(Number)) {
const network = createNetwork(denseNetworkConfig({ architecture: [784, 32, 16, 10] }), { registry, seed });
for await (const e of new Trainer({ network, data, plan: resolveTrainingConfig(registry, { seed }) }).run()) if (e.type !== 'progress') console.log(seed, JSON.stringify(e));
}
