import type { WeightPlace } from '../../shared/api/valley.ts';

/** A weight in words. Layers count from 1, as everywhere on the page; neurons from 0, so that output 3 stands for the digit 3. */
export const weightName = ({ layer, input, unit }: WeightPlace): string => `layer ${layer + 1}, from ${input} to neuron ${unit}`;
