import { actionsSince } from '../actions-since.ts';
import type { LessonContent } from '../lesson.ts';

export const theCost: LessonContent = {
  part: 'controls',
  lead:
    'To improve, the network needs a number that says how wrong it is: the cost. For each output, take the difference between the ' +
    'actual and the desired value, square it, and add up the ten squares.',
  paragraphs: [
    {
      formula: 'C = Σ (a − y)²',
      meaning: 'a is an output and y its target; Σ is the sum over the ten outputs. The menu of costs writes y and t for the same two.',
    },
    'An example: the picture shows a 3. The output for the 3 is 0.9, that for the 8 is 0.2, and all others are 0, as they should be. ' +
      'Then C = (0.9 − 1)² + (0.2 − 0)² = 0.01 + 0.04 = 0.05.',
    'The square makes every error positive, and gives a large one more weight than several small ones. It also has a simple slope, ' +
      'which we will need soon.',
    {
      formula: '∂C/∂a = 2·(a − y)',
      meaning: 'How fast C changes with one output. The farther off the output is, the steeper the slope.',
    },
    'That was the cost of one picture. The curves show the mean over many.',
  ],
  task: ({ sample }) =>
    `Press “1 example” at the top three times. Each time, every weight is adjusted a little: compare the cost of this ${sample} before and after the step.`,
  done: 'three examples, three steps, and each lowered the cost of its own. Thousands more will follow.',
  isDone: (state, baseline) => actionsSince(state, baseline, 'example-trained') >= 3 && actionsSince(state, baseline, 'cost-fell') >= 3,
};
