import { actionsSince } from '../actions-since.ts';
import type { Lesson } from '../lesson.ts';

export const backpropagation: Lesson = {
  id: 'backpropagation',
  title: 'Backpropagation',
  part: 'neuron',
  room: 'neuron',
  lead:
    'A step downhill needs the slope ∂C/∂w for each of 25,818 numbers. One could change each a little and compute again, 25,818 times ' +
    'for one picture. Backpropagation finds them all in a single walk from right to left.',
  paragraphs: [
    'A weight moves the z of its neuron, z moves a, a moves every neuron of the next layer, and through these the cost. Each way from ' +
      'the weight to the cost is a path. Along a path the effects multiply; over all paths they add up. That is the chain rule.',
    {
      formula: '∂C/∂z = 2·(a − y) · φ′(z)',
      meaning: 'At the end of the network: the slope of the cost times the slope φ′ of the activation.',
    },
    {
      formula: '∂C/∂zⱼ = φ′(zⱼ) · Σₖ wₖⱼ · ∂C/∂zₖ',
      meaning: 'In every earlier layer, for neuron j: a sum over the neurons k that read it, one summand for each path onwards.',
    },
    {
      formula: '∂C/∂w = ∂C/∂z · x,   ∂C/∂b = ∂C/∂z',
      meaning: 'At last, for a weight: the slope for its neuron times the input that came through the weight.',
    },
    'Each layer uses what the layer behind it has found already, so nothing is computed twice. And it can be checked: move one weight ' +
      'a tiny bit up and down, and see how much the cost really changes.',
  ],
  task: 'Open a neuron, turn to its view backwards, and compare the gradient with the finite difference beside it.',
  done: 'two ways, one number. The rule of the paths is right.',
  isDone: (state, baseline) => actionsSince(state, baseline, 'backward-opened') >= 1,
};
