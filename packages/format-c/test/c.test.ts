import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { c } from '@vitrum/format-c';
import { maxDifference, modelCase, modelCases, preparedCases } from '@vitrum/test-support/model-cases';
import { readmeBlock } from '@vitrum/test-support/readme-block';
import { afterAll, expect, test } from 'vitest';
import { main, warnings } from './support/program.ts';

const folder = mkdtempSync(join(tmpdir(), 'vitrum-c-'));
afterAll(() => { rmSync(folder, { recursive: true }); });

async function predictInC({ complete, inputs }: (typeof modelCases)[number]): Promise<Float32Array> {
  const [{ bytes }] = await c.write(complete);
  writeFileSync(join(folder, 'model.h'), bytes);
  writeFileSync(join(folder, 'main.c'), main);
  execFileSync('cc', ['-std=c99', '-O1', ...warnings, 'main.c', '-o', 'main', '-lm'], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  const written = execFileSync(join(folder, 'main'), { cwd: folder, input: Buffer.from(inputs.buffer) });
  return new Float32Array(Uint8Array.from(written).buffer);
}

test.each(modelCases)('$name compiles without warnings, and predicts the same', async (each) => {
  expect(maxDifference(await predictInC(each), each.outputs)).toBeLessThan(1e-5);
});

test('names of classes and layers stay within their literals and comments', async () => {
  const { complete } = modelCase('dense', { inputShape: [2], layers: [{ type: 'dense', units: 2, name: 'a*/b' }] }, 1);
  const [{ bytes }] = await c.write({ ...complete, metadata: { classes: ['"; system("x"); "', 'ä??/'] } });
  const text = new TextDecoder().decode(bytes);
  expect(text).toContain('case 0: return "\\042; system(\\042x\\042); \\042";');
  expect(text).toContain('case 1: return "\\303\\244\\077\\077/";');
  expect(text).toContain('/* layers[0] "a?b" dense */');
});

test('a layer of a plugin is refused by name', async () => {
  const { complete } = modelCase('dense', { inputShape: [2], layers: [{ type: 'dense', units: 2 }] }, 1);
  const [first] = complete.layers;
  await expect(c.write({ ...complete, layers: [{ ...first, type: 'spiral' }] })).rejects.toMatchObject({
    code: 'VITRUM_UNSUPPORTED_MODEL', message: 'layers[0] is a "spiral", a layer that the format c cannot express.',
  });
});

test.each(preparedCases)('model_prepare makes inputs of $name', async ({ complete, raw, outputs }) => {
  const program = `#include <stdio.h>
#include "model.h"
int main(void) {
  float input[MODEL_INPUTS], output[MODEL_OUTPUTS];
  model_prepare((${raw.includes(255) ? 'unsigned char' : 'float'}[]){${raw.join(', ')}}, input);
  model_predict(input, output);
  fwrite(output, sizeof(float), MODEL_OUTPUTS, stdout);
  return 0;
}
`;
  writeFileSync(join(folder, 'model.h'), (await c.write(complete))[0].bytes);
  writeFileSync(join(folder, 'main.c'), program);
  execFileSync('cc', ['-std=c99', '-O1', ...warnings, 'main.c', '-o', 'main', '-lm'], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  const written = execFileSync(join(folder, 'main'), { cwd: folder });
  expect(maxDifference(new Float32Array(Uint8Array.from(written).buffer), outputs)).toBeLessThan(1e-6);
});

test('the example of the README compiles and runs', async () => {
  const { complete } = modelCase('dense', { inputShape: [2], layers: [{ type: 'dense', units: 2 }] }, 1);
  writeFileSync(join(folder, 'model.h'), (await c.write(complete))[0].bytes);
  writeFileSync(join(folder, 'main.c'), readmeBlock(new URL('../README.md', import.meta.url), 'c'));
  execFileSync('cc', ['-std=c99', '-O1', ...warnings, 'main.c', '-o', 'main', '-lm'], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  expect(execFileSync(join(folder, 'main'), { cwd: folder, encoding: 'utf8' })).toMatch(/^a -?\d\.\d+\nb -?\d\.\d+\n$/);
});
