import { createCost } from '@vitrum/network';
import { completeRun, openRun, resolveDataset } from '@vitrum/runs';
import { createTensor } from '@vitrum/tensor';
import { Trainer } from '@vitrum/trainer';
import { createVitrum } from 'vitrum';
import { createBackend } from 'vitrum/parts';
import { describe, expect, test } from 'vitest';
import { openLab, sharedLab, type OpenLab } from './support/lab.ts';
import { button, digitsAddress, examplesSeen, figure } from './support/page-parts.ts';

const dataset = { type: 'synthetic-digits', train: 300, test: 200 };
const address = `${digitsAddress(300, 200)}&epochs=3&seed=7`;

const stepText = ({ page }: OpenLab): Promise<string> => page.locator('.step-panel').innerText();
const number = (text: string): number => Number(text.replaceAll('−', '-'));
const costsOf = async (lab: OpenLab): Promise<readonly number[]> => (/cost (\S+) → (\S+)/.exec(await stepText(lab)) ?? []).slice(1).map(number);

/** The cost of a training sample before and after the step on it, by the reference backend. */
async function costsOfStep(steps: number): Promise<readonly [before: number, after: number]> {
  const registry = createVitrum();
  const noFiles = { read: () => Promise.reject(new Error('These data are made, not read.')) };
  const data = { dataset, data: await resolveDataset(registry, dataset).load(noFiles) };
  const open = openRun(registry, completeRun(registry, { training: { epochs: 3, seed: 7 } }, data), data, await createBackend(registry, { name: 'reference' }));
  const { network, plan } = open;
  const cost = createCost(network, plan.loss);
  const costOf = (index: number): number => {
    const [inputs, targets] = [createTensor([1, ...network.inputShape]), createTensor([1, 10])];
    open.data.train.readInput(index, inputs.data, 0);
    open.data.train.readTarget(index, targets.data, 0);
    network.forward(inputs);
    return cost.total(targets);
  };
  const events = new Trainer(open).run(undefined, { samplesPerEvent: () => 1 });
  await events.next(); // start
  for (let step = 1; step < steps; step++) await events.next();
  const before = costOf(steps - 1);
  await events.next();
  const after = costOf(steps - 1);
  await events.return(undefined);
  return [before, after];
}

describe('D2: one example', () => {
  const lab = sharedLab({ address, width: 1440, height: 900 });

  test('shows the picture that is learned, its target, and what the step did to its cost', async () => {
    for (let step = 1; step <= 3; step++) {
      await button(lab(), '1 example').click();
      await expect.poll(() => stepText(lab())).toContain(`Step ${step}: learning training sample ${step},`);
    }
    const [before, after] = await costsOfStep(3);
    const shown = await costsOf(lab());
    expect(shown[0]).toBeCloseTo(before, 3);
    expect(shown[1]).toBeCloseTo(after, 3);
    await lab().page.getByRole('img', { name: 'The picture that is learned: number 3 of the training data' }).waitFor();
    expect(await lab().page.locator('.network-view-target').count()).toBe(10);
    await lab().screenshot('theater-step');
  });

  test('the network ends with what it answers after the step: that is what the neuron tells, too', async () => {
    const { page } = lab();
    await expect.poll(() => stepText(lab())).toContain('the outputs are those after the step');
    const cost = number((await page.locator('.network-view-verdict .numbers').innerText()).replace('cost ', ''));
    expect(cost).toBeCloseTo((await costsOf(lab()))[1] ?? NaN, 4);
  });

  test('another picture takes its place when it is chosen', async () => {
    await lab().page.getByRole('button', { name: /^Sample 9:/ }).click();
    await lab().page.getByText('Press “1 example” to watch one step.').waitFor();
  });

  test('the curves count in examples, and begin at the untrained figure', async () => {
    const { page } = lab();
    const chart = page.getByRole('img', { name: /^Loss over the epochs/ });
    await expect.poll(() => chart.getAttribute('aria-label')).toMatch(/test: \d\.\d+ \(before training\)/);
    await expect.poll(() => chart.getAttribute('aria-label')).toMatch(/training: \d\.\d+ \(epoch 1 so far\)/);
  });
});

test('D2: one by one, the picture changes with every step', async () => {
  const lab = await openLab({ address });
  await lab.page.getByLabel('Speed').selectOption('one by one');
  await button(lab, 'Train').click();
  const seen = new Set<string>();
  await expect
    .poll(async () => {
      seen.add((/sample \d+/.exec(await stepText(lab)) ?? [''])[0]);
      return seen.size;
    })
    .toBeGreaterThanOrEqual(4);
  await button(lab, 'Pause').click();
});

test('D1: within an epoch the accuracy is that of the network as it is, and says of how many samples', async () => {
  const lab = await openLab({ address: `${digitsAddress(6000, 1500)}&epochs=3&seed=7` });
  await expect.poll(() => figure(lab, 'test accuracy').innerText()).toMatch(/ of 1,500$/);
  await lab.page.getByLabel('Speed').selectOption('to watch');
  await button(lab, 'Train').click();
  await expect.poll(async () => (await figure(lab, 'test accuracy').innerText()).endsWith(' of 1,000')).toBe(true);
  const seen = new Set<string>();
  await expect
    .poll(async () => {
      seen.add(await figure(lab, 'test accuracy').innerText());
      return seen.size;
    })
    .toBeGreaterThanOrEqual(4);
  await button(lab, 'Pause').click();
  await button(lab, 'Go on').waitFor();
  expect(await examplesSeen(lab)).toBeLessThan(6000);
});

test('D7: the same run ends with the same numbers in header, legend and table', async () => {
  const told: string[] = [];
  for (let round = 0; round < 2; round++) {
    const lab = await openLab({ address });
    await button(lab, 'Train').click();
    await button(lab, 'Train on').waitFor();
    await expect.poll(() => lab.page.locator('.epoch-table tbody tr').count()).toBe(3);
    const cells = await lab.page.locator('.epoch-table tbody tr').last().locator('td').allInnerTexts();
    const [loss, , testLoss, testAccuracy] = cells;
    const legend = async (): Promise<string> => (await lab.page.getByRole('list', { name: 'Lines of the loss' }).innerText()).replaceAll(/\s+/g, ' ');
    await expect.poll(legend).toContain(`training ${loss ?? ''} (epoch 3)`);
    expect(await legend()).toContain(`test ${testLoss ?? ''} (after epoch 3)`);
    await expect.poll(() => figure(lab, 'test accuracy').innerText()).toBe(`${testAccuracy ?? ''}\u00a0% of 200`);
    told.push(cells.slice(0, 4).join(' '));
  }
  expect(told[1]).toBe(told[0]);
});

test('what the theater looks at changes nothing of training', async () => {
  const hashes: string[] = [];
  const lab = await openLab({ address: `${digitsAddress(100, 100)}&epochs=1&seed=7` });
  const fingerprint = lab.page.locator('.epoch-table-fingerprint .numbers');
  for (const pace of ['full', 'to watch']) {
    for (let step = 0; step < 3; step++) {
      await button(lab, '1 example').click();
      await expect.poll(() => examplesSeen(lab)).toBe(step + 1);
    }
    await lab.page.getByLabel('Speed').selectOption(pace);
    await button(lab, 'Go on').click();
    await button(lab, 'Train on').waitFor();
    hashes.push(await fingerprint.innerText());
    await button(lab, 'Reset').click();
    await fingerprint.waitFor({ state: 'detached' });
    await lab.page.getByLabel('Speed').selectOption('full');
  }
  await button(lab, 'Train').click();
  hashes.push(await fingerprint.innerText());
  expect(new Set(hashes).size).toBe(1);
});
