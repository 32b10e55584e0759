// Elementary functions that give the same bits in every JavaScript engine: ECMAScript specifies +, −, ×, ÷, Math.abs,
// Math.floor and Math.fround exactly, and leaves Math.exp and its kin to the engine. The errors in the docstrings are in
// units in the last place of a 64-bit float, the largest of millions of points compared with 80-bit arithmetic.
export { cos } from './cos.ts';
export { erf } from './erf.ts';
export { erfc } from './erfc.ts';
export { expNegativeSquare } from './exp-negative-square.ts';
export { exp } from './exp.ts';
export { expm1 } from './expm1.ts';
export { log } from './log.ts';
export { log1p } from './log1p.ts';
export { sigmoid } from './sigmoid.ts';
export { sin } from './sin.ts';
export { softplus } from './softplus.ts';
export { tanh } from './tanh.ts';
