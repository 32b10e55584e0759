import { actionsSince } from '../actions-since.ts';
import type { Lesson } from '../lesson.ts';

export const training: Lesson = {
  id: 'training',
  title: 'Training',
  part: 'curves',
  lead:
    'Training is one thing, repeated: take a picture, compute forward, take the cost, walk backward, move every weight a little ' +
    'downhill. When each picture of the training set has had its turn, an epoch is over, and the next begins.',
  paragraphs: [
    'One step for each picture is called stochastic gradient descent. The slope for one picture is only a hint at the slope for all, ' +
      'so the way down is shaky. In return there are thousands of steps in an epoch.',
    'The first curve is the cost, which should fall; the second is the share of right answers, which should rise. Each is drawn ' +
      'for the training set and for the test set.',
    'While both sets go the same way, the network learns what digits have in common. When it gets better in training and worse in the ' +
      'test, it has begun to learn its examples by heart.',
    'Pure guessing is right once in ten times. After the first epoch of MNIST about nine of ten are right, after five about 95 of a hundred.',
  ],
  task: 'Press “1 epoch” at the top, and read the new row in the table of epochs.',
  done: 'one epoch. Compare its row with the next: the first brings the most.',
  isDone: (state, baseline) => actionsSince(state, baseline, 'epoch-trained') >= 1 || state.epochs.length > baseline.epochs.length,
};
