import type { Metric } from '@vitrum/core';
import { describeBest, describeStop, describeTest } from './describe-end.ts';
import { describeEpoch, describeWarning, noView, type TrainingView } from './training-view.ts';

/**
 * For files and pipes: a line for each epoch on standard output, and one of the test set unless each epoch has its figures; warnings,
 * the path of the model and its fingerprint on standard error.
 */
export function createPlainView(print: (line: string) => void, printAside: (line: string) => void): TrainingView {
  let epochs = 0;
  let isValidated = false;
  let metrics: readonly Metric[] = [];
  return {
    ...noView,
    start: (event, _parts, told) => {
      ({ epochs } = event);
      isValidated = event.validationSamples !== undefined;
      metrics = told;
    },
    warning: (event) => printAside(describeWarning(event)),
    epoch: (event) => print(describeEpoch(event, epochs, metrics)),
    done: (event, { model, fingerprint }) => {
      if (event.stopped !== undefined) print(`stopped ${describeStop(event, event.stopped)}`);
      if (event.best !== undefined) print(`best: ${describeBest(event.best, metrics)}`);
      if (isValidated) print(`test: ${describeTest(event, metrics)}`);
      printAside(`model: ${model}\nfingerprint: ${fingerprint}`);
    },
  };
}
