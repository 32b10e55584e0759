import { actionsSince } from '../actions-since.ts';
import type { LessonContent } from '../lesson.ts';

export const experiments: LessonContent = {
  part: 'settings',
  room: 'settings',
  lead:
    'Now find out for yourself what matters. Change one thing, keep everything else and the seed the same, train again, and compare ' +
    'the two runs. Make a prediction before you look.',
  paragraphs: [
    'The activation: sigmoid instead of tanh has slopes of at most ¼, and each layer multiplies by them. At the same learning rate ' +
      'the network hardly learns at first; ten times the rate gets it going.',
    'The cost: categorical-cross-entropy with softmax at the end turns the outputs into probabilities that add up to 1. It penalizes a ' +
      'confident mistake much more than squares do.',
    'The architecture: without hidden layers, 784-10 with tanh gets stuck early. With 128 neurons instead of 32 there are ' +
      'four times as many parameters, and each epoch takes longer. Is it worth it?',
    'The learning rate: a hundredth of it creeps, ten times makes the weights jump around, and a hundred times reduces the network to guessing.',
    'The last two lessons are experiments too: how a network memorizes, and what a network for pictures looks like.',
  ],
  task: 'Change one setting, start the new run, and train it for an epoch.',
  done: 'your first experiment. Only one thing changed, so you know what made the difference.',
  isDone: (state, baseline) =>
    actionsSince(state, baseline, 'setting-changed') >= 1 && state.epochs.length > 0 && (baseline.epochs.length === 0 || state.earlierRuns.length > baseline.earlierRuns.length),
};
