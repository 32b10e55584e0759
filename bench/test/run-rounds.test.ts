import { expect, test } from 'vitest';
import type { Engine } from '../src/engines/engine.ts';
import { runRounds } from '../src/engines/run-rounds.ts';
import { seedBatch32 } from '../src/engines/workload.ts';
import { referenceBlasNote } from '../src/environment/reference-blas.ts';
import { ProcessRunner } from '../src/process/process-runner.ts';

/** A program that says it took a second and which linear algebra it loaded. */
function engineWith(name: string, blas: readonly string[]): Engine {
  const script = `console.log(${JSON.stringify(JSON.stringify({ seconds: [1], blas }))})`;
  const effort = { samples: 100, epochs: 1 };
  return { name, isPeer: true, command: { program: process.execPath, args: ['-e', script] }, efforts: { 'seed-batch-32': { full: effort } } };
}

test.each([
  { blas: 'libblas.so.3', told: ['round 1 of 2: first', referenceBlasNote, 'round 1 of 2: second', 'round 2 of 2: first', 'round 2 of 2: second'] },
  { blas: 'libopenblasp-r0.3.21.so', told: ['round 1 of 2: first', 'round 1 of 2: second', 'round 2 of 2: first', 'round 2 of 2: second'] },
])('a slow linear algebra is told of once, in the first round: $blas', async ({ blas, told }) => {
  const steps: string[] = [];
  const { measurements } = await runRounds(
    {
      isQuick: false,
      data: { folder: '', isMnist: true, trainSamples: 200, testSamples: 0 },
      runner: new ProcessRunner(),
      peers: () => Promise.resolve({ engines: [], notes: [] }),
      report: (step) => steps.push(step),
    },
    seedBatch32,
    [engineWith('first', [blas]), engineWith('second', [blas])],
    2,
  );
  expect(steps).toEqual(told);
  expect(measurements.map(({ seconds }) => seconds)).toEqual([[2, 2], [2, 2]]);
});
