import { mutant, type Mutant } from './run-checks.ts';

type Row = Float64Array;
type RowLoss = (y: Row, t: Row) => number;

const squared = (y: number, t: number): number => (y - t) ** 2;
const slope = (y: number, t: number): number => 2 * (y - t);
const sum = { reduction: 'sum', value: squared, derivative: slope } as const;

const clip = (p: number): number => Math.min(1 - 1e-7, Math.max(1e-7, p));
const crossEntropy = (y: number, t: number): number => -(t * Math.log(clip(y)) + (1 - t) * Math.log(1 - clip(y)));
const crossEntropySlope = (y: number, t: number): number => (y < 1e-7 || y > 1 - 1e-7 ? 0 : (y - t) / (y * (1 - y)));
const binary = { reduction: 'mean', value: crossEntropy, derivative: crossEntropySlope } as const;
const softplus = (z: number): number => Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
const joint = {
  value: (z: Row, t: Row): number => z.reduce((total, value, i) => total + softplus(value) - (t[i] ?? NaN) * value, 0) / z.length,
  gradient: (z: Row, a: Row, t: Row, dz: Row): void => dz.forEach((_, i) => (dz[i] = ((a[i] ?? NaN) - (t[i] ?? NaN)) / z.length)),
};
const jointMutant = (changes: object): object => ({ ...binary, fromLogits: { sigmoid: { ...joint, ...changes } } });

/** Σ (yᵢ − tᵢ)² / n as a loss over the whole row. */
const rowValue: RowLoss = (y, t) => y.reduce((total, value, i) => total + squared(value, t[i] ?? NaN), 0) / y.length;
const rowGradient = (y: Row, t: Row, gradient: Row): void => y.forEach((value, i) => (gradient[i] = slope(value, t[i] ?? NaN) / y.length));
const rows = { kind: 'rowwise', value: rowValue, gradient: rowGradient } as const;

let calls = 0;

export const lossMutants: readonly Mutant[] = [
  // The form.
  mutant('outputs of a kind that nobody knows', { ...sum, outputs: 'percentages' }, ['form'], '"outputs" must be one of "probabilities", "distribution", "signed"'),
  // The derivative.
  mutant('half the derivative', { ...sum, derivative: (y: number, t: number) => y - t }, ['gradient'], 'central differences give', '0.5 times what it should be'),
  mutant('the wrong sign', { ...sum, derivative: (y: number, t: number) => slope(t, y) }, ['gradient'], 'central differences give', 'arguments swapped'),
  mutant('0.1 % too large', { ...sum, derivative: (y: number, t: number) => 1.001 * slope(y, t) }, ['gradient'], 'central differences give'),
  mutant('wrong for the target 1 alone', { ...sum, derivative: (y: number, t: number) => (t === 1 ? 0 : slope(y, t)) }, ['gradient'], ', t = 1.'),
  mutant('wrong for negative targets alone', { ...sum, derivative: (y: number, t: number) => (t < 0 ? y - t : slope(y, t)) }, ['gradient'], 't = −1000 to −0.'),
  mutant('wrong between the targets 0.4 and 0.6 alone', { ...sum, derivative: (y: number, t: number) => slope(y, t) + Number(t > 0.41 && t < 0.59) }, ['gradient'], 'central differences give'),
  mutant('wrong for outputs above 5 alone', { ...sum, derivative: (y: number, t: number) => (y > 5 ? 10 : slope(y, t)) }, ['gradient'], 'y = 5.'),
  mutant('a derivative by the target', { reduction: 'sum', value: (y: number, t: number) => (y - t * t) ** 2, derivative: (y: number, t: number) => -4 * t * (y - t * t) }, ['gradient'], 'central differences give'),
  mutant('kinks everywhere', { ...sum, derivative: () => 1, hasKink: () => true }, ['gradient'], 'hasKink says that there is a kink at'),
  // Values.
  mutant('cross-entropy without a clip', { reduction: 'mean', value: (y: number, t: number) => -(t * Math.log(y) + (1 - t) * Math.log(1 - y)), derivative: (y: number, t: number) => (y - t) / (y * (1 - y)) }, ['finite'], 'ℓ(0, 0) = NaN; it must be a finite number. It is not a number there alone for t = 0', '10⁻⁷'),
  mutant('cosh without care', { reduction: 'mean', value: (y: number, t: number) => Math.log(Math.cosh(y - t)), derivative: (y: number, t: number) => Math.tanh(y - t) }, ['finite'], 'ℓ(1000, 0) = Infinity; it must be a finite number. It overflows from y = 710.'),
  mutant('a derivative that is 0/0 at the target', { reduction: 'sum', value: (y: number, t: number) => Math.abs(y - t), derivative: (y: number, t: number) => (y - t) / Math.abs(y - t) }, ['finite'], '∂ℓ/∂y(0, 0) = NaN; it must be a finite number. It is not a number there alone for t = 0, and so for'),
  mutant('NaN that is hidden', { reduction: 'mean', value: (y: number, t: number) => (1 - t * y > 0 ? 1 - t * y : 0), derivative: (y: number, t: number) => (1 - t * y > 0 ? -t : 0) }, ['finite'], 'ℓ(NaN, 0.5) = 0; it must be NaN'),
  mutant('a jump', { reduction: 'sum', value: (y: number, t: number) => (y - t) ** 2 + Number(y > 2), derivative: slope }, ['gradient'], 'ℓ(·, −1) jumps at y = 2, from 9 to 10'),
  mutant('uphill, value and derivative alike', { reduction: 'sum', value: (y: number, t: number) => -squared(y, t), derivative: (y: number, t: number) => -slope(y, t) }, ['minimum'], 'for the targets [1] and [0] the outputs of the same values cost 0 and 0, those of the other target −1 and −1', 'wrong way round'),
  mutant('a cost that does not depend on the target', { reduction: 'sum', value: (y: number) => y * y, derivative: (y: number) => 2 * y }, ['minimum'], 'Right answers do not cost less than wrong ones'),
  // The form.
  mutant('no reduction', { value: squared, derivative: slope }, ['form'], '"reduction" must be "sum" or "mean", got undefined'),
  mutant('a reduction that is none', { ...sum, reduction: 'average' }, ['form'], 'got "average"'),
  mutant('nothing returned', { ...sum, value: () => undefined }, ['form'], 'value(0.7, 0.4) gives undefined instead of a number', '"return"'),
  mutant('a derivative that is a text', { ...sum, derivative: () => '1' }, ['form'], 'derivative(0.7, 0.4) gives "1" instead of a number'),
  mutant('hasKink that gives a number', { ...sum, hasKink: () => 0 }, ['form'], 'instead of true or false'),
  mutant('fromLogits without a gradient', { ...binary, fromLogits: { sigmoid: { value: joint.value } } }, ['form'], 'fromLogits.sigmoid: "gradient" must be a function'),
  mutant('a gradient that is returned', { ...rows, gradient: (y: Row) => y.slice() }, ['form'], 'leaves element 0 of its last argument as it was'),
  // Rows.
  mutant('a row gradient without its division', { ...rows, gradient: (y: Row, t: Row, gradient: Row) => y.forEach((value, i) => (gradient[i] = slope(value, t[i] ?? NaN))) }, ['gradient'], '∂C/∂y[0]', ),
  mutant('a row gradient that leaves out the tenth', { ...rows, gradient: (y: Row, t: Row, gradient: Row) => { rowGradient(y, t, gradient); if (y.length === 10) gradient[9] = 0; } }, ['gradient'], '∂C/∂y[9] = 0'),
  mutant('a row gradient that adds', { ...rows, gradient: (y: Row, t: Row, gradient: Row) => y.forEach((value, i) => (gradient[i] = (gradient[i] ?? 0) + slope(value, t[i] ?? NaN) / y.length)) }, ['purity'], 'gradient depends on what was in gradient before'),
  mutant('a row loss that works in its outputs', { ...rows, value: (y: Row, t: Row) => { const cost = rowValue(y, t); y.fill(0); return cost; } }, ['purity'], 'value writes to its input y'),
  mutant('a row loss that divides by 0', { ...rows, value: (y: Row, t: Row) => { const norm = Math.hypot(...y); return 1 - y.reduce((total, value, i) => total + value * (t[i] ?? NaN), 0) / norm; }, gradient: (y: Row, t: Row, gradient: Row) => { const norm = Math.hypot(...y); const dot = y.reduce((total, value, i) => total + value * (t[i] ?? NaN), 0); y.forEach((value, i) => (gradient[i] = (value * dot / norm ** 2 - (t[i] ?? NaN)) / norm)); } }, ['finite'], 'C = NaN; it must be finite. So for y = [0'),
  // Joint forms.
  mutant('a joint form without its mean', jointMutant({ value: (z: Row, t: Row) => z.length * joint.value(z, t), gradient: (z: Row, a: Row, t: Row, dz: Row) => { joint.gradient(z, a, t, dz); dz.forEach((value, i) => (dz[i] = value * z.length)); } }) as Record<string, unknown>, ['from-logits'], 'fromLogits.sigmoid.value = ', 'divide by the number of outputs itself'),
  mutant('the wrong gradient by z', jointMutant({ gradient: (z: Row, a: Row, t: Row, dz: Row) => dz.forEach((_, i) => (dz[i] = ((t[i] ?? NaN) - (a[i] ?? NaN)) / z.length)) }) as Record<string, unknown>, ['gradient'], 'fromLogits.sigmoid.gradient[0] = '),
  mutant('a joint form that overflows', jointMutant({ value: (z: Row, t: Row) => z.reduce((total, value, i) => total + Math.log(1 + Math.exp(value)) - (t[i] ?? NaN) * value, 0) / z.length }) as Record<string, unknown>, ['finite'], 'fromLogits.sigmoid.value = Infinity; it must be finite. So for z = [1000, −1000]'),
  mutant('a joint form that works in z', jointMutant({ value: (z: Row, t: Row) => { const cost = joint.value(z, t); z.fill(0); return cost; } }) as Record<string, unknown>, ['purity'], 'fromLogits.sigmoid.value writes to its input z'),
  // Purity.
  mutant('a counter', { ...sum, value: (y: number, t: number) => squared(y, t) + 1e-12 * calls++ }, ['purity'], 'at first and'),
  mutant('the clock in the derivative', { ...sum, derivative: (y: number, t: number) => slope(y, t) * (1 + 1e-12 * performance.now()) }, ['purity'], '∂ℓ/∂y('),
];
