import type { Layer, LayerContext, Parameter, RandomGenerator, Shape, Tensor } from '@vitrum/core';
import { createTensor, sizeOf } from '@vitrum/tensor';
import { describe, expect, test } from 'vitest';
import { builtInSubjects, failuresOf, resultOf, subjectOf, textOf, type Mutant, type Unknown } from './support/subjects.ts';

/** a = s ⊙ x + t, where a fault can be put anywhere. */
class Scale implements Layer {
  readonly outputShape: Shape;
  readonly parameters: readonly Parameter[];
  readonly z = undefined;
  readonly dz = undefined;
  a: Tensor | undefined;
  readonly context: LayerContext;
  readonly scale: Parameter;
  readonly shift: Parameter;
  input: Tensor | undefined;

  constructor(context: LayerContext) {
    this.context = context;
    this.outputShape = context.inputShape;
    this.scale = this.parameter('scale', 1);
    this.shift = this.parameter('shift', 0);
    this.parameters = [this.scale, this.shift];
  }

  parameter(name: string, first: number): Parameter {
    const { backend, inputShape, precision } = this.context;
    const value = backend.allocate(inputShape, precision);
    value.data.fill(first);
    return { name, value, gradient: backend.allocate(inputShape, precision) };
  }

  allocate(shape: Shape): Tensor {
    return this.context.backend.allocate(shape, this.context.precision);
  }

  forward(input: Tensor, _training: boolean): Tensor {
    this.input = input;
    const a = this.allocate(input.shape);
    const n = sizeOf(this.outputShape);
    for (let i = 0; i < a.data.length; i++) a.data[i] = at(this.scale.value, i % n) * at(input, i) + at(this.shift.value, i % n);
    return (this.a = a);
  }

  backward(da: Tensor, inputGradient: Tensor | undefined): void {
    const n = sizeOf(this.outputShape);
    this.scale.gradient.data.fill(0);
    this.shift.gradient.data.fill(0);
    this.addGradients(da);
    if (inputGradient === undefined) return;
    for (let i = 0; i < da.data.length; i++) inputGradient.data[i] = at(this.scale.value, i % n) * at(da, i);
  }

  addGradients(da: Tensor): void {
    const n = sizeOf(this.outputShape);
    for (let i = 0; i < da.data.length; i++) {
      this.scale.gradient.data[i % n] = at(this.scale.gradient, i % n) + at(da, i) * (this.input === undefined ? NaN : at(this.input, i));
      this.shift.gradient.data[i % n] = at(this.shift.gradient, i % n) + at(da, i);
    }
  }
}

const at = ({ data }: Tensor, i: number): number => data[i] ?? NaN;

/** A layer without options. */
const layer = (make: new (context: LayerContext) => Layer): Unknown => ({ options: {}, create: (_: unknown, context: LayerContext) => new make(context) });

/** Drops half of the inputs in training, as context.random says. */
class Dropout extends Scale {
  mask: readonly number[] = [];
  override readonly parameters: readonly Parameter[] = [];
  draw(random: RandomGenerator): number { return random.uniform(); }
  override forward(input: Tensor, training: boolean): Tensor {
    this.mask = Array.from(input.data, () => (training ? 2 * Number(this.draw(this.context.random) < 0.5) : 1));
    const a = this.allocate(input.shape);
    for (let i = 0; i < a.data.length; i++) a.data[i] = at(input, i) * (this.mask[i] ?? NaN);
    return (this.a = a);
  }
  override backward(da: Tensor, inputGradient: Tensor | undefined): void {
    for (let i = 0; i < da.data.length; i++) if (inputGradient !== undefined) inputGradient.data[i] = at(da, i) * (this.mask[i] ?? NaN);
  }
}

/** Takes pictures alone, and makes vectors of them. */
const flattenPictures: Unknown = {
  options: {},
  create: (_: unknown, context: LayerContext) => {
    if (context.inputShape.length !== 3) throw Object.assign(new Error('pictures, please'), { [Symbol.for('vitrum.error')]: true, code: 'VITRUM_SHAPE_MISMATCH', hint: '' });
    return new (class extends Dropout {
      override readonly outputShape = [sizeOf(context.inputShape)];
      override draw(): number { return 0; }
      override forward(input: Tensor): Tensor {
        super.forward(input, false);
        return (this.a = { shape: [input.shape[0] ?? 0, ...this.outputShape], data: Float64Array.from(this.a?.data ?? []) });
      }
    })(context);
  },
};

class Relu extends Dropout {
  override forward(input: Tensor): Tensor {
    this.mask = Array.from(input.data, (x) => Number(x > 0));
    const a = this.allocate(input.shape);
    for (let i = 0; i < a.data.length; i++) a.data[i] = Math.max(0, at(input, i));
    return (this.a = a);
  }
}

const good: readonly (readonly [what: string, contribution: Unknown])[] = [
  ['a scale for every number', layer(Scale)],
  ['dropout', layer(Dropout)],
  ['a kink', layer(Relu)],
];

let count = 0;

const mutants: readonly Mutant[] = [
  ['a wrong output shape', 'shapes', 'has the shape [2, 6], expected [2, 7]', layer(class extends Scale { override readonly outputShape = [7]; })],
  ['an output shape that is none', 'shapes', 'outputShape is [0]', layer(class extends Scale { override readonly outputShape = [0]; })],
  ['two parameters of one name', 'shapes', 'Two parameters are called "scale"', layer(class extends Scale { override readonly parameters = [this.scale, { ...this.shift, name: 'scale' }]; })],
  ['a gradient of another shape', 'shapes', 'The gradient of "shift" has the shape [1], expected [6]', layer(class extends Scale { override readonly parameters = [this.scale, { ...this.shift, gradient: createTensor([1]) }]; })],
  ['no memory of a', 'shapes', 'a is undefined', layer(class extends Scale { override forward(input: Tensor, training: boolean): Tensor { const out = super.forward(input, training); this.a = undefined; return out; } })],
  ['the a of the pass before', 'shapes', 'a is not the output', layer(class extends Scale { override forward(input: Tensor, training: boolean): Tensor { const before = this.a; const out = super.forward(input, training); this.a = before ?? createTensor(out.shape); return out; } })],
  ['a mean over the samples so far', 'shapes', 'a new layer with the same seed gives', layer(class extends Scale { seen = 0; override forward(input: Tensor, training: boolean): Tensor { const out = super.forward(input, training); this.seen++; out.data[0] = at(out, 0) / this.seen; return out; } })],
  ['a buffer that never grows', 'shapes', 'for ordinary random inputs', layer(class extends Scale { buffer: Tensor | undefined; override forward(input: Tensor): Tensor { this.buffer ??= this.allocate(input.shape); this.input = input; return (this.a = { shape: input.shape, data: Float32Array.from(input.data, (x, i) => x + (this.buffer?.data[i] ?? NaN)) }); } })],
  // eslint-disable-next-line no-restricted-properties -- the fault
  ['first values from Math.random', 'shapes', 'must come from context.random', layer(class extends Scale { constructor(context: LayerContext) { super(context); this.scale.value.data.fill(Math.random()); } })],
  ['no input shape at all', 'shapes', 'It takes none of the input shapes [6]', { options: {}, create: () => { throw Object.assign(new Error('not mine'), { [Symbol.for('vitrum.error')]: true, code: 'VITRUM_SHAPE_MISMATCH', hint: '' }); } }],
  ['half the gradient of a parameter', 'gradient', '"scale" at index', layer(class extends Scale { override addGradients(da: Tensor): void { super.addGradients(da); this.scale.gradient.data.forEach((g, i) => (this.scale.gradient.data[i] = g / 2)); } })],
  ['the gradient of the last sample alone', 'gradient', '"shift" at index', layer(class extends Scale { override addGradients(da: Tensor): void { super.addGradients(da); const n = sizeOf(this.outputShape); this.shift.gradient.data.set(da.data.slice(-n)); } })],
  ['no gradient of the input', 'gradient', '∂C/∂x of the input x at index', layer(class extends Scale { override backward(da: Tensor): void { super.backward(da, undefined); } })],
  ['a gradient of the input that is added', 'gradient', '∂C/∂x of the input x at index', layer(class extends Scale { override backward(da: Tensor, dx: Tensor | undefined): void { super.backward(da, dx); if (dx) for (let i = 0; i < dx.data.length; i++) dx.data[i] = at(dx, i) + at(da, i); } })],
  ['32 bits alone', 'gradient', 'Asked for the precision float64', layer(class extends Scale { override allocate(shape: Shape): Tensor { return createTensor(shape); } })],
  ['a gradient that is wrong in training', 'gradient', 'In training, ', layer(class extends Scale { training = false; override forward(input: Tensor, training: boolean): Tensor { this.training = training; const out = super.forward(input, training); if (training) out.data.forEach((x, i) => (out.data[i] = 3 * x)); return out; } })],
  ['nothing without an input gradient', 'gradient', 'Without a gradient of the input to fill', layer(class extends Scale { override backward(da: Tensor, dx: Tensor | undefined): void { if (dx === undefined) this.scale.gradient.data.fill(0); else super.backward(da, dx); } })],
  ['gradients that add up', 'purity', 'backward must overwrite gradients', layer(class extends Scale { override backward(da: Tensor, dx: Tensor | undefined): void { this.addGradients(da); if (dx) for (let i = 0; i < dx.data.length; i++) dx.data[i] = at(da, i); } })],
  ['an input that is written to', 'purity', 'forward writes to its input', layer(class extends Scale { override forward(input: Tensor, training: boolean): Tensor { const out = super.forward(input, training); input.data.set(out.data.map((x) => x + 1)); return out; } })],
  ['an output gradient that is written to', 'purity', 'backward writes to the output gradient', layer(class extends Scale { override backward(da: Tensor, dx: Tensor | undefined): void { super.backward(da, dx); da.data.fill(0); } })],
  // eslint-disable-next-line no-restricted-properties -- the fault
  ['dropout from Math.random', 'purity', 'In training, two layers with the same seed', layer(class extends Dropout { override draw(): number { return Math.random(); } })],
  ['dropout outside of training', 'purity', 'Without training, the same pass', layer(class extends Dropout { override forward(input: Tensor): Tensor { return super.forward(input, true); } })],
  ['a step twice as long', 'descend', 'descend(0.25) of "scale" gives', layer(class extends Scale { override readonly parameters = [{ ...this.scale, descend: (s: number) => { this.scale.value.data.forEach((x, i) => (this.scale.value.data[i] = x - 2 * s * at(this.scale.gradient, i))); } }, this.shift]; })],
  ['memory that is another backend\'s', 'backends', 'on the backend "wasm" the output is', layer(class extends Scale { override forward(input: Tensor, training: boolean): Tensor { const out = super.forward(input, training); if (this.context.backend.name === 'wasm') out.data[0] = 0; return out; } })],
  ['an output that never changes', 'learns', 'the same for every input', layer(class extends Dropout { override forward(input: Tensor): Tensor { this.mask = Array.from(input.data, () => 0); return (this.a = this.allocate(input.shape)); } })],
  ['a gradient with the wrong sign', 'learns', 'it must fall below half', layer(class extends Scale { override readonly outputShape: Shape = this.context.inputShape; constructor(context: LayerContext) { if (context.inputShape.length === 1) throw Object.assign(new Error('matrices, please'), { [Symbol.for('vitrum.error')]: true, code: 'VITRUM_SHAPE_MISMATCH', hint: '' }); super(context); } override addGradients(da: Tensor): void { super.addGradients({ shape: da.shape, data: da.data.map((x) => -x) }); } })],
  ['numbers that are not parameters', 'round-trip', 'are not the same after the model was saved and loaded', layer(class extends Scale { readonly own = ++count; override forward(input: Tensor, training: boolean): Tensor { const out = super.forward(input, training); out.data[0] = this.own; return out; } })],
];

describe('without a fault', () => {
  test.each(builtInSubjects('layers'))('$name', async (subject) => {
    expect(await failuresOf(subject)).toEqual([]);
  });

  test.each(good)('%s', async (_what, contribution) => {
    expect(await failuresOf(subjectOf('layers', contribution))).toEqual([]);
  });
});

test.each(mutants)('%s is found by %s', async (_fault, check, says, contribution) => {
  expect(textOf(await resultOf(subjectOf('layers', contribution), check))).toContain(says);
});

test('a layer for pictures alone is checked on pictures', async () => {
  const result = await resultOf(subjectOf('layers', flattenPictures), 'shapes');
  expect(textOf(result)).toBe('');
  expect(result.tried).toContain('inputs of shape [4, 4, 1], [8, 8, 3]');
});

test('tensors that are not from the backend are worth a note', async () => {
  const { notes } = await resultOf(subjectOf('layers', layer(class extends Scale { override allocate(shape: Shape): Tensor { return createTensor(shape, this.context.precision); } })), 'backends');
  expect(notes.map(({ message }) => message)).toContain("Not in the backend's memory: a.");
});

class OwnMemory extends Scale {
  override allocate(shape: Shape): Tensor { return createTensor(shape, this.context.precision); }
}
class HalfReleased extends OwnMemory {
  release(): void { for (const { value } of this.parameters) this.context.backend.release(value); }
}
class Released extends OwnMemory {
  release(): void { for (const { value, gradient } of this.parameters) for (const tensor of [value, gradient]) this.context.backend.release(tensor); }
}
test.each([
  ['no release()', OwnMemory, ["Without a release(), 4 tensors of the backend's memory stay taken."]],
  ['a release() that forgets the gradients', HalfReleased, ["After release(), 2 tensors of the backend's memory stay taken."]],
  ['a release() of everything', Released, []],
])('a layer with %s', async (_what, Layer, expected) => {
  const { notes } = await resultOf(subjectOf('layers', layer(Layer)), 'backends');
  expect(notes.map(({ message }) => message).filter((message) => message.includes('stay taken'))).toEqual(expected);
});

test('what a layer throws that is no refusal of a shape is a failure', async () => {
  const contribution = { options: {}, create: () => { throw new TypeError('oops'); } };
  expect(textOf(await resultOf(subjectOf('layers', contribution), 'shapes'))).toContain('TypeError: oops');
});

