import type { FormFaults } from '../../attempt-variants.ts';
import { functionRule, optional, wrongProperties } from '../form-faults.ts';

const kinds: readonly unknown[] = ['picture', 'affine', 'mixing'];
const functions: Readonly<Record<string, string>> = { affine: 'map', mixing: 'weight' };

/** It has a valid kind and fill, and the function of its kind. */
export const augmentationFaults: FormFaults = (augmentation) => {
  const { kind = 'picture' } = augmentation;
  return wrongProperties(augmentation, {
    kind: optional({ isRight: (value) => kinds.includes(value), is: '"picture", "affine" or "mixing"', hint: 'Leave it out for one that computes a new picture.' }),
    fill: optional({ isRight: (value) => value === 'zero' || value === 'edge', is: '"zero" or "edge"', hint: 'Leave it out for 0 beyond the border.' }),
    ...(kinds.includes(kind) && { [functions[String(kind)] ?? 'bind']: functionRule }),
  });
};
