import { untrainedRange, type AcceptanceRun } from './runs.ts';
import type { JsonEvent } from './train-json.ts';

/** What a run gave, in per cent and seconds. */
export interface RunFigures {
  readonly untrained: number;
  readonly firstEpoch: number;
  readonly final: number;
  readonly seconds: number;
}

/** The figures of a run's events. */
export function readFigures(events: readonly JsonEvent[]): RunFigures {
  const named = (name: string): JsonEvent => events.find((event) => event['event'] === name) ?? {};
  return {
    untrained: Number(named('start')['testAccuracy']),
    firstEpoch: Number(named('epoch')['accuracy']),
    final: Number(named('done')['testAccuracy']),
    seconds: Number(named('done')['seconds']),
  };
}

/** What a run fell short of, in sentences; empty when it reached everything. */
export function findShortfalls(run: AcceptanceRun, events: readonly JsonEvent[]): readonly string[] {
  const start = events.find((event) => event['event'] === 'start') ?? {};
  const { untrained, firstEpoch, final } = readFigures(events);
  const shortfalls: string[] = [];
  const require = (isMet: boolean, sentence: string): void => {
    if (!isMet) shortfalls.push(`${run.name}: ${sentence}`);
  };
  require(start['parameters'] === run.parameters, `${String(start['parameters'])} parameters, expected ${run.parameters}`);
  require(
    JSON.stringify(start['shapes']) === JSON.stringify(run.shapes),
    `shapes ${JSON.stringify(start['shapes'])}, expected ${JSON.stringify(run.shapes)}`,
  );
  require(start['trainSamples'] === 60_000 && start['testSamples'] === 10_000, 'not the whole of MNIST');
  require(
    untrained >= untrainedRange.minimum && untrained <= untrainedRange.maximum,
    `untrained ${untrained} %, expected ${untrainedRange.minimum} to ${untrainedRange.maximum} %`,
  );
  requireAtLeast('running accuracy of epoch 1', firstEpoch, run.firstEpochAccuracy);
  requireAtLeast('test accuracy', final, run.testAccuracy);
  return shortfalls;

  function requireAtLeast(what: string, value: number, minimum: number | undefined): void {
    require(Number.isFinite(value), `${what} is missing`);
    if (minimum !== undefined) require(value >= minimum, `${what} ${value} %, expected at least ${minimum} %`);
  }
}
