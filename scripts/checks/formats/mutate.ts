// Reads changed files of every format that can be read; each must be read, or refused by a typed error:
// npm run check:format-mutations -- 10000, or with names of formats behind it
import { readFileSync } from 'node:fs';
import { keras, kerasH5 } from '@vitrum/format-keras';
import { npz } from '@vitrum/format-npz';
import { onnx } from '@vitrum/format-onnx';
import { safetensors } from '@vitrum/format-safetensors';
import { tfjs } from '@vitrum/format-tfjs';
import { tflite } from '@vitrum/format-tflite';
import { modelCases } from '@vitrum/test-support/model-cases';
import { faultsOfReader } from '@vitrum/test-support/mutations';
import { createVitrum } from 'vitrum';

const count = Number(process.argv[2] ?? 10_000);
const registry = createVitrum();
const tiny = modelCases.find(({ name }) => name === 'a sum');
if (tiny === undefined) throw new Error('there is no small model');
const names = process.argv.slice(3);
const fixtures = new URL('../../../packages/format-onnx/test/files/', import.meta.url);
const foreign = ['cnn', 'residual', 'words'].map((name) => [onnx, readFileSync(new URL(`pytorch-${name}.onnx`, fixtures)), []] as const);
const own = await Promise.all([safetensors, npz, onnx, tflite, tfjs, keras, kerasH5].map(async (format) => {
  const [{ bytes }, ...others] = await format.write(tiny.complete);
  return [format, bytes, others] as const;
}));
const [{ bytes: integers }] = await tflite.writeInt8(tiny.complete, { ranges: [] }); // read operator by operator, as files of other tools are
for (const [format, bytes, others] of [...own, ...foreign, [tflite, integers, []] as const].filter(([{ name }]) => names.length === 0 || names.includes(name))) {
  // A model in several files: those beside the main one stay as they are.
  const read: typeof format.read = (changed) => format.read(changed, (name) => Promise.resolve(others.find((file) => file.name === name)?.bytes ?? new Uint8Array()));
  const before = process.memoryUsage().rss;
  const faults = await faultsOfReader(registry, read, bytes, count);
  const grown = Math.round((process.memoryUsage().rss - before) / 1e6);
  console.log(`${format.name}: ${count} changed files of ${bytes.length} bytes, ${faults.length} faults, ${grown} MB more memory`);
  for (const fault of faults.slice(0, 5)) console.log(`  ${fault}`);
  if (faults.length > 0) process.exitCode = 1;
}
