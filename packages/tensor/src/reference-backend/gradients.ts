import type { KernelOf } from '@vitrum/core';
import type { AddScaledOperands, ClampOperands } from '@vitrum/core/internal';
import { checkSameShape } from '../shape.ts';

/**
 * out = keep·out + factor·a.
 *
 * @throws VITRUM_SHAPE_MISMATCH
 */
export function addScaled({ a, out }: AddScaledOperands): KernelOf<'add-scaled'> {
  checkSameShape(a, out.shape, 'add-scaled');
  const [from, to] = [a.data, out.data];
  return (keep, factor) => {
    const { length } = to;
    for (let i = 0; i < length; i++) to[i] = keep * (to[i] ?? 0) + factor * (from[i] ?? 0);
  };
}

/**
 * out = out + factor·sign(a).
 *
 * @throws VITRUM_SHAPE_MISMATCH
 */
export function addSigns({ a, out }: AddScaledOperands): KernelOf<'add-signs'> {
  checkSameShape(a, out.shape, 'add-signs');
  const [from, to] = [a.data, out.data];
  return (factor) => {
    const { length } = to;
    for (let i = 0; i < length; i++) to[i] = (to[i] ?? 0) + factor * Math.sign(from[i] ?? 0);
  };
}

/** out = min(max(out, −limit), limit). */
export function clamp({ out: { data } }: ClampOperands): KernelOf<'clamp'> {
  return (limit) => {
    const { length } = data;
    for (let i = 0; i < length; i++) data[i] = Math.min(Math.max(data[i] ?? 0, -limit), limit);
  };
}
