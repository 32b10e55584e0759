// Milliseconds of processor time that each type of layer takes in a step of a network by name, on pictures of noise:
// npm run measure:layers -- [network] [threads] [rounds]. To compare two checkouts, run it in one after the other, several times.
import { buildNetwork, createRegistry, type Dataset, type LayerDefinition, type LayerPlan } from '@vitrum/core';
import { createRandom, sizeOf } from '@vitrum/tensor';
import { builtins, createVitrum, layersPlugin } from 'vitrum';
import { createBackend, createNetwork, planTraining, Trainer } from 'vitrum/parts';
import { arrayDataset } from 'vitrum/data';

const networks = { 'resnet-small': [32, 32, 3], 'cnn-best': [28, 28], 'cnn-small': [28, 28] } as const;
const isMeasured = (name: string): name is keyof typeof networks => Object.hasOwn(networks, name);
const [batchSize, stepsPerRound] = [128, 4];

const [name = 'resnet-small', threads = '1', rounds = '6'] = process.argv.slice(2);
if (!isMeasured(name)) throw new Error(`The networks: ${Object.keys(networks).join(', ')}; got ${name}.`);

/** Milliseconds of all threads in passes of the round, by type of layer: the time of a clock says little on a busy machine. */
const spent = new Map<string, { forward: number; backward: number }>();

function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** The layer, adding its time to `spent`. */
function timed<Definition extends LayerDefinition>(definition: Definition): Definition {
  const sums = { forward: 0, backward: 0 };
  spent.set(definition.name, sums);
  const add = (pass: keyof typeof sums, run: () => void): void => {
    const startedAt = processorTime();
    run();
    sums[pass] += processorTime() - startedAt;
  };
  const plan: LayerDefinition['plan'] = (options, inputs): LayerPlan => {
    const made = definition.plan(options, inputs);
    return {
      ...made,
      bind: (tensors) => {
        const bound = made.bind(tensors);
        return {
          forward: (training) => add('forward', () => bound.forward(training)),
          bindBackward: (gradients) => {
            const backward = bound.bindBackward(gradients);
            return (from) => add('backward', () => backward(from));
          },
        };
      },
    };
  };
  return { ...definition, plan };
}

const registry = createRegistry([...builtins.filter((plugin) => plugin !== layersPlugin), { ...layersPlugin, layers: layersPlugin.layers.map(timed) }]);
const random = createRandom(1);
const inputShape = networks[name];
const noise = (count: number): Dataset => arrayDataset({
  name: 'noise',
  inputs: Array.from({ length: count }, () => Float32Array.from({ length: sizeOf(inputShape) }, () => random.uniform())),
  targets: Array.from({ length: count }, (_, i) => Array.from({ length: 10 }, (_, k) => (i % 10 === k ? 1 : 0))),
});
const data = { train: noise(batchSize * stepsPerRound), test: noise(1) };
const backend = await createBackend(createVitrum(), { name: 'wasm', threads: Number(threads) });
const network = createNetwork(registry, buildNetwork(registry, name, { inputShape, outputs: 10, outputActivation: 'softmax' }), { backend });
const plan = planTraining(createVitrum(), {
  loss: 'categorical-cross-entropy', optimizer: 'adam', learningRate: 0.001, batchSize, epochs: Number(rounds) + 2, shuffle: false,
});

/** Milliseconds of a step, by what they are spent on. */
const steps: Readonly<Record<string, number>>[] = [];
let startedAt = 0;
for await (const event of new Trainer({ network, data, plan }).run()) {
  if (event.type !== 'epoch' && event.type !== 'start') continue;
  const step = (processorTime() - startedAt) / stepsPerRound;
  const layers = [...spent].flatMap(([type, { forward, backward }]) => [[`${type}, forward`, forward / stepsPerRound], [`${type}, backward`, backward / stepsPerRound]] as const);
  const rest = step - layers.reduce((sum, [, each]) => sum + each, 0);
  if (event.type === 'epoch') steps.push({ ...Object.fromEntries(layers), 'the rest: gradients of weights, updates': rest, 'the whole step': step });
  for (const sums of spent.values()) Object.assign(sums, { forward: 0, backward: 0 });
  startedAt = processorTime();
}
backend.close();

console.log(`${name}, batch ${batchSize}, ${backend.features.join(' ')}, ${threads} thread(s); ms of processor time a step, the least of ${rounds} rounds`);
for (const what of Object.keys(steps[0] ?? {})) {
  const least = Math.min(...steps.slice(2).map((step) => step[what] ?? NaN));
  if (least > 0.05) console.log(`${least.toFixed(1).padStart(8)}  ${what}`);
}
