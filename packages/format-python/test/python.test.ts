import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { python } from '@vitrum/format-python';
import { maxDifference, modelCase, modelCases, preparedCases } from '@vitrum/test-support/model-cases';
import { pythonWithNumpy } from '@vitrum/test-support/python-with-numpy';
import { readmeBlock } from '@vitrum/test-support/readme-block';
import { afterAll, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'vitrum-python-'));
afterAll(() => { rmSync(folder, { recursive: true }); });

const program = `
import importlib, json, sys
cases = json.load(sys.stdin)
print(json.dumps([[name, importlib.import_module(module).predict(inputs).ravel().tolist()] for name, module, inputs in cases]))`;

async function predictAll(interpreter: string): Promise<ReadonlyMap<string, readonly number[]>> {
  const cases: unknown[] = [];
  for (const [i, { name, complete, inputs, count }] of modelCases.entries()) {
    const [{ bytes }] = await python.write(complete);
    writeFileSync(join(folder, `m${i}.py`), bytes);
    const size = inputs.length / count;
    cases.push([name, `m${i}`, Array.from({ length: count }, (_, k) => Array.from(inputs.subarray(k * size, (k + 1) * size)))]);
  }
  const printed = execFileSync(interpreter, ['-W', 'error', '-B', '-c', program], { cwd: folder, input: JSON.stringify(cases), encoding: 'utf8' });
  return new Map(JSON.parse(printed) as [string, number[]][]); // as the program above prints it
}

test('every layer, every activation and random networks predict the same in NumPy', async (context) => {
  const interpreter = pythonWithNumpy();
  if (interpreter === undefined) return context.skip('there is no Python with NumPy');
  const found = await predictAll(interpreter);
  for (const { name, outputs } of modelCases) expect([name, maxDifference(found.get(name) ?? [], outputs) < 1e-5]).toEqual([name, true]);
});

test('names of classes stay texts', async () => {
  const { complete } = modelCase('dense', { inputShape: [2], layers: [{ type: 'dense', units: 2 }] }, 1);
  const [{ bytes }] = await python.write({ ...complete, metadata: { classes: ['"]; import os', 'ä😀\n'] } });
  expect(new TextDecoder().decode(bytes)).toContain(String.raw`classes = ["\"]; import os", "\U000000e4\U0001f600\n"]`);
});

test.each(preparedCases)('the example of the README runs, and prepare makes inputs of $name', async ({ complete, raw, outputs }) => {
  const interpreter = pythonWithNumpy() ?? expect.fail('there is no Python with NumPy');
  const [{ bytes }] = await python.write(complete);
  writeFileSync(join(folder, 'model.py'), bytes);
  const example = readmeBlock(new URL('../README.md', import.meta.url), 'python').replace('pictures', JSON.stringify([raw]));
  const printed = execFileSync(interpreter, ['-W', 'error', '-B', '-c', `${example}\nprint(outputs.ravel().tolist())`], { cwd: folder, encoding: 'utf8' }).trimEnd().split('\n');
  expect(maxDifference(JSON.parse(printed.at(-1) ?? '[]') as number[], outputs)).toBeLessThan(1e-6); // as the line above prints it
});
