import { heldOutLoss } from '../../curves/held-out.ts';
import { runsSince } from '../runs-since.ts';
import type { LessonContent } from '../lesson.ts';

export const training: LessonContent = {
  part: 'curves',
  lead: ({ sample }) =>
    `Training repeats one step: take a ${sample}, compute forward, compute the cost, go backward, and move every weight a little ` +
    `downhill. Once every ${sample} in the training set has been used, an epoch is over, and the next begins.`,
  paragraphs: [
    'One step for each example is called stochastic gradient descent. The slope for one of them only approximates the slope for all, ' +
      'so the descent is noisy. In return, an epoch has thousands of steps.',
    'The first curve is the cost, which should fall; the second is the accuracy, the share of correct answers, which should rise. Each is drawn ' +
      'for the training set and for the test set.',
    'While both improve together, the network is learning what the examples have in common. When it keeps improving on the training set but ' +
      'gets worse on the test set, it has begun to memorize its examples.',
    ({ guessing }) =>
      `${guessing === undefined ? '' : `Guessing is right ${guessing}. `}After one epoch of MNIST about 90 of 100 answers are right, after five about 95.`,
  ],
  task: 'Press “1 epoch” at the top, and read the new row in the table of epochs.',
  done: 'one epoch, and the loss on the test set is lower than before it. Compare its row with the next: the first epoch brings the most progress.',
  isDone: (state, baseline) => runsSince(state, baseline).some(({ run, epochs }) => epochs.some((epoch) => heldOutLoss(epoch) < heldOutLoss(run.before))),
};
