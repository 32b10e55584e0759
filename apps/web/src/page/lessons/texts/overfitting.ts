import type { EarlierRun } from '../../lab/lab-state.ts';
import { heldOutLoss, heldOutPart } from '../../curves/held-out.ts';
import { bestEpoch, hasOverfitted, mendedRuns, overfittedRun } from '../checks/overfitting-runs.ts';
import { remediesOf } from '../checks/remedies.ts';
import type { LessonContent } from '../lesson.ts';
import { runsSince } from '../runs-since.ts';
import { fewPicturesSetups } from '../setups/few-pictures.ts';

export const overfitting: LessonContent = {
  part: 'curves',
  lead:
    'A network with enough weights can learn its examples by heart. It then gets better and better on the pictures that it trains on, ' +
    'and worse on all others. That is overfitting, and it is what the test set is for.',
  paragraphs: [
    'Here 50,890 weights and biases meet only 500 pictures. After a few epochs the network knows them all: the training loss approaches ' +
      '0. The test loss first falls too, then turns and rises, even where the accuracy stays the same: wrong answers grow more confident.',
    'Dropout leaves out half of the pixels and half of the hidden neurons in every step, drawn anew each time. No neuron can rely on ' +
      'another one being there. The test uses all of them.',
    'Augmentation shifts and turns every picture a little, differently in each epoch. The network never sees the same picture twice, ' +
      'so there is less to learn by heart.',
    {
      formula: 'new w = (1 − η·λ)·w − step',
      meaning: 'Weight decay: before each step of the optimizer every weight shrinks, here by 0.003 · 1 = 0.3 %. What no example needs fades away.',
    },
    'Dropout and augmentation make training harder, and the training loss is measured under them. So it may lie above the test loss.',
  ],
  task: 'Make the network without a remedy and train it to the end. Then make it with a remedy, and train it as long.',
  done: 'less learned by heart. Try the other remedies too: which one brings the test loss down most?',
  setups: fewPicturesSetups,
  steps: [
    {
      text: 'Without a remedy, train until the test loss has turned up.',
      isDone: (state, baseline) => overfittedRun(runsSince(state, baseline)) !== undefined,
    },
    {
      text: 'With dropout, augmentation or weight decay, train as long and end with a lower test loss.',
      isDone: (state, baseline) => mendedRuns(runsSince(state, baseline)).length > 0,
    },
  ],
  findings: (state, baseline) => {
    const sentences = runsSince(state, baseline).map(sentenceOf);
    return sentences.length === 0 ? undefined : [...new Set(sentences)].join(' ');
  },
};

function sentenceOf({ run, epochs }: EarlierRun): string {
  const remedies = remediesOf(run.description);
  const [best, last] = [bestEpoch(epochs), epochs.at(-1)];
  if (best === undefined || last === undefined) return '';
  const what = remedies.length === 0 ? 'Without a remedy' : `With ${remedies.join(' and ')}`;
  const turned = hasOverfitted(epochs) ? `fell to ${figure(heldOutLoss(best))} in epoch ${best.epoch} and rose to` : 'is';
  return `${what} the ${heldOutPart(last)} loss ${turned} ${figure(heldOutLoss(last))} in epoch ${last.epoch}.`;
}

const figure = (loss: number): string => loss.toFixed(3);
