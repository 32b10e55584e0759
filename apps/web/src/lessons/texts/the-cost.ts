import { actionsSince } from '../actions-since.ts';
import type { Lesson } from '../lesson.ts';

export const theCost: Lesson = {
  id: 'the-cost',
  title: 'The cost',
  part: 'controls',
  lead:
    'To become better, the network needs a number that says how wrong it is: the cost. For each output, take the difference between ' +
    'what came and what should have come, square it, and add up the ten squares.',
  paragraphs: [
    {
      formula: 'C = Σ (a − y)²',
      meaning: 'a is an output and y what it should be; Σ adds up over the ten outputs. The menu of costs writes y and t for the same two.',
    },
    'An example: the picture shows a 3. The output for the 3 is 0.9, that for the 8 is 0.2, and all others are 0, as they should be. ' +
      'Then C = (0.9 − 1)² + (0.2 − 0)² = 0.01 + 0.04 = 0.05.',
    'The square makes every error positive, and a large one weigh much more than several small ones. It also has a simple slope, ' +
      'which is needed soon.',
    {
      formula: '∂C/∂a = 2·(a − y)',
      meaning: 'By how much C changes for a tiny change of one output. The farther off the output is, the steeper.',
    },
    'That was the cost of one picture. The curves show the mean over many.',
  ],
  task: 'Press “1 example” at the top three times. At each press, one picture moves every weight a little, so that its own cost falls.',
  done: 'three examples, three steps. There are thousands of examples to come.',
  isDone: (state, baseline) => actionsSince(state, baseline, 'example-trained') >= 3,
};
