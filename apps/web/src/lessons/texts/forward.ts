import { actionsSince } from '../actions-since.ts';
import type { Lesson } from '../lesson.ts';

export const forward: Lesson = {
  id: 'forward',
  title: 'Forward',
  part: 'pad',
  lead:
    'To answer, the network computes from left to right: 784 pixels become 32 numbers, these become 16, and these the 10 outputs. ' +
    'The place of the largest output is the answer.',
  paragraphs: [
    {
      formula: 'a₁ = φ(W₁·x + b₁),   a₂ = φ(W₂·a₁ + b₂),   a₃ = φ(W₃·a₂ + b₃)',
      meaning: 'x is the picture, a₁ and a₂ are what the layers in between pass on, and a₃ holds the ten outputs.',
    },
    'Nothing is looked up on the way, and nothing is compared with the examples. The same multiplications and additions are done ' +
      'for every picture, some 25,000 of each. Only the pixels differ.',
    'Your own digit is brought into the form of MNIST first: its longer side becomes 20 pixels, and its center of mass comes to the ' +
      'middle of 28 × 28. The network has seen no others, and would not know a small digit in a corner.',
    'The outputs of tanh lie between −1 and 1. They are not probabilities: a network can be sure of itself and wrong. Draw a letter, ' +
      'and it names a digit.',
  ],
  task: 'Draw a digit on the pad, and watch the ten outputs while you draw. Where does the answer change?',
  done: 'the network has read your own hand. Before training it can only guess; come back when it has learned.',
  isDone: (state, baseline) => actionsSince(state, baseline, 'digit-drawn') >= 1,
};
