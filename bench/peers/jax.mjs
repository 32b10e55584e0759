// jax-js 0.1: gradient and update as one jitted function, on its WebAssembly backend: the only fast one in Node, and there on one
// thread, for it takes its threads from Web Workers. It has no optimizers of its own: SGD and Adam are written with its arrays.
// An array is freed when it is passed on; `ref` keeps it.
import { blockUntilReady, defaultDevice, grad, init, jit, lax, nn, numpy as np, random } from '@jax-js/jax';
import { request, timeTraining, versionOf } from './peer-data.mjs';

const { name, architecture, activation, outputActivation, optimizer, learningRate, batchSize } = request.workload;
const isConvolutional = name === 'cnn-batch-128';
const [beta1, beta2, epsilon] = [0.9, 0.999, 1e-8];

await init('wasm');
defaultDevice('wasm');

/** N(0, 2 / fanIn) for ReLU. */
function drawn(shape, fanIn) {
  return random.normal(random.key(fanIn), shape).mul(activation === 'relu' ? Math.sqrt(2 / fanIn) : 0.1);
}

const denseParameters = () =>
  architecture.slice(1).flatMap((units, index) => [drawn([architecture[index], units], architecture[index]), np.zeros([units])]);
const convolutionalParameters = () => [
  drawn([16, 1, 3, 3], 9), np.zeros([16, 1, 1]), drawn([32, 16, 3, 3], 144), np.zeros([32, 1, 1]), drawn([32 * 7 * 7, 10], 32 * 7 * 7), np.zeros([10]),
];

function denseForward(parameters, x) {
  let a = x;
  for (let i = 0; i < parameters.length; i += 2) {
    const z = np.matmul(a, parameters[i]).add(parameters[i + 1]);
    const isLast = i + 2 === parameters.length;
    if (isLast && outputActivation === 'softmax') return z; // the cost includes the last activation
    a = activation === 'relu' ? nn.relu(z) : np.tanh(z);
  }
  return a;
}

const convolved = (x, weights, biases) =>
  lax.reduceWindow(nn.relu(lax.convGeneralDilated(x, weights, [1, 1], 'SAME').add(biases)), np.max, [2, 2], [2, 2]);

function convolutionalForward([w1, b1, w2, b2, w3, b3], x) {
  const maps = convolved(convolved(x, w1, b1), w2, b2);
  return np.matmul(maps.reshape([-1, 32 * 7 * 7]), w3).add(b3);
}

function cost(parameters, x, targets) {
  const outputs = (isConvolutional ? convolutionalForward : denseForward)(parameters, x);
  if (outputActivation === 'softmax') return np.mean(np.sum(nn.logSoftmax(outputs).mul(targets), 1)).neg();
  return np.sum(np.square(outputs.sub(targets)));
}

const copies = (arrays) => arrays.map((array) => array.ref);

/** θ ← θ − η·g. */
const sgdStep = jit((parameters, x, targets) => {
  const gradients = grad(cost)(copies(parameters), x, targets);
  return parameters.map((value, i) => value.sub(gradients[i].mul(learningRate)));
});

/** Adam with the corrections of step t in `stepSize` and `bias`. */
const adamStep = jit((parameters, first, second, stepSize, bias, x, targets) => {
  const gradients = grad(cost)(copies(parameters), x, targets);
  const m = first.map((each, i) => each.mul(beta1).add(gradients[i].ref.mul(1 - beta1)));
  const v = second.map((each, i) => each.mul(beta2).add(np.square(gradients[i]).mul(1 - beta2)));
  const values = parameters.map((value, i) => value.sub(m[i].ref.mul(stepSize.ref).div(np.sqrt(v[i].ref).add(bias.ref))));
  return [values, m, v];
});

let parameters = isConvolutional ? convolutionalParameters() : denseParameters();
let [m, v] = [0, 1].map(() => parameters.map((value) => np.zeros(value.shape)));
let t = 0;

function step(x, targets) {
  if (optimizer === 'sgd') {
    parameters = sgdStep(parameters, x, targets);
    return;
  }
  t++;
  const correction = Math.sqrt(1 - beta2 ** t);
  const stepSize = np.array((learningRate * correction) / (1 - beta1 ** t));
  [parameters, m, v] = adamStep(parameters, m, v, stepSize, np.array(epsilon * correction), x, targets);
}

const imageShape = isConvolutional ? [1, 28, 28] : [784];

await timeTraining(
  versionOf('@jax-js/jax'),
  (samples) => samples,
  async ({ count, inputs, targets }) => {
    // It slows down with the number of arrays that live and of steps that wait: a batch is made when it is needed, and awaited.
    for (let start = 0; start < count; start += batchSize) {
      const end = Math.min(start + batchSize, count);
      const x = np.array(inputs.slice(start * 784, end * 784), { shape: [end - start, ...imageShape] });
      step(x, np.array(targets.slice(start * 10, end * 10), { shape: [end - start, 10] }));
      await blockUntilReady(parameters);
    }
  },
);
