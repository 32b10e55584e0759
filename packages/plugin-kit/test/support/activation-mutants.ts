import { mutant, type Mutant } from './run-checks.ts';

type Scalar = (z: number) => number;
type Slope = (z: number, a: number) => number;

const sigmoid: Scalar = (z) => 1 / (1 + Math.exp(-z));
const sigmoidSlope: Slope = (_z, a) => a * (1 - a);
const tanhSlope: Slope = (_z, a) => (1 - a) * (1 + a);
const bent: Scalar = (z) => (Math.sqrt(z * z + 1) - 1) / 2 + z;
const bentSlope: Slope = (z) => z / (2 * Math.sqrt(z * z + 1)) + 1;

let calls = 0;
let lastZ = 0;

const rowSum = (z: Float64Array): number => z.reduce((sum, value) => sum + value, 0);

/** aᵢ = zᵢ − mean(z). */
const center = {
  kind: 'rowwise',
  forward: (z: Float64Array, a: Float64Array): void => {
    const mean = rowSum(z) / z.length;
    for (let i = 0; i < z.length; i++) a[i] = (z[i] ?? NaN) - mean;
  },
  backward: (_z: Float64Array, _a: Float64Array, da: Float64Array, dz: Float64Array): void => {
    const mean = rowSum(da) / da.length;
    for (let i = 0; i < dz.length; i++) dz[i] = (da[i] ?? NaN) - mean;
  },
} as const;

/** Softmax without the step that keeps e^z from overflowing. */
const naiveSoftmax = (z: Float64Array, a: Float64Array): void => {
  const sum = z.reduce((total, value) => total + Math.exp(value), 0);
  for (let i = 0; i < z.length; i++) a[i] = Math.exp(z[i] ?? NaN) / sum;
};
const softmaxBackward = (_z: Float64Array, a: Float64Array, da: Float64Array, dz: Float64Array): void => {
  const sum = a.reduce((total, value, i) => total + value * (da[i] ?? NaN), 0);
  for (let i = 0; i < dz.length; i++) dz[i] = (a[i] ?? NaN) * ((da[i] ?? NaN) - sum);
};

const arrayOf = (f: Scalar) => (z: Float64Array, a: Float64Array): void => {
  for (let i = 0; i < z.length; i++) a[i] = f(z[i] ?? NaN);
};

export const activationMutants: readonly Mutant[] = [
  // The derivative.
  mutant('a derivative that is 0.1 % too large', { forward: bent, derivative: (z: number) => 1.001 * bentSlope(z, 0) }, ['gradient'], 'φ′(0) = 1.001, central differences give 1. So at 24,7', '1 times'),
  mutant('the wrong sign', { forward: Math.tanh, derivative: (_z: number, a: number) => -tanhSlope(0, a) }, ['gradient'], 'φ′(0) = −1, central differences give 1', 'sign is the wrong way round'),
  mutant('twice the derivative', { forward: Math.tanh, derivative: (_z: number, a: number) => 2 * tanhSlope(0, a) }, ['gradient'], 'φ′(0) = 2, central differences give 1', '2 times what it should be'),
  mutant('wrong below −5 alone', { forward: bent, derivative: (z: number) => (z < -5 ? 0 : bentSlope(z, 0)) }, ['gradient'], ', z = −1000 to −5.02.'),
  mutant('wrong beyond 20 alone', { forward: bent, derivative: (z: number) => (z > 20 ? 1 : bentSlope(z, 0)) }, ['gradient'], ', z = 20.'),
  mutant('wrong from 3.1 to 3.3 alone', { forward: bent, derivative: (z: number) => bentSlope(z, 0) + (z > 3.1 && z < 3.3 ? 0.01 : 0) }, ['gradient'], ', z = 3.1'),
  mutant('wrong from −777.2 to −777 alone', { forward: bent, derivative: (z: number) => bentSlope(z, 0) * (z > -777.2 && z < -777 ? 1.001 : 1) }, ['gradient'], 'φ′(−777.1) = 0.5005, central differences give 0.5. It is the only one'),
  mutant('wrong where the slope is a millionth', { forward: (z: number) => z / (1 + Math.abs(z)), derivative: (z: number) => (1 / (1 + Math.abs(z)) ** 2) * (z > 900 ? 1.001 : 1) }, ['gradient'], ', z = 900.1 to 1000.'),
  mutant('wrong at 0 alone', { forward: Math.tanh, derivative: (z: number, a: number) => (z === 0 ? 0 : tanhSlope(z, a)) }, ['gradient'], 'φ′(0) = 0, central differences give 1'),
  mutant('a derivative that takes a first', { forward: Math.tanh, derivative: (a: number) => 1 - a * a }, ['gradient'], 'central differences give', 'arguments swapped'),
  mutant('z where a belongs', { forward: sigmoid, derivative: (z: number) => z * (1 - z) }, ['gradient'], 'central differences give'),
  mutant('a derivative that is forgotten on one side of a kink', { forward: (z: number) => (z <= 0 ? 0.1 * z : z), derivative: (z: number) => (z > 0 ? 1 : 0), kinks: [0] }, ['gradient'], 'φ′(−'),
  // Kinks and jumps.
  mutant('a kink where there is none', { forward: Math.tanh, derivative: tanhSlope, kinks: [1.5] }, ['gradient'], 'kinks names z = 1.5, where φ′ does not jump: it is 0.180707', 'Take 1.5 out'),
  mutant('a value at the kink that is neither side', { forward: (z: number) => (z <= 0 ? 0 : z), derivative: (z: number) => (z === 0 ? 7 : Number(z > 0)), kinks: [0] }, ['gradient'], 'φ′(0) = 7 at the kink; it must be 0 (from the left), 1 (from the right)'),
  mutant('a jump', { forward: (z: number) => (z < 1.25 ? z : z + 0.5), derivative: () => 1 }, ['gradient'], 'φ jumps at z = 1.25, from 1.25 to 1.75'),
  mutant('a step', { forward: (z: number) => (z === z ? Math.sign(z) : NaN), derivative: () => 0 }, ['gradient'], 'φ jumps at z = 0, from −1 to 1'),
  mutant('a jump far out', { forward: (z: number) => (z > 512.5 ? z + 10 : z), derivative: () => 1 }, ['gradient'], 'φ jumps at z = 512.5, from 512.5 to 522.5'),
  // Values that are not finite.
  mutant('an exponential that overflows', { forward: (z: number) => Math.exp(z), derivative: (_z: number, a: number) => a }, ['finite'], 'φ(1000) = Infinity; it must be a finite number. It overflows from z = 709.783 on.', '|z|'),
  mutant('∞/∞', { forward: (z: number) => Math.exp(z) / (1 + Math.exp(z)), derivative: sigmoidSlope }, ['finite'], 'φ(1000) = NaN; it must be a finite number. It is not a number from z = 709.783 on'),
  mutant('softplus without care', { forward: (z: number) => Math.log(1 + Math.exp(z)), derivative: sigmoid }, ['finite'], 'φ(1000) = Infinity; it must be a finite number. It overflows from z = 709.783 on'),
  mutant('an overflow to the left', { forward: (z: number) => -Math.exp(-z), derivative: (_z: number, a: number) => -a }, ['finite'], 'φ(−1000) = −Infinity; it must be a finite number. It overflows from z = −709.783 down'),
  mutant('0/0 at 0', { forward: (z: number) => Math.sin(z) / z }, ['finite'], 'φ(0) = NaN; it must be a finite number. It is not a number there alone', '0/0'),
  mutant('a derivative that is NaN far out', { forward: Math.tanh, derivative: (z: number) => 1 / Math.cosh(z) ** 2 + (z > 800 ? NaN : 0) }, ['finite'], 'φ′(1000) = NaN; it must be a finite number. It is not a number from z = 800 on'),
  mutant('a derivative that is NaN at 0', { forward: (z: number) => z * Math.abs(z), derivative: (z: number) => (2 * z * z) / Math.abs(z) }, ['finite'], 'φ′(0) = NaN'),
  mutant('an overflow in 32 bits alone', { forward: (z: number) => Math.exp(Math.min(z, 500)), derivative: (z: number, a: number) => (z > 500 ? 0 : a), kinks: [500] }, ['finite'], 'As a 32-bit float, φ(1000) is Infinity; it must be a finite number. It overflows from z = 88.7228 on'),
  mutant('a derivative that cannot bear a rounded a', { forward: (z: number) => 1e5 + sigmoid(z), derivative: (_z: number, a: number) => (a - 1e5) * (100_001 - a) }, ['finite'], 'as a 32-bit float'),
  mutant('NaN that is hidden', { forward: (z: number) => (z > 0 ? z : 0), derivative: (z: number) => Number(z > 0), kinks: [0] }, ['finite'], 'φ(NaN) = 0; it must be NaN', 'z <= 0 ? 0 : z'),
  mutant('a wrong limit', { forward: (z: number) => (z === Infinity ? 0 : Math.tanh(z)), derivative: tanhSlope }, ['finite'], 'φ(Infinity) = 0, but φ tends to 1.'),
  // The whole-array form.
  mutant('another bit in the array form', { forward: (z: number) => z / 3, derivative: () => 1 / 3, forwardArray: arrayOf((z) => z * (1 / 3)) }, ['shortcuts'], 'forwardArray gives φ('),
  mutant('an array form that stops one short', { forward: bent, derivative: bentSlope, forwardArray: (z: Float64Array, a: Float64Array) => arrayOf(bent)(z.subarray(1), a.subarray(1)) }, ['shortcuts'], 'gives φ('),
  mutant('an array form in blocks of four', { forward: bent, derivative: bentSlope, forwardArray: (z: Float64Array, a: Float64Array) => arrayOf(bent)(z.subarray(0, z.length & ~3), a) }, ['shortcuts'], '= 99, forward gives'),
  mutant('an array form that works in its input', { forward: bent, derivative: bentSlope, forwardArray: (z: Float64Array, a: Float64Array) => { arrayOf(bent)(z, z); a.set(z); } }, ['shortcuts'], 'forwardArray writes to its input'),
  mutant('an array form that takes the whole buffer', { forward: bent, derivative: bentSlope, forwardArray: (z: Float64Array, a: Float64Array) => { arrayOf(bent)(z, a); if (a instanceof Float64Array) new Float64Array(a.buffer)[0] = 0; } }, ['shortcuts'], 'forwardArray writes beside the rows'),
  mutant('an array form that turns −0 into 0', { forward: (z: number) => z, derivative: () => 1, forwardArray: arrayOf((z) => z + 0) }, ['shortcuts'], 'φ(−0) = 0, forward gives −0'),
  // Kernels.
  mutant('the kernel of another function', { forward: bent, derivative: bentSlope, kernel: { name: 'tanh' } }, ['shortcuts'], 'but the kernel "tanh" that it names gives'),
  mutant('a kernel that is none', { forward: bent, derivative: bentSlope, kernel: { name: 'bent' } }, ['shortcuts'], 'which no backend has'),
  // Purity.
  mutant('a counter', { forward: (z: number) => z + 1e-9 * calls++, derivative: () => 1 }, ['purity'], 'at first and'),
  mutant('the clock', { forward: (z: number) => z + 1e-6 * performance.now(), derivative: () => 1 }, ['purity'], 'at first and', 'no clock'),
  mutant('the date', { forward: (z: number) => z + 1e-13 * Date.now(), derivative: () => 1 }, ['purity'], 'at first and', 'no clock'),
  mutant('the clock in the derivative', { forward: Math.tanh, derivative: (_z: number, a: number) => tanhSlope(0, a) + 1e-16 * performance.now() }, ['purity'], 'φ′('),
  mutant('a derivative that remembers the last z', { forward: (z: number) => Math.tanh((lastZ = z)), derivative: () => 1 - Math.tanh(lastZ) ** 2 }, ['purity'], 'φ′('),
  // The form.
  mutant('nothing returned', { forward: (z: number) => { Math.tanh(z); } }, ['form'], 'forward(0.5) gives undefined instead of a number', '"return"'),
  mutant('a text', { forward: (z: number) => z.toFixed(3) }, ['form'], 'forward(0.5) gives "0.500" instead of a number'),
  mutant('a derivative that is a number', { forward: bent, derivative: 1 }, ['form'], '"derivative" must be a function, got 1'),
  mutant('kinks that are no list', { forward: bent, kinks: 0 }, ['form'], '"kinks" must be a list of finite numbers, got 0'),
  mutant('a kind that is none', { forward: bent, kind: 'scalar' }, ['form'], '"kind" must be "elementwise" or "rowwise", got "scalar"'),
  mutant('an error', { forward: () => { throw new RangeError('not today'); } }, ['form'], 'forward(0.5) threw RangeError: not today'),
  mutant('an error in create', { options: {}, create: () => { throw new TypeError('no'); } }, ['form'], 'It cannot be made: TypeError: no'),
  mutant('an option whose bound breaks it', { options: { width: { type: 'number', default: 1, minimum: 0 } }, create: ({ width }: { width: number }) => ({ forward: (z: number) => Math.tanh(z / width), derivative: (_z: number, a: number) => (1 - a * a) / width }) }, ['finite'], 'mutant with width = 0: φ(0) = NaN'),
  // Rows.
  mutant('a row that is returned', { kind: 'rowwise', forward: (z: Float64Array) => z.map(Math.tanh), backward: softmaxBackward }, ['form'], 'leaves element 0 of its last argument as it was'),
  mutant('softmax that overflows', { kind: 'rowwise', forward: naiveSoftmax, backward: softmaxBackward }, ['finite'], 'a = NaN; it must be finite. So for z = [1000]'),
  mutant('the diagonal of the Jacobian alone', { ...center, backward: (_z: Float64Array, _a: Float64Array, da: Float64Array, dz: Float64Array) => { for (let i = 0; i < dz.length; i++) dz[i] = (da[i] ?? 0) * (1 - 1 / dz.length); } }, ['gradient'], 'dz[', 'every output counts'),
  mutant('rows of ten alone', { ...center, backward: (z: Float64Array, a: Float64Array, da: Float64Array, dz: Float64Array) => { center.backward(z, a, da, dz); if (dz.length === 10) dz[9] = 0; } }, ['gradient'], 'dz[9] = 0'),
  mutant('a backward pass that adds', { ...center, backward: (_z: Float64Array, _a: Float64Array, da: Float64Array, dz: Float64Array) => { const mean = rowSum(da) / da.length; for (let i = 0; i < dz.length; i++) dz[i] = (dz[i] ?? 0) + (da[i] ?? 0) - mean; } }, ['purity'], 'backward depends on what was in dz before'),
  mutant('a backward pass that works in da', { ...center, backward: (_z: Float64Array, _a: Float64Array, da: Float64Array, dz: Float64Array) => { center.backward(_z, _a, da, dz); da.set(dz); } }, ['purity'], 'backward writes to its input da'),
  mutant('a row with NaN that is hidden', { ...center, forward: (z: Float64Array, a: Float64Array) => { center.forward(z.map((value) => (Number.isNaN(value) ? 0 : value)), a); } }, ['finite'], 'without a NaN'),
];
