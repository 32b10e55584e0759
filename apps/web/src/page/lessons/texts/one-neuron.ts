import { actionsSince } from '../actions-since.ts';
import type { LessonContent } from '../lesson.ts';

export const oneNeuron: LessonContent = {
  part: 'network',
  room: 'neuron',
  lead:
    'A neuron multiplies each of its inputs by a weight and adds up the products. It adds one more number, the bias, and then ' +
    'applies a fixed curve, the activation, to the sum.',
  paragraphs: [
    {
      formula: 'z = w₁·x₁ + w₂·x₂ + … + wₙ·xₙ + b,   a = φ(z)',
      meaning: 'x are the inputs, w the weights, b is the bias and φ the activation. The output of the neuron is a.',
    },
    'A large positive weight means that the input is evidence for what the neuron detects, a negative one that it is evidence against ' +
      'it. A weight near 0 ignores the input. The bias sets how much evidence the neuron needs.',
    'The activation of the first network on this page is tanh, which maps every sum to a number between −1 and 1. That it is curved ' +
      'matters: two linear steps in a row equal a single one with other numbers, so without it many layers could do no more than one.',
  ],
  task: 'Click a neuron in the network and follow its sum to the end, below in the room “One neuron”.',
  done: 'you have seen everything that a neuron does.',
  isDone: (state, baseline) => actionsSince(state, baseline, 'neuron-opened') >= 1,
};
