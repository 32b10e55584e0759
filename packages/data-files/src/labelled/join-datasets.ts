import type { Dataset } from '@vitrum/core';

/** The samples of one dataset and then those of another of the same form. */
export function joinDatasets(first: Dataset, second: Dataset): Dataset {
  const { name, inputShape, targetSize, task } = first;
  const classes = [...new Set([...(first.classes ?? []), ...(second.classes ?? [])])];
  const places = [first, second].map((each) => (each.classes ?? []).map((className) => classes.indexOf(className)));
  const at = (index: number): readonly [dataset: Dataset, index: number, part: number] =>
    index < first.size ? [first, index, 0] : [second, index - first.size, 1];
  const isClassified = task === 'classification' && first.label !== undefined;
  const label = (index: number): number => {
    const [dataset, own, part] = at(index);
    return places[part]?.[dataset.label?.(own) ?? 0] ?? 0;
  };
  return {
    name,
    size: first.size + second.size,
    inputShape,
    targetSize: isClassified ? classes.length : targetSize,
    ...(task && { task }),
    ...(classes.length > 0 && { classes }),
    readInput: (index, out, offset) => {
      const [dataset, own] = at(index);
      dataset.readInput(own, out, offset);
    },
    readTarget: (index, out, offset) => {
      const [dataset, own] = at(index);
      if (!isClassified) {
        dataset.readTarget(own, out, offset);
        return;
      }
      out.fill(0, offset, offset + classes.length);
      out[offset + label(index)] = 1;
    },
    ...(isClassified && { label }),
    close: () => {
      first.close?.();
      second.close?.();
    },
  };
}
