import { prepareData, removeData } from './data/prepare-data.ts';
import { findPeers, type AvailablePeers } from './engines/available-peers.ts';
import type { BuiltLibrary } from './environment/built-library.ts';
import { describeMachine } from './environment/machine.ts';
import { paths } from './paths.ts';
import type { ProcessRunner } from './process/process-runner.ts';
import { sectionAsText } from './report/terminal.ts';
import { writeDocument } from './report/write-document.ts';
import { readResult, writeResult, type Result } from './results.ts';
import type { BenchContext, Suite } from './suite.ts';
import { suites } from './suites.ts';

/** Options of the benchmark. */
export interface BenchmarkRun {
  readonly chosen: readonly Suite[];
  readonly isQuick: boolean;
  /** Reuses finished results of this build from an earlier run. */
  readonly resumes: boolean;
  readonly library: BuiltLibrary;
  readonly runner: ProcessRunner;
  /** Reports progress, in one line. */
  readonly report: (step: string) => void;
  /** Prints results. */
  readonly print: (text: string) => void;
}

/** Measures the suites, prints each result when available, and writes the document once all results of this build are complete. */
export async function runBenchmark(run: BenchmarkRun): Promise<void> {
  const { chosen, isQuick, resumes, library, report } = run;
  const isKept = ({ name }: Suite): boolean => resumes && !isQuick && readResult(paths.results, name, library.fingerprint) !== undefined;
  for (const { name } of chosen.filter(isKept)) report(`${name}: kept from an earlier run`);
  const remaining = chosen.filter((suite) => !isKept(suite));
  if (remaining.length > 0) await measureAll(run, remaining);
  if (!isQuick) await writeWhenComplete(run);
}

async function measureAll(run: BenchmarkRun, remaining: readonly Suite[]): Promise<void> {
  const { isQuick, runner, report, print } = run;
  report('writing the samples for every engine');
  const data = await prepareData(runner);
  if (!data.isMnist) print('MNIST was not found (VITRUM_DATA_DIR): random pictures with 19 % of their pixels not zero stand in.\n');
  let peers: Promise<AvailablePeers> | undefined;
  const context: Omit<BenchContext, 'report'> = { isQuick, data, runner, peers: () => (peers ??= findPeers(runner, report)) };
  try {
    for (const suite of remaining) print(`\n${sectionAsText(await measureOne(run, suite, context))}`);
  } finally {
    await removeData(data.folder);
  }
}

async function measureOne(run: BenchmarkRun, suite: Suite, context: Omit<BenchContext, 'report'>) {
  const { isQuick, library, report } = run;
  const section = await suite.measure({ ...context, report: (step) => report(`${suite.name}: ${step}`) });
  await writeResult(paths.results, {
    suite: suite.name,
    isQuick,
    isMnist: context.data.isMnist,
    measuredAt: new Date().toISOString(),
    fingerprint: library.fingerprint,
    machine: describeMachine(),
    section,
  });
  return section;
}

async function writeWhenComplete({ library, report, print }: BenchmarkRun): Promise<void> {
  const results: Result[] = [];
  const missing: string[] = [];
  for (const { name } of suites) {
    const result = readResult(paths.results, name, library.fingerprint);
    if (result === undefined) missing.push(name);
    else results.push(result);
  }
  if (missing.length > 0) {
    print(`docs/benchmarks.md is as it was: of this build there is no result of ${missing.join(', ')}. Measure them with --resume.\n`);
    return;
  }
  report('writing docs/benchmarks.md and its pictures');
  await writeDocument(results, library.version);
}
