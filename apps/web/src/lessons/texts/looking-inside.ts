import { actionsSince } from '../actions-since.ts';
import type { Lesson } from '../lesson.ts';

export const lookingInside: Lesson = {
  id: 'looking-inside',
  title: 'Looking inside',
  part: 'results',
  room: 'results',
  lead:
    'A network that is right 95 times in a hundred is wrong five times, and these five tell more about it than the others. Are they ' +
    'hard to read for you, too?',
  paragraphs: [
    'The table of confusion has a row for each true digit and a column for each answer. What lies on the diagonal is right. A large ' +
      'number beside it names a pair that is taken for one another, such as 4 and 9.',
    'Then look at the weights of the first layer again. Out of chance, light and dark strokes and arcs have grown. No neuron there ' +
      'knows what a 3 is: each looks for one piece of evidence, and the layers behind weigh them.',
    'Most of these pictures cannot be put into words. Nobody wrote them; they are what is left of many thousand small steps downhill. ' +
      'That one can see every number does not mean that one can tell what each is for.',
  ],
  task: 'Train first if you have not. Then open one mistake and decide: would you have read it right?',
  done: 'one mistake judged. In the table of confusion you find all of its kind.',
  isDone: (state, baseline) => actionsSince(state, baseline, 'mistake-opened') >= 1,
};
