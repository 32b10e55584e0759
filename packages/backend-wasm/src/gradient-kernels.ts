import { isSameShape } from '@vitrum/tensor';
import type { KernelOf } from '@vitrum/core';
import type { AddScaledOperands, ClampOperands, SumOfSquaresOperands } from '@vitrum/core/internal';
import type { KernelExports } from './kernels/kernel-exports.ts';
import type { WasmMemory } from './wasm-memory.ts';

/** Σ values² */
export function prepareSumOfSquares({ values }: SumOfSquaresOperands, memory: WasmMemory, { sumOfSquares }: KernelExports): KernelOf<'sum-of-squares'> | undefined {
  if (!memory.owns(values)) return undefined;
  return () => sumOfSquares(values.address, values.length);
}

/** out = keep·out + factor·a */
export function prepareAddScaled({ a, out }: AddScaledOperands, memory: WasmMemory, { addScaledFloats }: KernelExports): KernelOf<'add-scaled'> | undefined {
  if (!memory.owns(a) || !memory.owns(out) || !isSameShape(a.shape, out.shape)) return undefined;
  return (keep, factor) => {
    out.block.touch();
    addScaledFloats(a.address, out.address, out.length, keep, factor);
  };
}

/** out = out + factor·sign(a) */
export function prepareAddSigns({ a, out }: AddScaledOperands, memory: WasmMemory, { addSignedFloats }: KernelExports): KernelOf<'add-signs'> | undefined {
  if (!memory.owns(a) || !memory.owns(out) || !isSameShape(a.shape, out.shape)) return undefined;
  return (factor) => {
    out.block.touch();
    addSignedFloats(a.address, out.address, out.length, factor);
  };
}

/** out within ±limit */
export function prepareClamp({ out }: ClampOperands, memory: WasmMemory, { clampFloats }: KernelExports): KernelOf<'clamp'> | undefined {
  if (!memory.owns(out)) return undefined;
  return (limit) => {
    out.block.touch();
    clampFloats(out.address, out.length, limit);
  };
}
