import { curveTolerance, untrainedRange, type AcceptanceRun } from './runs.ts';
import type { JsonEvent } from './train-json.ts';

/** The results of a run, in per cent and seconds. */
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

/** Where the test accuracies of two runs differ too much, in sentences. */
export function compareCurves(name: string, events: readonly JsonEvent[], otherName: string, others: readonly JsonEvent[]): readonly string[] {
  const [curve, otherCurve] = [testAccuracies(events), testAccuracies(others)];
  if (curve.length === 0 || curve.length !== otherCurve.length) return [`${name}: not as many epochs as ${otherName}`];
  const apart = curve.map((accuracy, epoch) => Math.abs(accuracy - (otherCurve[epoch] ?? NaN)));
  const widest = Math.max(...apart);
  console.log(`${name}: at most ${widest.toFixed(2)} points from ${otherName} after every epoch`);
  return widest <= curveTolerance ? [] : [`${name}: ${widest.toFixed(2)} points from ${otherName}, at most ${curveTolerance} expected`];
}

function testAccuracies(events: readonly JsonEvent[]): readonly number[] {
  return events.filter((event) => event['event'] === 'epoch').map((event) => Number(event['testAccuracy']));
}

/** The unmet requirements of a run, in sentences; empty if it met all. */
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
