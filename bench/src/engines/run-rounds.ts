import { median } from 'simple-statistics';
import { ProcessFailure } from '../process/process-runner.ts';
import type { BenchContext } from '../suite.ts';
import type { Effort, Engine, TrainingAnswer } from './engine.ts';
import type { Workload } from './workload.ts';

/** What was measured of one engine: a figure for each round. */
export interface Measurement {
  readonly engine: Engine;
  readonly effort: Effort;
  /** Seconds of an epoch, the median of those of a process, scaled to all samples. */
  readonly seconds: readonly number[];
  /** Seconds of the first of several epochs of a process, from a cold start. */
  readonly cold: readonly number[];
  readonly version?: string;
  readonly blas?: readonly string[] | null;
}

/** All engines that took part in every round, and notes on those that did not. */
export interface Rounds {
  readonly measurements: readonly Measurement[];
  readonly notes: readonly string[];
}

/** Asks one engine to train once, in a process of its own. */
export async function askEngine(context: BenchContext, engine: Engine, workload: object, effort: Effort): Promise<TrainingAnswer> {
  const { folder } = context.data;
  return context.runner.ask<TrainingAnswer>(engine.command, { workload, effort, folder, ...engine.options });
}

/** Round after round, each engine once, so that what slows the machine for a while slows all of them. */
export async function runRounds(context: BenchContext, workload: Workload, engines: readonly Engine[], rounds: number): Promise<Rounds> {
  const notes: string[] = [];
  let remaining = engines.flatMap((engine) => {
    const efforts = engine.efforts[workload.name];
    const effort = context.isQuick ? efforts?.quick : efforts?.full;
    return effort === undefined ? [] : [{ engine, effort, answers: new Array<TrainingAnswer>() }];
  });
  for (let round = 1; round <= rounds; round++) {
    for (const entry of remaining) {
      const { engine, effort, answers } = entry;
      context.report(`round ${round} of ${rounds}: ${engine.name}`);
      try {
        answers.push(await askEngine(context, engine, workload, effort));
      } catch (error) {
        if (!(error instanceof ProcessFailure)) throw error;
        notes.push(`${engine.name} was left out: ${firstLine(error.message)}`);
        remaining = remaining.filter((other) => other !== entry);
      }
    }
  }
  return { measurements: remaining.map((entry) => toMeasurement(entry, context.data.trainSamples)), notes };
}

function toMeasurement(
  { engine, effort, answers }: { engine: Engine; effort: Effort; answers: readonly TrainingAnswer[] },
  epochSamples: number,
): Measurement {
  const scale = epochSamples / effort.samples;
  const [answer] = answers;
  return {
    engine,
    effort,
    seconds: answers.map(({ seconds }) => median([...seconds]) * scale),
    cold: answers.filter(({ seconds }) => seconds.length > 1).map(({ seconds }) => (seconds[0] ?? NaN) * scale),
    ...(answer?.version !== undefined && { version: answer.version }),
    ...(answer?.blas !== undefined && { blas: answer.blas }),
  };
}

// The place of this checkout is nobody's business in a committed file.
function firstLine(message: string): string {
  const line = message.split('\n').find((each) => /error/i.test(each)) ?? message.split('\n')[0] ?? '';
  return line.replace(/(\/[\w@.+-]+){2,}/g, '…').trim();
}
