import type { Shape } from '@vitrum/core';
import type { WindowAlong } from './kernel-fit.ts';
import type { NodeCall } from './node-call.ts';

/** Longer ones are no pictures, and to look for a kernel that fits them would take long. */
const maxWindow = 1024;

/** The windows of a convolution or a pool along every axis of places; zeros may be around the picture already. */
export function windowsOf(call: NodeCall, lengths: Shape, kernel: Shape, around: Shape = []): readonly WindowAlong[] {
  const { strides, dilations, pads } = listsOf(call, kernel);
  const isCeiled = call.integer('ceil_mode', 0) === 1;
  return lengths.map((length, axis) => {
    const [size, stride, dilation] = [kernel[axis] ?? 1, strides[axis] ?? 1, dilations[axis] ?? 1];
    const reach = (size - 1) * dilation + 1;
    const [zerosBefore, zerosAfter] = [around[axis] ?? 0, around[axis + lengths.length] ?? 0];
    const whole = length + zerosBefore + zerosAfter;
    const own = padsAlong(call, pads, axis, lengths.length, Math.max(0, (Math.ceil(whole / stride) - 1) * stride + reach - whole));
    const [before, after] = [own[0] + zerosBefore, own[1] + zerosAfter];
    const steps = (length + before + after - reach) / stride;
    // A window that would begin in the padding behind is left out.
    const ceiled = Math.ceil(steps) * stride >= length + before ? Math.ceil(steps) - 1 : Math.ceil(steps);
    const places = (isCeiled ? ceiled : Math.floor(steps)) + 1;
    if (places < 1) throw call.invalid(`has a window of ${reach} on ${length + before + after} places`);
    return { length, size, stride, dilation, before, places };
  });
}

/** The windows of a transposed convolution. */
export function transposedWindowsOf(call: NodeCall, lengths: Shape, kernel: Shape): readonly WindowAlong[] {
  const { strides, dilations, pads } = listsOf(call, kernel);
  const extra = call.integers('output_padding') ?? [];
  const wanted = call.integers('output_shape');
  return lengths.map((length, axis) => {
    const [stride, dilation] = [strides[axis] ?? 1, dilations[axis] ?? 1];
    const size = ((kernel[axis] ?? 1) - 1) * dilation + 1;
    const whole = (length - 1) * stride + size + (extra[axis] ?? 0);
    const asked = wanted?.at(axis - lengths.length);
    const [before, after] = asked === undefined
      ? padsAlong(call, pads, axis, lengths.length, whole - length * stride)
      : padsAlong(call, [], axis, lengths.length, whole - asked, true);
    return { length, size, stride, dilation: 1, before, places: whole - before - after };
  });
}

function listsOf(call: NodeCall, kernel: Shape): { readonly strides: Shape; readonly dilations: Shape; readonly pads: Shape } {
  const check = (name: string, list: readonly number[] | undefined, minimum: number, length: number): Shape => {
    if (list === undefined) return [];
    if (list.length === length && list.every((each) => Number.isSafeInteger(each) && each >= minimum && each <= maxWindow)) return list;
    throw call.unsupported(`has ${name} [${list.slice(0, 8).join(', ')}], and they should be ${length} whole numbers from ${minimum} to ${maxWindow}`, 'Write the model anew with usual windows.');
  };
  check('a kernel', kernel, 1, kernel.length);
  const attribute = (name: string, minimum: number, length: number): Shape => check(name, call.integers(name), minimum, length);
  return { strides: attribute('strides', 1, kernel.length), dilations: attribute('dilations', 1, kernel.length), pads: attribute('pads', 0, 2 * kernel.length) };
}

/** What is around the places: given, or split in two. */
function padsAlong(call: NodeCall, pads: Shape, axis: number, rank: number, whole: number, isSplit = false): readonly [before: number, after: number] {
  const auto = call.text('auto_pad', 'NOTSET');
  if (auto === 'VALID') return [0, 0];
  if (auto === 'NOTSET' && !isSplit) return [pads[axis] ?? 0, pads[axis + rank] ?? 0];
  const half = Math.floor(whole / 2);
  return auto === 'SAME_LOWER' ? [whole - half, half] : [half, whole - half];
}
