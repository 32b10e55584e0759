import { actionsSince } from '../actions-since.ts';
import type { Lesson } from '../lesson.ts';

export const experiments: Lesson = {
  id: 'experiments',
  title: 'Experiments',
  part: 'settings',
  room: 'settings',
  lead:
    'Now find out for yourself what matters. Change one thing, leave all others and the seed as they are, train again, and lay the ' +
    'two runs over each other. Say what you expect before you look.',
  paragraphs: [
    'The activation: sigmoid in place of tanh has slopes of at most ¼, and each layer multiplies by them. At the same learning rate ' +
      'the network hardly moves at first; ten times the rate wakes it up.',
    'The cost: categorical-cross-entropy with softmax at the end makes the outputs shares that add up to 1. It punishes a confident ' +
      'mistake much harder than squares do.',
    'The architecture: without the layers in between, 784-10 with tanh gets stuck early. With 128 neurons in place of 32 there are ' +
      'four times as many numbers, and each epoch takes longer. Is it worth it?',
    'The learning rate: a hundredth of it creeps, ten times of it throws the weights about, and with a hundred times the network is down to guessing.',
    'Two lessons are to come: overfitting and convolution. They need layers that the registry does not have yet.',
  ],
  task: 'Change one setting, start the new run, and train it for an epoch.',
  done: 'your first experiment. One thing changed, so you know what made the difference.',
  isDone: (state, baseline) =>
    actionsSince(state, baseline, 'setting-changed') >= 1 && actionsSince(state, baseline, 'training-started') >= 1,
};
