import { Command } from 'commander';
import { chooseSuites } from './choose-suites.ts';
import { findBuiltLibrary } from './environment/built-library.ts';
import { Interruption, ProcessRunner } from './process/process-runner.ts';
import { runBenchmark } from './run-benchmark.ts';
import { suites } from './suites.ts';

interface Options {
  readonly quick: boolean;
  readonly resume: boolean;
  readonly list: boolean;
  readonly only?: readonly string[];
}

const exitCodes = { failure: 1, interrupted: 130 } as const;

const program = new Command('bench')
  .description('Measures vitrum, side by side with other engines, and writes docs/benchmarks.md.')
  .option('--quick', 'fewer samples and repetitions, under two minutes; writes no document', false)
  .option('--only <names...>', 'these suites alone')
  .option('--resume', 'keep what an earlier run of the same build has finished', false)
  .option('--list', 'name the suites', false)
  .parse();
const { quick: isQuick, resume: resumes, list, only } = program.opts<Options>();

const print = (text: string): void => void process.stdout.write(text);
const startedAt = performance.now();
const report = (step: string): void => {
  process.stderr.write(`[${((performance.now() - startedAt) / 1000).toFixed(0)} s] ${step}\n`);
};

function stop(message: string, exitCode: number): never {
  process.stderr.write(`${message}\n`);
  process.exit(exitCode);
}

async function main(): Promise<void> {
  if (list) {
    for (const { name, description } of suites) print(`${name.padEnd(16)}${description}\n`);
    return;
  }
  const library = findBuiltLibrary();
  if (library === undefined) stop('vitrum is measured as it is shipped, and it has not been built.\nRun `npm run build`, then the same command again.', exitCodes.failure);
  const runner = new ProcessRunner();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => runner.stop());
  if (isQuick) print('The short form: fewer samples, one or two rounds. Take its figures as a hint.\n');
  await runBenchmark({ chosen: chooseSuites(suites, { isQuick, ...(only && { only }) }), isQuick, resumes, library, runner, report, print });
}

try {
  await main();
} catch (error) {
  if (error instanceof Interruption) stop('Interrupted. What was finished is kept: --resume goes on from there.', exitCodes.interrupted);
  if (error instanceof RangeError) stop(error.message, exitCodes.failure);
  throw error;
}
