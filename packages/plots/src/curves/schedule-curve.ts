import type { Schedule } from '@vitrum/core';
import type { Curve } from './curve.ts';
import { evenly } from './evenly.ts';

/** Number of epochs of the drawn run: only the shape matters. A schedule that refuses it gets a longer one. */
const usualEpochs = 10;
const maxEpochs = 1e6;

const stepsPerEpoch = 100;

/** The factor of η over the epochs of a short run. */
export function scheduleCurve(schedule: Schedule): Curve {
  const { name, memory = {} } = schedule;
  const epochs = epochsFor(schedule);
  const factorAt = (epoch: number): number => schedule.factor({ epoch, epochs, step: Math.round(epoch * stepsPerEpoch), stepsPerEpoch }, memory);
  const points = evenly(0, epochs).map((epoch) => ({ x: epoch, value: factorAt(epoch), derivative: NaN, numerical: NaN }));
  return { title: name, variable: 'epoch', symbol: 'factor', points };
}

function epochsFor(schedule: Schedule): number {
  let epochs = usualEpochs;
  while (!accepts(schedule, epochs) && epochs < maxEpochs) epochs *= 2;
  return epochs;
}

function accepts(schedule: Schedule, epochs: number): boolean {
  try {
    schedule.checkRun?.({ epochs, stepsPerEpoch });
    return true;
  } catch {
    return false;
  }
}
