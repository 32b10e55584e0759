// TensorFlow.js 4. Its core API with explicit variables: faster here than its Layers API, whose fit() adds overhead to every batch.
// Batches are slices of one input tensor, so that no conversion is timed.
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-layers'; // registers the gradients of all operations
import { setThreadsCount, setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { fileURLToPath } from 'node:url';
import { request, timeTraining, versionOf } from './peer-data.mjs';

const { workload, backend } = request;
const { name, architecture, activation, outputActivation, optimizer, learningRate, batchSize } = workload;

tf.enableProdMode();
setWasmPaths(fileURLToPath(new URL('node_modules/@tensorflow/tfjs-backend-wasm/dist/', import.meta.url)));
setThreadsCount(1);
await tf.setBackend(backend);
await tf.ready();

const rule = optimizer === 'adam' ? tf.train.adam(learningRate) : tf.train.sgd(learningRate);
const isConvolutional = name === 'cnn-batch-128';
const drawn = (shape, deviation) => tf.variable(tf.randomNormal(shape, 0, deviation));
const zeros = (units) => tf.variable(tf.zeros([units]));
const layers = isConvolutional
  ? [
      { weights: drawn([3, 3, 1, 16], Math.sqrt(2 / 9)), biases: zeros(16) },
      { weights: drawn([3, 3, 16, 32], Math.sqrt(2 / 144)), biases: zeros(32) },
      { weights: drawn([32 * 7 * 7, 10], Math.sqrt(2 / 1568)), biases: zeros(10) },
    ]
  : architecture.slice(1).map((units, index) => {
      const inputs = architecture[index];
      const deviation = activation === 'relu' ? Math.sqrt(2 / inputs) : 0.1;
      return { weights: drawn([inputs, units], deviation), biases: zeros(units) };
    });

function denseForward(inputs) {
  return layers.reduce((a, { weights, biases }, index) => {
    const z = tf.add(tf.matMul(a, weights), biases);
    const isLast = index === layers.length - 1;
    if (isLast && outputActivation === 'softmax') return z; // the cost includes the last activation
    return activation === 'relu' ? tf.relu(z) : tf.tanh(z);
  }, inputs);
}

function convolutionalForward(inputs) {
  const [first, second, last] = layers;
  const convolved = (x, { weights, biases }) => tf.maxPool(tf.relu(tf.add(tf.conv2d(x, weights, 1, 'same'), biases)), 2, 2, 'valid');
  const maps = convolved(convolved(tf.reshape(inputs, [-1, 28, 28, 1]), first), second);
  return tf.add(tf.matMul(tf.reshape(maps, [-1, 32 * 7 * 7]), last.weights), last.biases);
}

const forward = isConvolutional ? convolutionalForward : denseForward;

function cost(outputs, targets) {
  if (outputActivation === 'softmax') return tf.losses.softmaxCrossEntropy(targets, outputs);
  return tf.sum(tf.square(tf.sub(outputs, targets)));
}

await timeTraining(
  versionOf('@tensorflow/tfjs-core'),
  ({ count, inputs, targets }) => ({
    count,
    inputs: tf.tensor2d(inputs.subarray(0, count * 784), [count, 784]),
    targets: tf.tensor2d(targets.subarray(0, count * 10), [count, 10]),
  }),
  async ({ count, inputs, targets }) => {
    for (let start = 0; start < count; start += batchSize) {
      const size = Math.min(batchSize, count - start);
      tf.tidy(() => {
        const [x, y] = [tf.slice(inputs, [start, 0], [size, 784]), tf.slice(targets, [start, 0], [size, 10])];
        rule.minimize(() => cost(forward(x), y));
      });
    }
    await layers[0].biases.data(); // wait for the last step
  },
);
