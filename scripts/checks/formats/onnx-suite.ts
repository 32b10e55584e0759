// Reads ONNX models with recorded outputs beside them, and says which are taken, and which are refused for what:
// python3 scripts/checks/formats/onnx-suite.py FOLDER; npm run check:onnx-suite -- FOLDER
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isVitrumError } from '@vitrum/core';
import { onnx } from '@vitrum/format-onnx';
import { decodeModel, modelFileOf } from '@vitrum/formats';
import { sizeOf, tensorFrom } from '@vitrum/tensor';
import { maxDifference } from '@vitrum/test-support/model-cases';
import { createVitrum } from 'vitrum';

interface Recorded {
  readonly shape: readonly number[];
  readonly inputs: readonly number[];
  readonly outputShape: readonly number[];
  readonly outputs: readonly number[];
}

const registry = createVitrum();
const [folder = ''] = process.argv.slice(2);
const alike: string[] = [];
const wrong: string[] = [];
const refused = new Map<string, string[]>();
for (const file of readdirSync(folder).filter((name) => name.endsWith('.onnx'))) {
  const name = file.slice(0, -'.onnx'.length);
  const recorded = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as Recorded; // written beside the model
  try {
    const difference = await differenceOf(readFileSync(join(folder, file)), recorded);
    if (difference < 1e-5) alike.push(name);
    else wrong.push(`${name}: differs by ${difference}`);
  } catch (error) {
    if (!isVitrumError(error)) wrong.push(`${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    else {
      const reason = `${error.code} ${error.message.replaceAll(/"[^"]*"/g, '…').replaceAll(/\d+/g, 'n').slice(0, 100)}`;
      refused.set(reason, [...(refused.get(reason) ?? []), name]);
    }
  }
}
for (const [reason, names] of [...refused].toSorted(([, a], [, b]) => b.length - a.length)) console.log(`${names.length} × ${reason}: ${names.slice(0, 3).join(', ')}`);
for (const line of wrong) console.log(line);
console.log(`${alike.length} alike, ${[...refused.values()].flat().length} refused by typed errors, ${wrong.length} wrong`);
if (wrong.length > 0) process.exitCode = 1;

async function differenceOf(bytes: Uint8Array, { shape, inputs, outputShape, outputs }: Recorded): Promise<number> {
  const network = decodeModel(registry, modelFileOf(registry, await onnx.read(bytes)));
  const isTurned = String(network.inputShape) !== String(shape.slice(1));
  const given = isTurned ? channelsLast(inputs, shape) : Float32Array.from(inputs);
  const found = network.forward(tensorFrom([shape[0] ?? 1, ...network.inputShape], given)).data;
  // A graph may turn the axes itself: then its output has channels first, and that of the network last.
  return Math.min(maxDifference(found, channelsLast(outputs, outputShape)), isTurned ? Infinity : maxDifference(found, outputs));
}

function channelsLast(values: ArrayLike<number>, [batch = 1, channels = 1, ...places]: readonly number[]): Float32Array {
  const count = sizeOf(places);
  const out = new Float32Array(values.length);
  for (let n = 0, from = 0; n < batch; n++) {
    for (let c = 0; c < channels; c++) for (let place = 0; place < count; place++, from++) out[(n * count + place) * channels + c] = values[from] ?? 0;
  }
  return out;
}
