import type { Metric } from '@vitrum/core';
import { describeEpoch, describeWarning, noView, type TrainingView } from './training-view.ts';

/** For files and pipes: a line for each epoch on standard output; warnings, the path of the model and its fingerprint on standard error. */
export function createPlainView(print: (line: string) => void, printAside: (line: string) => void): TrainingView {
  let epochs = 0;
  let metrics: readonly Metric[] = [];
  return {
    ...noView,
    start: (event, _parts, told) => {
      ({ epochs } = event);
      metrics = told;
    },
    warning: (event) => printAside(describeWarning(event)),
    epoch: (event) => print(describeEpoch(event, epochs, metrics)),
    done: (_event, { model, fingerprint }) => printAside(`model: ${model}\nfingerprint: ${fingerprint}`),
  };
}
