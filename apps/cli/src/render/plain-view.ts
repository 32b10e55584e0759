import { describeEpoch, noView, type TrainingView } from './training-view.ts';

/** For files and pipes: one line for each epoch on standard output; where the model is, on standard error. */
export function createPlainView(print: (line: string) => void): TrainingView {
  let epochs = 0;
  return {
    ...noView,
    start: (event) => {
      ({ epochs } = event);
    },
    epoch: (event) => print(describeEpoch(event, epochs)),
    done: (_event, model) => void process.stderr.write(`model: ${model}\n`),
  };
}
