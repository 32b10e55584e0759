import type { Dataset } from '@vitrum/core';
import { datasetOf } from './dataset-of.ts';
import { samplesOf } from './samples.ts';
import { targetsByLabel, type Targets } from './targets.ts';

/** Concatenates two datasets of the same form; classes are matched by name. */
export function joinDatasets(first: Dataset, second: Dataset): Dataset {
  const [a, b] = [samplesOf(first), samplesOf(second)];
  const count = first.size + second.size;
  return datasetOf({
    name: a.name,
    inputs: {
      count,
      shape: a.inputs.shape,
      read: (index, out, offset) => (index < first.size ? a.inputs.read(index, out, offset) : b.inputs.read(index - first.size, out, offset)),
      close: () => {
        a.inputs.close?.();
        b.inputs.close?.();
      },
    },
    targets: joinTargets(a.targets, b.targets),
  });
}

function joinTargets(a: Targets, b: Targets): Targets {
  const classes = [...new Set([...(a.classes ?? []), ...(b.classes ?? [])])];
  const [labelOfA, labelOfB] = [a.label?.bind(a), b.label?.bind(b)];
  if (a.task !== 'classification' || labelOfA === undefined) {
    const read: Targets['read'] = (index, out, offset) => (index < a.count ? a.read(index, out, offset) : b.read(index - a.count, out, offset));
    return { ...a, count: a.count + b.count, ...(classes.length > 0 && { classes }), read };
  }
  const placesOfB = (b.classes ?? []).map((name) => classes.indexOf(name));
  const label = (index: number): number => (index < a.count ? labelOfA(index) : (placesOfB[labelOfB?.(index - a.count) ?? 0] ?? 0));
  return targetsByLabel(a.count + b.count, label, classes);
}
