import { actionsSince } from '../actions-since.ts';
import type { LessonContent } from '../lesson.ts';

export const theLayers: LessonContent = {
  part: 'weights',
  room: 'weights',
  lead: ({ inputs, layers, answer }) =>
    `Neurons with the same inputs form a layer, and the outputs of one layer are the inputs of the next. This network has ${inputs} inputs, ` +
    `then ${layers.length === 1 ? 'a layer' : `${layers.length} layers`} of ${layers.join(', ')} neurons${answer === 'number' ? '' : `: at the end one for each ${answer}`}.`,
  paragraphs: [
    'In the first network on this page, 784-32-16-10, each of the 32 neurons of the first layer has a weight for each of the 784 pixels. Stacked, these weights form a ' +
      'matrix of 32 rows and 784 columns. With it, a whole layer fits into one line.',
    { formula: 'z = W·x + b,   a = φ(z)', meaning: 'Each row of W holds the weights of one neuron; b holds a bias for each neuron.' },
    {
      formula: '(784·32 + 32) + (32·16 + 16) + (16·10 + 10) = 25,120 + 528 + 170 = 25,818',
      meaning: 'Weights and biases, layer by layer: all the numbers that this network can change while it learns.',
    },
    'With one weight for each pixel, the weights of a neuron in the first layer can be shown as a picture, one color for positive and ' +
      'another for negative. Before training it is pure noise.',
  ],
  task: ({ size }) => `In the room “Weights”, point at one weight and read which ${size === undefined ? 'input' : 'pixel'} it belongs to and how large it is.`,
  done: 'you have read one of the numbers that the network learns.',
  isDone: (state, baseline) => actionsSince(state, baseline, 'weight-read') >= 1,
};
