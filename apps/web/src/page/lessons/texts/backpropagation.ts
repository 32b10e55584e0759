import { actionsSince } from '../actions-since.ts';
import type { LessonContent } from '../lesson.ts';

export const backpropagation: LessonContent = {
  part: 'neuron',
  room: 'neuron',
  lead: ({ parameters, sample }) =>
    `A step downhill needs the slope ∂C/∂w for each of ${parameters} numbers. You could nudge each one and recompute the cost, ${parameters} times ` +
    `for one ${sample}. Backpropagation finds them all in a single pass from right to left.`,
  paragraphs: [
    'A weight moves the z of its neuron, z moves a, a moves every neuron of the next layer, and through these the cost. Each route from ' +
      'the weight to the cost is a path. Along a path the effects multiply; over all paths they add up. That is the chain rule.',
    {
      formula: '∂C/∂z = 2·(a − y) · φ′(z)',
      meaning: 'In the last layer: the slope of the cost times the slope φ′ of the activation.',
    },
    {
      formula: '∂C/∂zⱼ = φ′(zⱼ) · Σₖ wₖⱼ · ∂C/∂zₖ',
      meaning: 'In every earlier layer, for neuron j: a sum over the neurons k that it feeds, one term for each path.',
    },
    {
      formula: '∂C/∂w = ∂C/∂z · x,   ∂C/∂b = ∂C/∂z',
      meaning: 'Finally, for a weight: the slope of its neuron times the input that the weight multiplies.',
    },
    'Each layer reuses the results of the layer after it, so nothing is computed twice. And the result can be checked: move one weight ' +
      'slightly up and down, and see how much the cost really changes.',
  ],
  task: 'Open a neuron, switch to its backward view, and compare the gradient with the finite difference beside it.',
  done: 'two methods, one number. The chain rule works.',
  isDone: (state, baseline) => actionsSince(state, baseline, 'gradient-confirmed') >= 1,
};
