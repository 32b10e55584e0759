import { actionsSince } from '../actions-since.ts';
import type { LessonContent } from '../lesson.ts';

export const forward: LessonContent = {
  part: 'pad',
  lead: ({ sample, inputs, layers, answer }) =>
    `To answer for a ${sample}, the network computes from left to right: ${inputs} inputs become ${layers.join(' numbers, these become ')} outputs. ` +
    (answer === 'number' ? 'The last is the answer.' : 'The position of the largest output is the answer.'),
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
  task: ({ isDigits, size }) =>
    isDigits || size === '28 × 28'
      ? 'Draw on the pad, and watch the outputs as you draw, until the answer changes.'
      : 'These data are nothing to draw. Choose digits in the room “Data”, then draw one and watch the outputs, until the answer changes.',
  done: 'you have seen one answer give way to another. Before training it can only guess; try again afterwards.',
  isDone: (state, baseline) => actionsSince(state, baseline, 'digit-drawn') >= 1 && actionsSince(state, baseline, 'answer-changed') >= 1,
};
