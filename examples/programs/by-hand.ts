// Tensors and an activation alone: what a dense layer computes, a = tanh(x·W + b).
import { tanh } from '@vitrum/activations';
import { createTensor, tensorFrom } from '@vitrum/tensor';
import { gemm } from '@vitrum/tensor/operations';

const x = tensorFrom([1, 3], [1, 2, 3]);
const weights = tensorFrom([3, 2], [0.5, -1, 0.5, 0.25, -0.5, 0]);
const biases = [0.5, -0.5];
const z = createTensor([1, 2]);
gemm.reference({ a: x, b: weights, out: z })();
const a = z.data.map((sum, unit) => tanh.forward(sum + (biases[unit] ?? 0)));
console.log(Array.from(a, (output) => output.toFixed(4)).join(' ')); // tanh 0.5 and tanh −1: 0.4621 -0.7616
