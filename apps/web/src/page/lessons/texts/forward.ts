import { actionsSince } from '../actions-since.ts';
import type { LessonContent } from '../lesson.ts';

export const forward: LessonContent = {
  part: 'pad',
  lead:
    'To classify a picture, the network computes from left to right: 784 pixels become 32 numbers, these become 16, and these the 10 ' +
    'outputs. The position of the largest output is the answer.',
  paragraphs: [
    {
      formula: 'a₁ = φ(W₁·x + b₁),   a₂ = φ(W₂·a₁ + b₂),   a₃ = φ(W₃·a₂ + b₃)',
      meaning: 'x is the picture, a₁ and a₂ are the outputs of the hidden layers, and a₃ holds the ten outputs of the network.',
    },
    'Nothing is looked up along the way, and nothing is compared with the examples. Every picture takes the same multiplications and ' +
      'additions, about 25,000 of each. Only the pixels differ.',
    'Your own digit is first normalized like those of MNIST: its longer side is scaled to 20 pixels, and its center of mass is moved ' +
      'to the center of 28 × 28. The network has seen only such digits, and would not recognize a small one in a corner.',
    'The outputs of tanh lie between −1 and 1. They are not probabilities: a network can be confident and wrong. Draw a letter, ' +
      'and it names a digit.',
  ],
  task: 'Draw a digit on the pad, and watch the ten outputs as you draw. When does the answer change?',
  done: 'the network has read your handwriting. Before training it can only guess; try again afterwards.',
  isDone: (state, baseline) => actionsSince(state, baseline, 'digit-drawn') >= 1,
};
