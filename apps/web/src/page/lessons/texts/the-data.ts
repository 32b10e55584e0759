import { actionsSince } from '../actions-since.ts';
import type { LessonContent } from '../lesson.ts';

export const theData: LessonContent = {
  part: 'data',
  lead:
    'A picture of a digit is 28 × 28 = 784 numbers, one for each pixel: 0 is black, 1 is white, and the grays lie between. ' +
    'This list, row by row, is all that the network ever sees.',
  paragraphs: [
    'It has no built-in idea of a line or a loop. It learns from examples: a picture together with the correct answer. The answer is a ' +
      'list too, with a 1 at the position of the digit and a 0 at the nine others. For a 3 it is 0 0 0 1 0 0 0 0 0 0.',
    'Some pictures are held out. The network never learns from them; they show whether it has learned what digits look like, or has ' +
      'only memorized its examples. The pictures it learns from are the training set, the held-out ones the test set.',
    'The classic dataset of this kind is MNIST: 70,000 handwritten digits. If it is not available, this page uses digits drawn by a ' +
      'program in the same format. In the room “Data” you can choose other datasets or load your own.',
  ],
  task: 'Choose three pictures in the strip, one after another. Look for one that you would have to read twice.',
  done: 'three pictures chosen. The network has answered for each of them, too.',
  isDone: (state, baseline) => actionsSince(state, baseline, 'sample-chosen') >= 3,
};
