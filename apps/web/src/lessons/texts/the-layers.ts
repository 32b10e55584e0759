import { actionsSince } from '../actions-since.ts';
import type { Lesson } from '../lesson.ts';

export const theLayers: Lesson = {
  id: 'the-layers',
  title: 'The layers',
  part: 'weights',
  room: 'weights',
  lead:
    'Neurons that read the same inputs form a layer, and what one layer puts out, the next one reads. The first network on this ' +
    'page has 784 inputs, then 32 neurons, then 16, and at the end 10: one for each digit.',
  paragraphs: [
    'Each of the 32 neurons of the first layer has a weight for each of the 784 pixels. Written below each other, the weights are a ' +
      'table of 32 rows and 784 columns: a matrix. With it, a whole layer fits into one line.',
    { formula: 'z = W·x + b,   a = φ(z)', meaning: 'Each row of W holds the weights of one neuron, b one bias for each neuron.' },
    {
      formula: '(784·32 + 32) + (32·16 + 16) + (16·10 + 10) = 25,120 + 528 + 170 = 25,818',
      meaning: 'Weights and biases, layer by layer: all the numbers that this network can change while it learns.',
    },
    'One weight for each pixel means that the weights of a first neuron can be looked at as a picture, in which one color stands ' +
      'for positive and the other for negative. At the beginning it shows chance and nothing else.',
  ],
  task: 'In the room “Weights”, point at one weight and read which pixel it belongs to and how large it is.',
  done: 'you have read one of the numbers that the network learns.',
  isDone: (state, baseline) => actionsSince(state, baseline, 'weight-read') >= 1,
};
