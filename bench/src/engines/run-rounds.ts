import { median } from 'simple-statistics';
import { isReferenceBlas, referenceBlasNote } from '../environment/reference-blas.ts';
import { ProcessFailure } from '../process/process-runner.ts';
import type { BenchContext } from '../suite.ts';
import type { Effort, Engine, TrainingAnswer } from './engine.ts';
import type { Workload } from './workload.ts';

/** The measurements of one engine: a figure per round. */
export interface Measurement {
  readonly engine: Engine;
  readonly effort: Effort;
  /** Seconds per epoch, the median over a process, scaled to all samples. */
  readonly seconds: readonly number[];
  /** Seconds of the first epoch of a process with several, from a cold start. */
  readonly cold: readonly number[];
  readonly version?: string;
  readonly blas?: readonly string[] | null;
}

/** The engines that completed every round, and notes on the others. */
export interface Rounds {
  readonly measurements: readonly Measurement[];
  readonly notes: readonly string[];
}

/** Runs one training of one engine in a separate process. */
async function askEngine(context: BenchContext, engine: Engine, workload: object, effort: Effort): Promise<TrainingAnswer> {
  const { folder } = context.data;
  return context.runner.ask<TrainingAnswer>(engine.command, { workload, effort, folder, ...engine.options });
}

/** Round by round, each engine once, so that temporary load on the machine affects all of them. */
export async function runRounds(context: BenchContext, workload: Workload, engines: readonly Engine[], rounds: number): Promise<Rounds> {
  const notes: string[] = [];
  let hasWarned = false; // at once, and not in the report after half an hour
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
        const answer = await askEngine(context, engine, workload, effort);
        answers.push(answer);
        if (!hasWarned && isReferenceBlas(answer.blas)) context.report(referenceBlasNote);
        hasWarned ||= isReferenceBlas(answer.blas);
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

// Committed files must not contain the path of this checkout.
function firstLine(message: string): string {
  const line = message.split('\n').find((each) => /error/i.test(each)) ?? message.split('\n')[0] ?? '';
  return line.replace(/(\/[\w@.+-]+){2,}/g, '…').trim();
}
