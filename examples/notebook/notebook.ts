// The notebook "An introduction to neural networks", cell by cell. README.md says how to run it.
import { createVitrum, train, type Dataset, type Tensor } from 'vitrum';
import { costSurface, descend, parameterStatistics } from 'vitrum/inspect';
import { createBackend, createCost, createNetwork, denseNetworkConfig, planTraining, Trainer, type Network } from 'vitrum/parts';
import { createRandom, createTensor, referenceBackend, rowsOf, sizeOf, tensorFrom, transpose } from '@vitrum/tensor';
import { beside, landscapeLines, pictureLines, shades, signs, type Block } from './draw.ts';
import { curveOf, learningCurve } from './drawings.ts';
import { loadDigits } from './load-digits.ts';
import { addScaled, argmax, combine, copyTensor, maxDifference, product, rowAt, sum, sumOfRows } from './matrices.ts';
import { readOptions } from './options.ts';
import { openPage } from './page.ts';

const options = readOptions();
const { note, print, draw, close } = openPage(import.meta.filename, options.page);

note(`
# An introduction to neural networks

A neural network is a function with many numbers in it that can be changed. Ours gets a picture and answers with ten numbers, one for each
digit. Nobody tells it what a 3 looks like: it is shown pictures together with the right answers, and every number in it is moved a little
in the direction that makes the answer less wrong. This notebook builds such a network from matrix products, works out those directions, and
lets the network learn to read handwriting. On the way it checks its results against vitrum's own.

## 1. The data

MNIST has 60,000 handwritten digits to learn from and 10,000 to test with. A picture has 28 × 28 pixels, each a byte from 0 for black to 255
for white. Divided by 255 and written one row after the other, they are a vector of 784 numbers from 0 to 1. The right answer is a vector
too: ten numbers, a 1 in the place of the digit and 0 elsewhere (*one-hot*). A quick run takes 1,000 and 500 digits only, and where MNIST cannot
be had, digits drawn by a program stand in for it; the output says what it was.
`);
/** Inputs [samples, 784] and targets [samples, 10], a row for each sample. */
function readSamples(dataset: Dataset): { readonly inputs: Tensor; readonly targets: Tensor } {
  const inputs = createTensor([dataset.size, 784]);
  const targets = createTensor([dataset.size, 10]);
  for (let i = 0; i < dataset.size; i++) {
    dataset.readInput(i, inputs.data, 784 * i); // pixel / 255
    dataset.readTarget(i, targets.data, 10 * i); // one-hot
  }
  return { inputs, targets };
}

const { note: aboutData, ...digits } = await loadDigits(options);
if (aboutData !== undefined) print(...aboutData, '');
const [training, testing] = [readSamples(digits.train), readSamples(digits.test)];
print(`data      ${digits.train.name}`);
print(`training  inputs [${training.inputs.shape.join(', ')}], targets [${training.targets.shape.join(', ')}]`);
print(`test      inputs [${testing.inputs.shape.join(', ')}], targets [${testing.targets.shape.join(', ')}]`);
print(`target 0  [${Array.from(rowAt(training.targets, 0).data).join(', ')}]: a ${argmax(rowAt(training.targets, 0).data)}`);

note(`
## 2. What they look like

Never work with data that you have not looked at. Here are the first six pictures, without their empty edges.
`);
/** Columns 2 to 25 of a picture of 28 × 28: all of the ink, and three fit beside each other. */
function inkLines(pixels: ArrayLike<number>, characters = shades): readonly string[] {
  return pictureLines({ width: 28, values: pixels }, characters).map((line) => line.slice(2, 26));
}

const digitBlock = (i: number): Block => ({
  caption: `picture ${i}: a ${argmax(rowAt(training.targets, i).data)}`,
  lines: inkLines(rowAt(training.inputs, i).data),
});
print(...beside([0, 1, 2].map(digitBlock)), ...beside([3, 4, 5].map(digitBlock)));

note(`
## 3. One neuron, and its activation

A neuron multiplies each of its inputs by a *weight*, adds up the products, and adds a *bias*: z = x₁·w₁ + x₂·w₂ + … + b. Its answer is
a = φ(z), where φ is its *activation*, a curve. If it were a straight line, many layers could do no more than one. Ours is tanh, which squashes
any z into the range from −1 to 1. Learning needs its slope φ′ as well, which follows from a alone: φ′(z) = 1 − a².
`);
interface Activation {
  readonly forward: (z: number) => number;
  readonly derivative: (z: number, a: number) => number;
}

const registry = createVitrum();
const tanh = registry.activations.get('tanh');
for (const z of [-2, -0.5, 0, 0.5, 2]) {
  const a = tanh.forward(z);
  const slope = (tanh.forward(z + 1e-5) - tanh.forward(z - 1e-5)) / 2e-5; // rise over run, as a check
  print(`φ(${z}) = ${a.toFixed(4)}   φ′(${z}) = ${tanh.derivative(z, a).toFixed(4)}   measured ${slope.toFixed(4)}`);
}
await draw(curveOf(tanh));

note(`
## 4. Layers

Neurons that read the same inputs form a *layer*. Their weights are the columns of a matrix W, so that one matrix product computes the whole
layer: z = a·W + b. The outputs of one layer are the inputs of the next. Our network has 784 inputs, layers of 32 and 16 neurons, and ten
outputs. It begins with small random numbers, from a normal distribution with a standard deviation of 0.1.
`);
/** Weights [inputs, neurons], and biases [neurons]. */
interface Layer {
  readonly weights: Tensor;
  readonly biases: Tensor;
}

function drawLayers(architecture: readonly number[], seed: number): readonly Layer[] {
  const random = createRandom(seed);
  const drawTensor = (shape: readonly number[]): Tensor => tensorFrom(shape, Array.from({ length: sizeOf(shape) }, () => 0.1 * random.normal()));
  return architecture.slice(1).map((neurons, l) => ({ weights: drawTensor([architecture[l] ?? 0, neurons]), biases: drawTensor([neurons]) }));
}

const copyLayers = (net: readonly Layer[], precision?: 'float64'): readonly Layer[] =>
  net.map(({ weights, biases }) => ({ weights: copyTensor(weights, precision), biases: copyTensor(biases, precision) }));

const architecture = [784, 32, 16, 10];
const layers = drawLayers(architecture, 7);
const untrained = copyLayers(layers);
for (const [l, { weights, biases }] of layers.entries()) print(`layer ${l}  weights [${weights.shape.join(', ')}]  biases [${biases.shape.join(', ')}]`);
print(`${layers.reduce((count, { weights, biases }) => count + weights.data.length + biases.data.length, 0).toLocaleString('en')} numbers to learn`);

note(`
## 5. The forward pass

From the picture to the answer, layer by layer. Every z and every a is kept, because learning needs them. The input is a matrix with a row
for each picture, so that the same function serves for one picture and for all of them.
`);
interface Pass extends Layer {
  /** What the layer reads, [samples, inputs]. */
  readonly input: Tensor;
  /** [samples, neurons] */
  readonly z: Tensor;
  /** φ(z) */
  readonly a: Tensor;
}

function forwardPass(net: readonly Layer[], x: Tensor, { forward }: Activation = tanh): readonly Pass[] {
  const passes: Pass[] = [];
  for (const layer of net) {
    const input = passes.at(-1)?.a ?? x;
    const z = product(input, layer.weights, layer.biases); // z = a·W + b
    passes.push({ ...layer, input, z, a: combine(forward, z, z) }); // a = φ(z)
  }
  return passes;
}

const outputOf = (passes: readonly Pass[]): Tensor => passes.at(-1)?.a ?? createTensor([0, 0]);
const row = (values: ArrayLike<number>, digitsShown = 2): string => Array.from(values, (value) => value.toFixed(digitsShown).padStart(digitsShown + 3)).join(' ');

const [picture, answer] = [rowAt(training.inputs, 0), rowAt(training.targets, 0)];
for (const [l, { z, a }] of forwardPass(layers, picture).entries()) print(`layer ${l}  z [${z.shape.join(', ')}]  a [${a.shape.join(', ')}]`);
print(`answer  ${row(outputOf(forwardPass(layers, picture)).data)}`, `wanted  ${row(answer.data)}`);

note(`
## 6. How wrong is it?

The *cost* is one number that says how far the output y is from the target t: C = Σ (y − t)², the sum of the squared differences. It is 0
for a perfect answer. Its derivative says how the cost changes with each output: ∂C/∂y = 2·(y − t).
`);
interface Cost {
  readonly value: (output: number, target: number) => number;
  readonly derivative: (output: number, target: number) => number;
}

const squaredError: Cost = { value: (y, t) => (y - t) * (y - t), derivative: (y, t) => 2 * (y - t) };

/** C of every sample together. */
const costOf = (y: Tensor, t: Tensor, { value }: Cost = squaredError): number => sum(combine(value, y, t));

const untrainedOutput = outputOf(forwardPass(layers, picture));
print(`C      ${costOf(untrainedOutput, answer).toFixed(4)}`, `∂C/∂y  ${row(combine(squaredError.derivative, untrainedOutput, answer).data)}`);

note(`
## 7. Backpropagation

How does C change when one of the 25,818 weights and biases is moved a little? The chain rule answers for all of them in one pass from the
last layer back to the first. It begins with ∂C/∂a of the last layer, which is the ∂C/∂y above. For each layer it then gives

- its *error* δ = ∂C/∂z, by δ = ∂C/∂a ⊙ φ′(z), where ⊙ multiplies number by number;
- the gradients of its weights and biases, ∂C/∂W = inputᵀ·δ and ∂C/∂b = δ (with several samples, the sum of the rows of δ);
- ∂C/∂a of the layer below, δ·Wᵀ, with which the next turn begins.

Each gradient has the shape of what it belongs to: ∂C/∂W that of W, ∂C/∂b that of b, δ that of z.
`);
interface Gradients {
  /** What they are the gradients of. */
  readonly layer: Layer;
  /** ∂C/∂W */
  readonly weights: Tensor;
  /** ∂C/∂b */
  readonly biases: Tensor;
}

function backwardPass(passes: readonly Pass[], target: Tensor, { derivative }: Activation = tanh, cost: Cost = squaredError): readonly Gradients[] {
  const gradients: Gradients[] = [];
  let error = combine(cost.derivative, outputOf(passes), target); // ∂C/∂a of the last layer
  for (const [l, pass] of [...passes.entries()].toReversed()) {
    const delta = combine((da, slope) => da * slope, error, combine(derivative, pass.z, pass.a)); // δ = ∂C/∂a ⊙ φ′(z)
    gradients.unshift({ layer: pass, weights: product(transpose(pass.input), delta), biases: sumOfRows(delta) }); // ∂C/∂W = inputᵀ·δ, ∂C/∂b = Σ δ
    if (l > 0) error = product(delta, transpose(pass.weights)); // ∂C/∂a = δ·Wᵀ; the pixels need none
  }
  return gradients;
}

for (const [l, { weights, biases }] of backwardPass(forwardPass(layers, picture), answer).entries()) {
  print(`layer ${l}  ∂C/∂W [${weights.shape.join(', ')}], at most ${Math.max(...weights.data.map(Math.abs)).toFixed(3)}  ∂C/∂b [${biases.shape.join(', ')}]`);
}

note(`
## 8. Is it right?

It is easy to get a gradient wrong, and a network with a wrong one may still learn a little. So ours are checked twice. First against the
definition: move a number θ up and down by a small h and see what C does, (C(θ + h) − C(θ − h)) / 2h, in 64 bits because h is small. Then
against vitrum, which gets the same weights and the same five pictures, and computes all 25,818 gradients of each in its own way.
`);
const layers64 = copyLayers(layers, 'float64');
const [picture64, answer64] = [copyTensor(picture, 'float64'), copyTensor(answer, 'float64')];
let worst = 0;
for (const { layer, ...gradients } of backwardPass(forwardPass(layers64, picture64), answer64)) {
  for (const kind of ['weights', 'biases'] as const) {
    const { data } = layer[kind];
    for (let i = 0; i < data.length; i += Math.ceil(data.length / 20)) {
      const [before = 0, h] = [data[i], 1e-5];
      const costAt = (value: number): number => {
        data[i] = value;
        return costOf(outputOf(forwardPass(layers64, picture64)), answer64);
      };
      const measured = (costAt(before + h) - costAt(before - h)) / (2 * h);
      data[i] = before;
      worst = Math.max(worst, Math.abs(measured - (gradients[kind].data[i] ?? NaN)));
    }
  }
}
print(`largest difference from the definition  ${worst.toExponential(1)}`);

/** A quick run is in plain TypeScript throughout, and so has the same bits on every machine. */
const backend = options.quick ? referenceBackend : await createBackend(registry, { threads: 1 });

/** A network of vitrum with our numbers in it. */
function toVitrum(net: readonly Layer[]): Network {
  const network = createNetwork(registry, denseNetworkConfig(registry, { architecture, activation: 'tanh' }), { backend });
  network.loadParameters(new Map(net.flatMap(({ weights, biases }, l) => [[`layers.${l}.weights`, weights], [`layers.${l}.biases`, biases]] as const)));
  return network;
}

const network = toVitrum(layers);
const cost = createCost(network, registry.losses.get('squared-error'));
const differences = [0, 1, 2, 3, 4].flatMap((i) => {
  const [x, t] = [rowAt(training.inputs, i), rowAt(training.targets, i)];
  network.forward(x);
  cost.backward(t);
  return backwardPass(forwardPass(layers, x), t).flatMap(({ weights, biases }, l) => [
    maxDifference(weights, network.parameter(`layers.${l}.weights`).gradient),
    maxDifference(biases, network.parameter(`layers.${l}.biases`).gradient),
  ]);
});
print(`largest difference from vitrum          ${Math.max(...differences).toExponential(1)}`);

note(`
## 9. Gradient descent

Now it learns. For each picture in turn: forward, backward, and a small step downhill, θ ← θ − η·∂C/∂θ, with the *learning rate* η = 0.01.
One pass through all training pictures is an *epoch*, and there are five. After each one, the test pictures, from which it never learns, show
how well it reads: how many of them have their largest output in the right place. Guessing gets one in ten right. On all of MNIST, five epochs
come to 94.5 %.
`);
const learningRate = 0.01;

function learn(net: readonly Layer[], activation?: Activation, cost?: Cost): void {
  for (let i = 0; i < digits.train.size; i++) {
    const passes = forwardPass(net, rowAt(training.inputs, i), activation);
    for (const { layer, weights, biases } of backwardPass(passes, rowAt(training.targets, i), activation, cost)) {
      addScaled(layer.weights, -learningRate, weights);
      addScaled(layer.biases, -learningRate, biases);
    }
  }
}

/** How many per cent of the test digits are right, and their mean cost. */
function test(net: readonly Layer[], activation?: Activation, cost?: Cost): { readonly accuracy: number; readonly meanCost: number } {
  const output = outputOf(forwardPass(net, testing.inputs, activation));
  const wanted = rowsOf(testing.targets).map(argmax);
  const right = rowsOf(output).filter((values, i) => argmax(values) === wanted[i]).length;
  return { accuracy: (100 * right) / digits.test.size, meanCost: costOf(output, testing.targets, cost) / digits.test.size };
}

function report(name: string, { accuracy, meanCost }: ReturnType<typeof test>): void {
  print(`${name.padEnd(9)}  ${accuracy.toFixed(2)} % right, mean cost ${meanCost.toFixed(4)}`);
}

report('untrained', test(layers));
const accuracies: number[] = [];
for (let epoch = 1; epoch <= 5; epoch++) {
  learn(layers);
  const figures = test(layers);
  report(`epoch ${epoch}`, figures);
  accuracies.push(figures.accuracy);
}
await draw(learningCurve(accuracies));

note(`
vitrum's trainer begins with the same numbers, takes the same pictures in the same order, and arrives at the same place.
`);
const trained = toVitrum(untrained);
const plan = planTraining(registry, { loss: 'squared-error', optimizer: 'sgd', learningRate, batchSize: 1, epochs: 5, shuffle: false });
for await (const event of new Trainer({ network: trained, data: digits, plan }).run()) {
  if (event.type === 'done') report('vitrum', { accuracy: event.testAccuracy ?? NaN, meanCost: event.testLoss });
}
const moved = layers.map(({ weights }, l) => maxDifference(weights, trained.parameter(`layers.${l}.weights`).value));
print(`largest difference between our weights and vitrum's: ${Math.max(...moved).toExponential(0)}`);

note(`
## 10. What it has learned

The 784 weights of a neuron in the first layer are a picture too: of what the neuron looks for. Before training it is noise. What training adds
has a form: places where ink raises the neuron's z (+ and #) and places where ink lowers it (- and =). At the edges it adds nothing, because
no digit reaches them: an input of 0 leaves its weights as they are.
`);
const weightsOf = (net: readonly Layer[], neuron: number): readonly number[] => Array.from(rowsOf(transpose(net[0]?.weights ?? createTensor([0, 0])))[neuron] ?? []);
const signLines = (weights: readonly number[], limit: number): readonly string[] => inkLines(weights.map((weight) => 0.5 + weight / (2 * limit)), signs);
for (const neuron of [0, 1]) {
  const [before, after] = [weightsOf(untrained, neuron), weightsOf(layers, neuron)];
  const change = after.map((weight, i) => weight - (before[i] ?? 0));
  const limit = Math.max(...change.map(Math.abs));
  print(...beside([
    { caption: `neuron ${neuron}, untrained`, lines: signLines(before, 0.4) },
    { caption: 'trained', lines: signLines(after, 0.4) },
    { caption: 'what training added', lines: signLines(change, limit) },
  ]), '');
}
for (const [name, net] of [['untrained', untrained], ['trained', layers]] as const) {
  for (const [l, { weights }] of net.entries()) {
    const { minimum, maximum, standardDeviation } = parameterStatistics(weights.data);
    print(`${name.padEnd(9)}  W of layer ${l}: from ${minimum.toFixed(2)} to ${maximum.toFixed(2)}, width ${standardDeviation.toFixed(3)}`);
  }
}

note(`
## 11. Asked about digits that it never saw

The first three test pictures and the first one that it gets wrong, each beside its ten outputs.
`);
const outputs = rowsOf(outputOf(forwardPass(layers, testing.inputs)));
const firstWrong = outputs.findIndex((values, i) => argmax(values) !== argmax(rowAt(testing.targets, i).data));
for (const i of [0, 1, 2, firstWrong].filter((place) => place >= 0)) {
  const [values, digit] = [outputs[i] ?? [], argmax(rowAt(testing.targets, i).data)];
  const bars = Array.from(values, (value, each) => `${each} ${value.toFixed(2).padStart(5)} ${'█'.repeat(Math.max(0, Math.round(20 * value)))}`);
  const verdict = argmax(values) === digit ? 'right' : `wrong: it is a ${digit}`;
  print(...beside([{ caption: `test picture ${i}`, lines: inkLines(rowAt(testing.inputs, i).data) }, { caption: `it reads ${argmax(values)}, ${verdict}`, lines: ['', ...bars] }]), '');
}

note(`
## 12. The valley

Learning goes downhill in a landscape of 25,818 dimensions. Two of them can be drawn: here two weights of the last layer change and all other
numbers stay. The darker a place, the higher the mean cost of a hundred training pictures. From o, where we put the two weights, gradient descent
goes down along the dots to x.
`);
const valley = {
  network: toVitrum(layers), loss: registry.losses.get('squared-error'),
  inputs: tensorFrom([100, 784], training.inputs.data.slice(0, 78_400)), targets: tensorFrom([100, 10], training.targets.data.slice(0, 1_000)),
  x: { parameter: 'layers.2.weights', index: 0 }, y: { parameter: 'layers.2.weights', index: 10 },
} as const;
const [reach, size] = [2, 31];
const { costs, minimum } = costSurface({ ...valley, xRange: [-reach, reach], yRange: [-reach, reach], resolution: size });
const { path } = descend({ ...valley, start: [1.8, -1.8], learningRate: 0.3, steps: 200 });
const placeOf = (weight: number): number => ((weight + reach) / (2 * reach)) * (size - 1);
print(...landscapeLines({ heights: costs, size, path: path.map(({ x, y }) => [placeOf(x), placeOf(y)]) }));
print(`cost ${path[0]?.cost.toFixed(3)} at o, ${path.at(-1)?.cost.toFixed(3)} at x, ${minimum.toFixed(3)} at the lowest point of the grid`);

note(`
## 13. Other networks, by name

Nothing above depends on the sizes of the layers, on tanh or on the squared error: they are arguments. The activations and costs in vitrum's
catalog have the form of ours, and are had by name; each cost is summed over the ten outputs. Here is one epoch with each. With sigmoid
it falls far behind: its slope is at most ¼, so that little of the error is left after three layers.
`);
for (const [sizes, phi, loss] of [
  [[784, 32, 16, 10], 'tanh', 'squared-error'],
  [[784, 64, 10], 'tanh', 'squared-error'],
  [[784, 32, 16, 10], 'sigmoid', 'squared-error'],
  [[784, 32, 16, 10], 'relu', 'squared-error'],
  [[784, 32, 16, 10], 'tanh', 'log-cosh'],
] as const) {
  const [activation, ofOutputs, net] = [registry.activations.get(phi), registry.losses.get(loss), drawLayers(sizes, 7)];
  learn(net, activation, ofOutputs);
  print(`${sizes.join('-').padEnd(12)}  ${phi.padEnd(7)}  ${loss.padEnd(18)}  ${test(net, activation, ofOutputs).accuracy.toFixed(2)} % right`);
}

note(`
vitrum takes all of it in one call, and what goes beyond this notebook, such as softmax with cross-entropy, other optimizers and convolutions,
is a name there as well.
`);
await train({
  dataset: digits, layers: [64], activation: 'relu', outputActivation: 'softmax', loss: 'categorical-cross-entropy', optimizer: 'adam', epochs: 2, seed: 7, backend,
  onEpoch: ({ epoch, testAccuracy = 0 }) => print(`epoch ${epoch}: ${testAccuracy.toFixed(2)} % right`),
});
close();
