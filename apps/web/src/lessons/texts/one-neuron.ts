import { actionsSince } from '../actions-since.ts';
import type { Lesson } from '../lesson.ts';

export const oneNeuron: Lesson = {
  id: 'one-neuron',
  title: 'One neuron',
  part: 'network',
  room: 'neuron',
  lead:
    'A neuron multiplies each of its inputs by a number of its own, the weight, and adds everything up. It adds one more number, ' +
    'the bias, and then bends the sum with a fixed curve, the activation.',
  paragraphs: [
    {
      formula: 'z = w₁·x₁ + w₂·x₂ + … + wₙ·xₙ + b,   a = φ(z)',
      meaning: 'x are the inputs, w the weights, b is the bias and φ the activation. What the neuron passes on is a.',
    },
    'A large positive weight says: what comes in here speaks for me. A negative one says: it speaks against me. A weight near 0 ' +
      'says: I do not mind. The bias says how easily the neuron is convinced.',
    'The activation of the first network on this page is tanh, a curve that brings every sum between −1 and 1. The bend matters. ' +
      'Multiplying and adding twice is the same as multiplying and adding once with other numbers, so without it many layers could do no ' +
      'more than one.',
  ],
  task: 'Click one of the neurons in the network and follow its sum to the end, down in the room “One neuron”.',
  done: 'you have seen all that a neuron does. There is nothing else in it.',
  isDone: (state, baseline) => actionsSince(state, baseline, 'neuron-opened') >= 1,
};
