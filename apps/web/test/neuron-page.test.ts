import type { Locator } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { axeProblems } from './support/axe.ts';
import { openLab, sharedLab, type OpenLab } from './support/lab.ts';
import { plainForward, plainGradient, plainNetwork, plainSample, readNumber } from './neuron-oracle.ts';

const reference = { type: 'synthetic-digits', train: 400, test: 100 };
const address = `#dataset=${encodeURIComponent(JSON.stringify(reference))}&seed=3`;

const button = (lab: OpenLab, name: string): Locator => lab.page.getByRole('button', { name, exact: true });
const turnTo = ({ page }: OpenLab, direction: 'Forward' | 'Backward'): Promise<void> =>
  page.locator('.neuron-panel').getByRole('button', { name: direction, exact: true }).click();
/** Also where the machine is busy with something else. */
const eventually = <T>(value: () => T | Promise<T>) => expect.poll(value, { timeout: 60_000 });

async function openNeuron({ page }: OpenLab, layer: number, unit: number): Promise<void> {
  await page.getByRole('tab', { name: 'One neuron' }).click();
  await page.locator('.neuron-chooser select').selectOption(String(layer));
  await page.locator('.neuron-chooser input').fill(String(unit));
  await page.locator('.neuron-chooser input').press('Enter');
  await page.locator('.neuron-panel-title', { hasText: `Neuron ${unit} of layer ${layer + 1}` }).waitFor();
}

interface PrintedRow {
  readonly name: string;
  readonly cells: readonly string[];
}

const rowsOf = (table: Locator): Promise<PrintedRow[]> =>
  table.locator('tbody tr').evaluateAll((rows) =>
    rows.map((row) => ({
      name: row.querySelector('th')?.textContent ?? '',
      cells: [...row.querySelectorAll('td')].map((cell) => cell.textContent),
    })),
  );

/** The last column, in units of its last decimal. */
function inUnits({ cells }: PrintedRow): number {
  const text = cells.at(-1) ?? '';
  const decimals = text.split('.')[1]?.length ?? 0;
  return Math.round(readNumber(text) * Number(`1e${decimals}`));
}

const namedRow = (rows: readonly PrintedRow[], name: string): PrintedRow => {
  const found = rows.find((row) => row.name.startsWith(name));
  if (found === undefined) throw new Error(`There is no row "${name}" among ${rows.map((row) => row.name).join(', ')}.`);
  return found;
};

describe('one neuron', () => {
  const lab = sharedLab({ address, width: 1440 });

  test('the printed products add up to z, and z is that of plain loops over the same weights', async () => {
    const oracle = await plainNetwork(reference, 3);
    const passes = plainForward(oracle.layers, plainSample(oracle, 0).input);
    for (const [layer, unit] of [[0, 5], [1, 2], [2, 7]] as const) {
      await openNeuron(lab(), layer, unit);
      const rows = await rowsOf(lab().page.locator('.product-table table'));
      const [sum, bias, z] = [namedRow(rows, 'sum of all products'), namedRow(rows, 'bias b'), namedRow(rows, 'z = sum + bias')];
      const above = rows.slice(0, rows.indexOf(sum));
      expect(above.length).toBeGreaterThanOrEqual(layer === 0 ? 11 : layer === 1 ? 32 : 16);
      expect(above.map(inUnits).reduce((all, each) => all + each, 0)).toBe(inUnits(sum));
      const rest = rows.slice(rows.indexOf(bias) + 1, rows.indexOf(z)).map(inUnits).reduce((all, each) => all + each, 0);
      expect(inUnits(sum) + inUnits(bias) + rest).toBe(inUnits(z));
      const expected = passes[layer];
      expect(readNumber(z.cells.at(-1) ?? '')).toBeCloseTo(expected?.z[unit] ?? NaN, 4);
      const activation = await lab().page.locator('.neuron-activation .neuron-equation').innerText();
      expect(activation).toMatch(/^tanh\(.+\) = /);
      expect(readNumber(activation.split('=')[1] ?? '')).toBeCloseTo(expected?.a[unit] ?? NaN, 4);
    }
  });

  test('a pixel is read by its row and column, and its product is the input times the weight', async () => {
    const { page } = lab();
    const oracle = await plainNetwork(reference, 3);
    const { input } = plainSample(oracle, 0);
    await openNeuron(lab(), 0, 5);
    const pixel = input.findIndex((value) => value > 0.9);
    await page.getByLabel('row', { exact: true }).fill(String(Math.floor(pixel / 28)));
    await page.getByLabel('column', { exact: true }).fill(String(pixel % 28));
    const reading = page.locator('.pixel-reading-text');
    await eventually(() => reading.innerText()).toContain(`pixel (${Math.floor(pixel / 28)}, ${pixel % 28})`);
    const [x, w, product] = ((await reading.innerText()).split(':')[1] ?? '').split(/[×=]/).map(readNumber);
    const weight = oracle.layers[0]?.weights[pixel]?.[5] ?? NaN;
    expect(x).toBeCloseTo(input[pixel] ?? NaN, 4);
    expect(w).toBeCloseTo(weight, 4);
    expect(product).toBeCloseTo((input[pixel] ?? NaN) * weight, 4);
    expect(await page.locator('.signed-picture-mark').count()).toBe(3);
  });

  test('the pointer reads what it is on', async () => {
    const { page } = lab();
    const frame = page.locator('.signed-picture-frame').nth(1);
    await frame.scrollIntoViewIfNeeded();
    const box = await frame.boundingBox();
    if (box === null) throw new Error('The weights are not on the page.');
    await page.mouse.move(box.x + (box.width * 20.5) / 28, box.y + (box.height * 3.5) / 28);
    await eventually(() => page.locator('.pixel-reading-text').innerText()).toMatch(/^pixel \(3, 20\):/);
    await lab().screenshot('neuron-forward');
  });

  test('every gradient stands beside the finite difference that confirms it', async () => {
    const { page } = lab();
    const oracle = await plainNetwork(reference, 3);
    const sample = plainSample(oracle, 0);
    await turnTo(lab(), 'Backward');
    for (const [layer, unit] of [[0, 5], [1, 2], [2, 7]] as const) {
      await openNeuron(lab(), layer, unit);
      const rows = await rowsOf(page.locator('.gradient-table table'));
      expect(rows.length).toBeGreaterThanOrEqual(6);
      for (const { name, cells } of rows) {
        const [backpropagation = NaN, numerical = NaN, difference = NaN] = cells.slice(1, 4).map(readNumber);
        expect(Math.abs(backpropagation - numerical)).toBeLessThanOrEqual(1e-5 * Math.abs(backpropagation) + 1e-9);
        expect(difference).toBeLessThan(1e-5);
        const index = layer === 0 ? /pixel \((\d+), (\d+)\)/.exec(name) : /neuron (\d+) of/.exec(name);
        if (index === null) continue;
        const input = layer === 0 ? 28 * Number(index[1]) + Number(index[2]) : Number(index[1]);
        const expected = plainGradient(oracle.layers, [sample], [layer, input, unit]);
        expect(Math.abs(backpropagation - expected)).toBeLessThanOrEqual(1e-4 * Math.abs(expected) + 1e-8);
        const [now, next] = [readNumber(cells[4] ?? ''), readNumber((cells[5] ?? '').split('(')[0] ?? '')];
        if (Number.isFinite(next)) expect(next).toBeCloseTo(now - 0.01 * expected, 3);
      }
    }
  });

  test('what comes back from the layer above adds up to ∂C/∂a', async () => {
    await openNeuron(lab(), 0, 5);
    await eventually(() => lab().page.locator('.product-table caption').innerText()).toContain('layer 2');
    const rows = await rowsOf(lab().page.locator('.product-table table'));
    const total = namedRow(rows, '∂C/∂a');
    expect(rows.slice(0, -1).map(inUnits).reduce((all, each) => all + each, 0)).toBe(inUnits(total));
    expect(rows.filter(({ name }) => name.startsWith('neuron'))).toHaveLength(16);
    await lab().screenshot('neuron-backward');
  });

  test('it follows training', async () => {
    const { page } = lab();
    await openNeuron(lab(), 2, 7);
    const before = await page.locator('.neuron-panel-title').innerText();
    await button(lab(), '1 example').click();
    await eventually(() => page.locator('.neuron-panel-title').innerText()).not.toBe(before);
  });

  test('neither view has a fault that axe finds', async () => {
    const { page } = lab();
    for (const direction of ['Backward', 'Forward'] as const) {
      await turnTo(lab(), direction);
      expect(await axeProblems(page, '.neuron-panel')).toEqual([]);
    }
  });

  test('nothing went wrong on the way', () => {
    expect(lab().errors).toEqual([]);
    lab().expectOnlyOwnOrigin();
  });
});

test('a drawing has gradients once somebody says which digit it is meant to be', async () => {
  const lab = await openLab({ address });
  const { page } = lab;
  const pad = page.getByRole('application', { name: 'Drawing pad' });
  await pad.scrollIntoViewIfNeeded();
  const box = await pad.boundingBox();
  if (box === null) throw new Error('The pad is not on the page.');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height * 0.2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height * 0.8, { steps: 5 });
  await page.mouse.up();
  await openNeuron(lab, 2, 1);
  await page.locator('.neuron-panel-title', { hasText: 'your drawing' }).waitFor();
  await turnTo(lab, 'Backward');
  await page.getByText('A drawing has no target').waitFor();
  expect(await page.locator('.gradient-table').count()).toBe(0);
  await page.getByLabel('It is meant to be').selectOption('1');
  await page.locator('.gradient-table').waitFor();
  await page.getByText(/target 1\.0000/).waitFor();
  await button(lab, 'Take a test sample instead').click();
  await page.locator('.neuron-panel-title', { hasText: 'test sample 1' }).waitFor();
});
