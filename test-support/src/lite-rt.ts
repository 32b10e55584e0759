import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { runInThisContext } from 'node:vm';

const folder = join(dirname(createRequire(import.meta.url).resolve('@litertjs/core')), '../wasm');

/** What the runtime takes for a worker of a browser: it loads one script, which wants to be given its WebAssembly here. */
Object.assign(globalThis, {
  self: globalThis,
  importScripts: (script: string): void => { runInThisContext(readFileSync(script, 'utf8')); },
  require: createRequire(import.meta.url),
  __filename: join(folder, 'litert_wasm_internal.js'),
  __dirname: folder,
  Module: { wasmBinary: readFileSync(join(folder, 'litert_wasm_internal.wasm')), printErr: () => undefined, print: () => undefined },
});

/** Google's runtime, in WebAssembly, on the CPU: imported once the globals above are there. */
const { loadAndCompile, loadLiteRt, Tensor } = await import('@litertjs/core');
const { error } = console;
console.error = () => undefined; // that there is no WebGPU here
console.warn = () => undefined;
await loadLiteRt(join(folder, 'litert_wasm_internal.js'));
console.error = error;

/** The outputs of a file for samples one after the other. */
export async function predictInLiteRt(file: Uint8Array, inputs: Float32Array, inputShape: readonly number[]): Promise<Float32Array> {
  const model = await loadAndCompile(file, { accelerator: 'wasm' });
  const size = inputShape.reduce((product, length) => product * length, 1);
  const outputs: number[] = [];
  for (let start = 0; start < inputs.length; start += size) {
    const input = new Tensor(inputs.slice(start, start + size), [1, ...inputShape]);
    const [output] = await model.run([input]);
    outputs.push(...(output?.toTypedArray() ?? []));
    input.delete();
    output?.delete();
  }
  model.delete();
  return Float32Array.from(outputs);
}
