import { median, sum } from 'simple-statistics';
import { seedBatch1 } from '../engines/workload.ts';
import { nodeCommand } from '../process/node-command.ts';
import { formatCount, formatSeconds } from '../report/format-number.ts';
import type { Section } from '../section.ts';
import type { BenchContext, Suite } from '../suite.ts';
import type { CurvePoint, LearningCurve } from '../vitrum/learning-curve.ts';

const epochs = 5;
/** Percentage points by which two runs of the same network differ due to rounding alone. */
const sameAccuracy = 0.5;
/** The tolerance of "about 1 second". */
const aboutOneSecond = 1.1;

const backends = [
  { name: 'wasm', request: { name: 'wasm', threads: 1 } },
  { name: 'wasm, deterministic', request: { name: 'wasm', threads: 1, deterministic: true } },
  { name: 'reference', request: { name: 'reference' } },
] as const;

async function measure(context: BenchContext): Promise<Section> {
  const { data, isQuick } = context;
  const trainSamples = isQuick ? 6000 : data.trainSamples;
  const testSamples = isQuick ? 1000 : data.testSamples;
  const train = async (backend: { readonly name: string }): Promise<readonly CurvePoint[]> => {
    const request = { workload: seedBatch1, epochs, trainSamples, testSamples, folder: data.folder, backend };
    const curve = await context.runner.ask<LearningCurve>(nodeCommand('learning-curve.ts'), request);
    if (curve.backend !== backend.name) throw new Error(`${backend.name} was asked for, ${curve.backend} answered.`);
    return curve.points;
  };
  const curves: { name: string; points: readonly CurvePoint[] }[] = [];
  for (const { name, request } of backends) {
    context.report(`${epochs} epochs on ${name}`);
    curves.push({ name, points: await train(request) });
  }
  const fiveEpochs: number[] = [];
  for (let round = 1; !isQuick && round <= 5; round++) {
    context.report(`round ${round} of 5: the seconds of ${epochs} epochs`);
    fiveEpochs.push(sum((await train(backends[0].request)).map(({ seconds }) => seconds)));
  }
  const [wasm, , reference] = curves;
  const difference = maxDifference(wasm?.points ?? [], reference?.points ?? []);
  return {
    title: 'The same learning curve',
    text: `Accuracy in per cent and mean cost on ${formatCount(testSamples)} held-out samples, before training and after each epoch over ${formatCount(trainSamples)}: the default network and seed 0.`,
    tables: [
      {
        columns: ['epoch', ...curves.map(({ name }) => name), ...curves.map(({ name }) => `cost, ${name}`)],
        rows: Array.from({ length: epochs + 1 }, (_, epoch) => [
          String(epoch),
          ...curves.map(({ points }) => points[epoch]?.testAccuracy.toFixed(2) ?? '–'),
          ...curves.map(({ points }) => points[epoch]?.testLoss.toFixed(5) ?? '–'),
        ]),
      },
    ],
    charts: [
      {
        name: 'learning-curve',
        title: 'Accuracy after each epoch',
        description: 'Per cent of held-out samples that are named rightly, after each of five epochs, by backend.',
        x: { title: 'epoch' },
        y: { title: 'per cent right', startsAtZero: false },
        series: curves.map(({ name, points }) => ({
          name,
          points: points.slice(1).map(({ testAccuracy }, index) => [index + 1, testAccuracy] as const),
        })),
      },
    ],
    targets: [
      {
        aim: `the same learning curve as the reference backend (within ${sameAccuracy} points)`,
        measured: `${difference.toFixed(2)} points at most`,
        isMet: difference <= sameAccuracy,
      },
      isQuick
        ? { aim: fiveEpochsAim, measured: 'not measured in the short form' }
        : { aim: fiveEpochsAim, measured: formatSeconds(median(fiveEpochs)), isMet: median(fiveEpochs) <= aboutOneSecond },
    ],
  };
}

const fiveEpochsAim = `the ${epochs} epochs of the default run in about 1 second of training (at most ${aboutOneSecond} s)`;

function maxDifference(one: readonly CurvePoint[], other: readonly CurvePoint[]): number {
  return Math.max(...one.map(({ testAccuracy }, epoch) => Math.abs(testAccuracy - (other[epoch]?.testAccuracy ?? NaN))));
}

/** Whether both backends learn equally well. */
export const learningCurveSuite: Suite = { name: 'learning-curve', description: 'accuracy after each epoch, wasm and reference', measure };
