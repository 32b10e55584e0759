// Run as a process of its own: it uses two threads, closes nothing, and has to end by itself.
import { assemble } from '../../src/assemble.ts';
import { drawing, drawn } from './tensors.ts';
import { operationsOn } from '@vitrum/test-support/operations-on';

const { backend, pool } = await assemble({ threads: 2 });
const [a, b, out] = [1, 2, 3].map((seed) => drawn(backend, [200, 200], drawing(seed, 0)));
if (!a || !b || !out || !pool) throw new Error('two threads share their memory in Node');
operationsOn(backend).multiply(a, b, out, false, false);
while (pool.serving < 1) await new Promise((resolve) => setTimeout(resolve, 1));
operationsOn(backend).multiply(a, b, out, false, false);
console.log(`serving ${pool.serving}`);
