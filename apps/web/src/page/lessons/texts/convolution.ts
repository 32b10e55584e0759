import { heldOutAccuracy, heldOutPart } from '../../curves/held-out.ts';
import { formatCount, formatPercent } from '../../format/number.ts';
import type { EarlierRun } from '../../lab/lab-state.ts';
import { actionsSince } from '../actions-since.ts';
import { comparedNetworks, isConvolutional } from '../checks/compared-networks.ts';
import { isOnEdge, seenPixels, type SeenPixels } from '../checks/window-on-edge.ts';
import type { LessonContent } from '../lesson.ts';
import { runsSince } from '../runs-since.ts';
import { smallNetworkSetups } from '../setups/small-networks.ts';

export const convolution: LessonContent = {
  part: 'network',
  lead:
    'A dense layer does not know which pixels are neighbors. A convolution looks at the picture through a small window, moves it across, ' +
    'and uses the same few weights at every place.',
  paragraphs: [
    {
      formula: 'z[r, c] = b + Σ w[i, j] · x[r + i, c + j],   a = φ(z)',
      meaning: 'The weights w are the kernel, 3 × 3 numbers, and i and j run over the window. x is the picture, b the bias.',
    },
    'A kernel with positive weights on one side and negative ones on the other answers where light meets dark: it finds edges in one ' +
      'direction. Its answers at all places are a picture again, a feature map. A layer has many kernels, and a map for each.',
    {
      formula: 'max(0.2, 0, 1.3, 0.7) = 1.3',
      meaning: 'Max-pooling keeps the largest of every 2 × 2 numbers. What was found stays; where exactly matters less from now on.',
    },
    'The next convolution looks through its window at all maps of the layer before. What it finds is made of what they found: ' +
      'corners and arcs of edges, parts of digits of arcs.',
    {
      formula: '(3·3·1 + 1)·16 = 160,   (784 + 1)·10,816 = 8,490,560',
      meaning: 'Parameters of the first convolution with its 16 kernels, and of a dense layer that gives as many numbers, 26·26·16 = 10,816.',
    },
    'The whole convolutional network has 12,810 parameters. The dense network to compare it with has 12,730: 784-16-10.',
  ],
  task: 'Make the convolutional network, find an edge with it, and compare it with a dense network of the same size.',
  done: 'an edge found, and two networks of one size compared. Click other maps: which kernels look for edges, and in which direction?',
  setups: smallNetworkSetups,
  steps: [
    {
      text: 'Train the convolutional network for an epoch.',
      isDone: (state, baseline) => runsSince(state, baseline).some(isConvolutional),
    },
    {
      text: 'In a map of layer 1, click a pixel on the edge of a stroke. The room “One neuron” shows its sum: window × kernel, plus the bias.',
      isDone: (state, baseline) => actionsSince(state, baseline, 'neuron-opened') >= 1 && isOnEdge(seenPixels(state)),
    },
    {
      text: 'Train the dense network for an epoch too, and compare the accuracies on the test set.',
      isDone: (state, baseline) => comparedNetworks(runsSince(state, baseline)) !== undefined,
    },
  ],
  findings: (state, baseline) => {
    const seen = actionsSince(state, baseline, 'neuron-opened') >= 1 ? seenPixels(state) : undefined;
    const runs = comparedNetworks(runsSince(state, baseline)) ?? [];
    const sentences = [...(seen ? [describeSeen(seen)] : []), ...runs.map(describeRun)];
    return sentences.length === 0 ? undefined : sentences.join(' ');
  },
};

function describeSeen(seen: SeenPixels): string {
  const { row, column, size, darkest, lightest } = seen;
  const range = `The window at rows ${row} to ${row + size - 1} and columns ${column} to ${column + size - 1} sees pixels from ${darkest.toFixed(2)} to ${lightest.toFixed(2)}`;
  return isOnEdge(seen) ? `${range}: an edge.` : `${range}: no edge.`;
}

function describeRun(run: EarlierRun): string {
  const { parameterCount } = run.run;
  const last = run.epochs.at(-1);
  const name = isConvolutional(run) ? 'Convolutional' : 'Dense';
  const accuracy = last === undefined || heldOutAccuracy(last) === undefined ? '' : `: ${formatPercent(heldOutAccuracy(last) ?? NaN)} of the ${heldOutPart(last) === 'test' ? 'test set' : 'validation samples'} right`;
  return `${name}, ${formatCount(parameterCount)} parameters, epoch ${last?.epoch ?? 0}${accuracy}.`;
}
