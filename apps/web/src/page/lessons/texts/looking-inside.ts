import { actionsSince } from '../actions-since.ts';
import type { LessonContent } from '../lesson.ts';

export const lookingInside: LessonContent = {
  part: 'results',
  room: 'results',
  lead:
    'A network that is right 95 times out of 100 is wrong five times, and these five reveal more than the others. Are they hard for ' +
    'you to read, too?',
  paragraphs: [
    ({ answer }) =>
      `The confusion matrix has a row for each true ${answer} and a column for each answer. The diagonal counts the correct answers. A large ` +
      'number off the diagonal reveals a pair that the network confuses, such as 4 and 9 among digits.',
    'Then look at the weights of the first layer again. Strokes and arcs have emerged from the noise. No neuron there ' +
      'knows what a 3 is: each looks for one piece of evidence, and the later layers weigh it.',
    'Most of these patterns are hard to put into words. They were not designed; they are the result of many thousands of small steps ' +
      'downhill. Being able to see every number does not mean knowing what each one is for.',
  ],
  task: 'Train first if you have not. Then open a mistake and decide: would you have read it correctly?',
  done: 'one mistake judged. The confusion matrix shows all mistakes of that kind.',
  // Before training, most answers are mistakes, and nothing is to be seen in them.
  isDone: (state, baseline) => actionsSince(state, baseline, 'mistake-opened') >= 1 && (state.epochs.length > 0 || state.status === 'opened'),
};
