import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { javascript } from '@vitrum/format-javascript';
import { maxDifference, modelCase, modelCases, preparedCases } from '@vitrum/test-support/model-cases';
import { readmeBlock } from '@vitrum/test-support/readme-block';
import { createVitrum, type NetworkConfig } from 'vitrum';
import { buildNetwork, denseNetworkConfig } from 'vitrum/parts';
import { afterAll, expect, test } from 'vitest';

const registry = createVitrum();

const folder = mkdtempSync(join(tmpdir(), 'vitrum-js-'));
afterAll(() => { rmSync(folder, { recursive: true }); });

/** Writes every case, and lets one Node that knows nothing of vitrum predict all of them. */
async function predictAll(): Promise<ReadonlyMap<string, readonly number[]>> {
  const modules: unknown[] = [];
  for (const [i, { name, complete, inputs, count }] of modelCases.entries()) {
    const files = await javascript.write(complete);
    for (const { name: end, bytes } of files) writeFileSync(join(folder, `m${i}${end === '.js' ? '.mjs' : end}`), bytes);
    modules.push({ name, url: pathToFileURL(join(folder, `m${i}.mjs`)).href, count, inputs: Array.from(inputs) });
  }
  const program = `
    const cases = JSON.parse(require('node:fs').readFileSync(0, 'utf8'));
    (async () => {
      const results = [];
      for (const { name, url, count, inputs } of cases) {
        const { predict } = await import(url);
        const size = inputs.length / count;
        results.push([name, Array.from({ length: count }, (_, i) => [...predict(inputs.slice(i * size, (i + 1) * size))]).flat()]);
      }
      console.log(JSON.stringify(results));
    })();`;
  const printed = execFileSync(process.execPath, ['--eval', program], { cwd: folder, input: JSON.stringify(modules), encoding: 'utf8' });
  return new Map(JSON.parse(printed) as [string, number[]][]); // as the program above prints it
}

test('every layer, every activation and random networks predict the same in a Node without vitrum', async () => {
  const found = await predictAll();
  for (const { name, outputs } of modelCases) expect([name, maxDifference(found.get(name) ?? [], outputs) < 1e-5]).toEqual([name, true]);
});

test.each<[string, NetworkConfig]>([
  ['the default network', denseNetworkConfig(registry, { architecture: [784, 32, 16, 10] })],
  ...(['lenet', 'cnn-small'] as const).map((name): [string, NetworkConfig] => [name, buildNetwork(registry, name, { inputShape: [28, 28], outputs: 10, outputActivation: 'softmax' })]),
])('%s is below 5 kB without its numbers', async (name, config) => {
  const [{ bytes }] = await javascript.write(modelCase(name, config, 1, 1).complete);
  expect(new TextDecoder().decode(bytes).replace(/'[A-Za-z0-9+/=]{8,}'/, "''").length).toBeLessThan(5_000);
});

test('names of classes stay texts', async () => {
  const { complete } = modelCase('dense', { inputShape: [2], layers: [{ type: 'dense', units: 2 }] }, 1);
  const [{ bytes }] = await javascript.write({ ...complete, metadata: { classes: ['"];process.exit(1)//', '\u2028'] } });
  expect(new TextDecoder().decode(bytes)).toContain(String.raw`export const classes = ["\"];process.exit(1)//"`);
});

test.each(preparedCases)('the example of the README runs, and prepare makes inputs of $name', async ({ complete, raw, outputs }) => {
  const [main, types] = await javascript.write(complete);
  writeFileSync(join(folder, 'model.js'), main.bytes);
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  expect(new TextDecoder().decode(types?.bytes)).toContain('export declare function prepare(raw');
  const example = readmeBlock(new URL('../README.md', import.meta.url), 'javascript').replace('pixels', JSON.stringify(raw));
  writeFileSync(join(folder, 'main.js'), `${example}\nconsole.log(JSON.stringify([...outputs]));\n`);
  const printed = execFileSync(process.execPath, ['main.js'], { cwd: folder, encoding: 'utf8' }).trimEnd().split('\n');
  expect(maxDifference(JSON.parse(printed.at(-1) ?? '[]') as number[], outputs)).toBeLessThan(1e-6); // as the line above prints it
});
