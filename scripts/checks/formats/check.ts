// Writes models of MNIST as C, Python, JavaScript, ONNX and TensorFlow Lite, in floats and in 8-bit integers, and compares what they predict for test pictures:
// npm run check:formats -- model.json …
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { c } from '@vitrum/format-c';
import { javascript } from '@vitrum/format-javascript';
import { onnx } from '@vitrum/format-onnx';
import { python } from '@vitrum/format-python';
import { tfjs } from '@vitrum/format-tfjs';
import { tflite } from '@vitrum/format-tflite';
import { completeModel, decodeModel, modelFileOf, parseModel } from '@vitrum/formats';
import { calibrate, quantizeModel, runQuantized } from '@vitrum/quantization';
import { tensorFrom } from '@vitrum/tensor';
import { predictInLiteRt } from '@vitrum/test-support/lite-rt';
import { maxDifference } from '@vitrum/test-support/model-cases';
import { pythonWithNumpy } from '@vitrum/test-support/python-with-numpy';
import { runOnnx } from '@vitrum/test-support/run-onnx';
import { loadFiles, predict as predictWithTensorFlow } from '@vitrum/test-support/tensorflow';
import { createVitrum, type Dataset } from 'vitrum';
import { loadDataset } from 'vitrum/node';

const main = `#include <stdio.h>
#include <time.h>
#include "model.h"
static float inputs[10000][MODEL_INPUTS], outputs[10000][MODEL_OUTPUTS];
int main(void) {
  const int count = (int)fread(inputs, sizeof inputs[0], 10000, stdin);
  const clock_t start = clock();
  for (int i = 0; i < count; i++) model_predict(inputs[i], outputs[i]);
  fprintf(stderr, "  c: %d digits in %.3f s\\n", count, (double)(clock() - start) / CLOCKS_PER_SEC);
  fwrite(outputs, sizeof outputs[0], (size_t)count, stdout);
  return 0;
}
`;

/** A program of Python that predicts what it reads. */
const script = 'import sys\nimport numpy as np\nfrom model import predict\nsys.stdout.buffer.write(predict(np.frombuffer(sys.stdin.buffer.read(), "<f4").reshape(-1, 784)).tobytes())';

const registry = createVitrum();
const { train, test } = await loadDataset('mnist');
const inputs = new Float32Array(test.size * 784);
for (let i = 0; i < test.size; i++) test.readInput(i, inputs, i * 784);
const folder = mkdtempSync(join(tmpdir(), 'vitrum-formats-'));
const asFloats = (bytes: Uint8Array): Float32Array => new Float32Array(Uint8Array.from(bytes).buffer);

const pictureOf = (dataset: Dataset, index: number): Float32Array => {
  const picture = new Float32Array(784);
  dataset.readInput(index, picture, 0);
  return picture;
};

/** How many of the first samples have their greatest output at their class. */
function rightOf(outputs: Float32Array, count: number): number {
  const width = 10;
  return Array.from({ length: count }, (_, i) => outputs.subarray(i * width, (i + 1) * width)).filter((row, i) => row.indexOf(Math.max(...row)) === test.label?.(i)).length;
}

/** What a header predicts for all test pictures, compiled with every warning an error. */
function predictInC(header: Uint8Array): Float32Array {
  writeFileSync(join(folder, 'model.h'), header);
  writeFileSync(join(folder, 'main.c'), main);
  execFileSync('cc', ['-std=c99', '-O2', '-Wall', '-Wextra', '-Wpedantic', '-Wconversion', '-Werror', 'main.c', '-o', 'main', '-lm'], { cwd: folder });
  return asFloats(execFileSync(join(folder, 'main'), { input: Buffer.from(inputs.buffer), maxBuffer: 2 ** 28, stdio: ['pipe', 'pipe', 'inherit'] }));
}

for (const [place, file] of process.argv.slice(2).entries()) {
  const model = parseModel(readFileSync(file, 'utf8'));
  const complete = completeModel(registry, model);
  const network = decodeModel(registry, model);
  const count = 1000;
  const expected = Float32Array.from(network.forward(tensorFrom([count, ...network.inputShape], inputs.subarray(0, count * 784))).data);
  console.log(file);

  console.log(`  c: ${maxDifference(predictInC((await c.write(complete))[0].bytes).subarray(0, expected.length), expected)}`);
  const floats = inputs.subarray(0, count * 784);
  console.log(`  tflite: ${maxDifference(await predictInLiteRt((await tflite.write(complete))[0].bytes, floats, network.inputShape), expected)}`);

  const calibration = calibrate(complete, Array.from({ length: 500 }, (_, i) => pictureOf(train, i)));
  const program = quantizeModel(complete, calibration);
  const emulated = Float32Array.from(Array.from({ length: count }, (_, i) => [...runQuantized(program, pictureOf(test, i))]).flat());
  const inC = predictInC((await c.writeInt8(complete, calibration))[0].bytes);
  const inLiteRt = await predictInLiteRt((await tflite.writeInt8(complete, calibration))[0].bytes, floats, network.inputShape);
  console.log(`  int8: c and vitrum differ by ${maxDifference(inC.subarray(0, emulated.length), emulated)}; right of ${count}: float ${rightOf(expected, count)}, c ${rightOf(inC, count)}, tflite ${rightOf(inLiteRt, count)}`);

  writeFileSync(join(folder, 'model.py'), (await python.write(complete))[0].bytes);
  const thousand = Buffer.from(inputs.buffer, 0, 4 * 784 * count);
  console.log(`  python: ${maxDifference(asFloats(execFileSync(pythonWithNumpy() ?? 'python3', ['-B', '-c', script], { cwd: folder, input: thousand, maxBuffer: 2 ** 28 })), expected)}`);

  const loaded = await loadFiles(await tfjs.write(complete));
  console.log(`  tfjs: ${maxDifference(predictWithTensorFlow(loaded, [count, ...network.inputShape], inputs.slice(0, count * 784)), expected)}`);

  const [{ bytes: graph }] = await onnx.write(complete);
  const { data } = await runOnnx(graph, [count, ...network.inputShape], inputs.slice(0, count * 784));
  const hasSameBits = JSON.stringify(modelFileOf(registry, await onnx.read(graph)).parameters) === JSON.stringify(model.parameters);
  console.log(`  onnx: ${maxDifference(data, expected)}, ${graph.length} bytes, ${hasSameBits ? 'and back to the same bits' : 'AND BACK TO OTHER BITS'}`);

  const [{ bytes }] = await javascript.write(complete);
  const module = join(folder, `model${place}.mjs`);
  writeFileSync(module, bytes);
  const { predict } = await import(pathToFileURL(module).href) as { predict: (input: Float32Array) => Float32Array }; // what was written just now
  const found = Array.from({ length: count }, (_, i) => [...predict(inputs.subarray(i * 784, (i + 1) * 784))]).flat();
  const code = new TextDecoder().decode(bytes).replace(/'[A-Za-z0-9+/=]{8,}'/, "''");
  console.log(`  javascript: ${maxDifference(found, expected)}, ${code.length} bytes without its numbers`);
}
rmSync(folder, { recursive: true });
