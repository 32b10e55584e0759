import { askEngine } from '../engines/run-rounds.ts';
import { ProcessFailure } from '../process/process-runner.ts';
import { formatSummary } from '../report/format-number.ts';
import type { Section } from '../section.ts';
import { summarize } from '../statistics/summary.ts';
import type { BenchContext, Suite } from '../suite.ts';

const workload = {
  name: 'cnn-batch-128',
  activation: 'relu',
  outputActivation: 'softmax',
  optimizer: 'adam',
  learningRate: 0.001,
  batchSize: 128,
} as const;

const samples = 6400;
const rounds = 5;

async function measure(context: BenchContext): Promise<Section> {
  const { engines, notes } = await context.peers();
  const rows: string[][] = [['vitrum', 'no convolutional layers yet']];
  for (const engine of engines.filter(({ name }) => name.startsWith('PyTorch'))) {
    const seconds: number[] = [];
    for (let round = 1; round <= rounds; round++) {
      context.report(`round ${round} of ${rounds}: ${engine.name}`);
      try {
        const effort = { samples, epochs: 1, warmUpSamples: workload.batchSize };
        const answer = await askEngine(context, engine, workload, effort);
        seconds.push(((answer.seconds[0] ?? NaN) * context.data.trainSamples) / samples);
      } catch (error) {
        if (!(error instanceof ProcessFailure)) throw error;
        break;
      }
    }
    rows.push([engine.name, seconds.length === 0 ? 'failed' : formatSummary(summarize(seconds))]);
  }
  return {
    title: 'A small convolutional network, Adam, batch 128',
    text: 'conv 3×3×16, ReLU, max-pool 2, conv 3×3×32, ReLU, max-pool 2, dense 10. Seconds for an epoch, scaled from 6,400 samples.',
    tables: [{ columns: ['engine', 's per epoch'], rows }],
    targets: [{ aim: 'the CNN: not slower than PyTorch', measured: 'vitrum has no convolutional layers yet' }],
    notes,
  };
}

/** The peers' times for a convolutional network. */
export const cnnSuite: Suite = {
  name: 'cnn',
  description: 'a small convolutional network: the peers alone, vitrum has no such layers yet',
  isInQuick: false,
  measure,
};
