import { runRounds } from '../engines/run-rounds.ts';
import { vitrumEngines, wasmOneThread, wasmTwoThreads } from '../engines/vitrum-engines.ts';
import { seedBatch1, seedBatch32, smallCnn, wideBatch128, type Workload } from '../engines/workload.ts';
import type { BenchContext, Suite } from '../suite.ts';
import { workloadSection, type RatioTarget } from './workload-section.ts';

const howItIsMeasured =
  "Seconds for an epoch of 60,000 samples: median (range) over the rounds. In a round every engine trains once, one after the other, each in a process of its own. " +
  "vitrum's figure is the median of the epochs of a process; the first of them, before the engine of JavaScript has optimized the code, stands beside it. " +
  'A peer does one epoch, or the stated part of one where it is slow, after an untimed warm-up, and its time is scaled. Ratios are medians of the ratios within the rounds.';

interface WorkloadSuite {
  readonly workload: Workload;
  readonly title: string;
  readonly compareWith: readonly string[];
  readonly targets: readonly RatioTarget[];
  readonly notes?: readonly string[];
  /** False excludes it from the short form. */
  readonly isInQuick?: boolean;
}

const ours = wasmOneThread.name;

const suites: readonly WorkloadSuite[] = [
  {
    workload: seedBatch1,
    title: 'The seed network, batch 1',
    compareWith: [ours],
    targets: [
      { aim: "at least 25 × faster than a NumPy loop over the samples", peer: /^NumPy/, ours, atLeast: 25 },
      { aim: 'at most 2 × the time of hand-written C that skips zeros', peer: /^hand-written/, ours, atLeast: 0.5 },
    ],
    notes: [
      'ml-fnn ends in softmax and ConvNetJS in a linear layer: they offer nothing else for this task. synaptic, the slowest, is left out of the short form.',
    ],
  },
  {
    workload: seedBatch32,
    title: 'The seed network, batch 32',
    compareWith: [ours],
    targets: [{ aim: 'at least 3 × faster than PyTorch', peer: /^PyTorch/, ours, atLeast: 3, dependsOnBlas: true }],
  },
  {
    workload: wideBatch128,
    title: '784-512-256-10, ReLU, Adam, batch 128',
    compareWith: [ours, wasmTwoThreads.name],
    targets: [
      {
        aim: 'with two threads at least 1.5 × faster than PyTorch at its best thread count',
        peer: /^PyTorch/,
        ours: wasmTwoThreads.name,
        atLeast: 1.5,
        dependsOnBlas: true,
      },
      { aim: 'with one thread at least 40 × faster than TensorFlow.js wasm', peer: /^TensorFlow\.js wasm/, ours, atLeast: 40 },
    ],
  },
  {
    workload: smallCnn,
    title: 'A small convolutional network, Adam, batch 128',
    compareWith: [ours, wasmTwoThreads.name],
    targets: [
      {
        aim: 'with two threads not slower than PyTorch at its best thread count',
        peer: /^PyTorch/,
        ours: wasmTwoThreads.name,
        atLeast: 1,
        dependsOnBlas: true,
      },
      { aim: 'with two threads at least 50 × faster than TensorFlow.js', peer: /^TensorFlow\.js/, ours: wasmTwoThreads.name, atLeast: 50 },
    ],
    notes: [
      'The network: conv 3×3×16, ReLU, max-pool 2, conv 3×3×32, ReLU, max-pool 2, dense 10; both convolutions with the padding "same". ' +
        'vitrum trains whole epochs, the others a part of one, scaled, after a warm-up. TensorFlow.js cannot train it on its wasm backend, ' +
        'which lacks the gradient of a convolution.',
    ],
    isInQuick: false,
  },
];

const describe = ({ architecture, layers, activation, optimizer, learningRate, batchSize }: Workload): string =>
  `${layers === undefined ? architecture.join('-') : 'a small convolutional network'}, ${activation}, ${optimizer} ${learningRate}, batch ${batchSize}, one epoch, vitrum and the other engines`;

async function measure(context: BenchContext, suite: WorkloadSuite) {
  const { workload, title, compareWith, targets, notes = [] } = suite;
  const peers = await context.peers();
  const rounds = await runRounds(context, workload, [...vitrumEngines, ...peers.engines], context.isQuick ? 2 : 5);
  const epochSamples = context.data.trainSamples;
  return workloadSection({ title, text: howItIsMeasured, rounds, epochSamples, compareWith, targets, notes: [...peers.notes, ...notes] });
}

/** The trainings of performance.md that vitrum has the layers for. */
export const workloadSuites: readonly Suite[] = suites.map((suite) => ({
  name: suite.workload.name,
  description: describe(suite.workload),
  ...(suite.isInQuick !== undefined && { isInQuick: suite.isInQuick }),
  measure: (context) => measure(context, suite),
}));
