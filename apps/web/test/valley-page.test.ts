import type { Locator } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { axeProblems } from './support/axe.ts';
import { openLab, sharedLab, type OpenLab } from './support/lab.ts';
import { plainCost, plainGradient, plainNetwork, plainSample, readNumber, type PlainLayer, type PlainSample } from './neuron-oracle.ts';

const reference = { type: 'synthetic-digits', train: 400, test: 100 };
const address = `#dataset=${encodeURIComponent(JSON.stringify(reference))}&seed=3`;
const samples = 200;

const button = (lab: OpenLab, name: string): Locator => lab.page.getByRole('button', { name, exact: true });
/** Also where the machine is busy with something else. */
const eventually = <T>(value: () => T | Promise<T>) => expect.poll(value, { timeout: 60_000 });

async function openValley({ page }: OpenLab): Promise<void> {
  await page.getByRole('tab', { name: 'The valley' }).click();
  await page.locator('.contour-map-band').first().waitFor({ timeout: 60_000 });
}

type WeightIndex = readonly [layer: number, input: number, unit: number];

/** The weight that the page has along an axis. */
async function chosenWeight({ page }: OpenLab, axis: 'x' | 'y'): Promise<WeightIndex> {
  const chooser = page.getByRole('group', { name: `Weight along ${axis}` });
  const [layer, input, unit] = await Promise.all([chooser.locator('select'), chooser.getByLabel('From input'), chooser.getByLabel('To neuron')].map((field) => field.inputValue()));
  return [Number(layer), Number(input), Number(unit)];
}

async function setSlider({ page }: OpenLab, name: string, value: number): Promise<void> {
  await page.getByRole('slider', { name }).evaluate((slider: HTMLInputElement, to) => {
    slider.value = String(to);
    slider.dispatchEvent(new Event('input', { bubbles: true }));
  }, value);
}

const verdict = ({ page }: OpenLab): Locator => page.locator('.valley-panel-verdict');

const costs = async (lab: OpenLab): Promise<readonly number[]> =>
  (/from (\S+) to (\S+)\./.exec(await verdict(lab).innerText()) ?? []).slice(1).map(readNumber);

function setWeight(layers: readonly PlainLayer[], [layer, input, unit]: WeightIndex, value: number): void {
  const row = layers[layer]?.weights[input];
  if (row === undefined) throw new Error(`There is no weight ${layer}, ${input}, ${unit}.`);
  row[unit] = value;
}

const meanCost = (layers: readonly PlainLayer[], all: readonly PlainSample[]): number =>
  all.reduce((sum, sample) => sum + plainCost(layers, sample), 0) / all.length;

describe('the valley', () => {
  const lab = sharedLab({ address, width: 1440, hasWebGl: true });

  test('shows the cost over two weights of the last layer, as contours and as a landscape', async () => {
    await openValley(lab());
    const { page } = lab();
    const [x, y] = await Promise.all([chosenWeight(lab(), 'x'), chosenWeight(lab(), 'y')]);
    expect([x[0], y[0]]).toEqual([2, 2]);
    expect(x).not.toEqual(y);
    expect(await page.locator('.contour-map-band').count()).toBe(12);
    expect(await page.locator('.contour-map-axes').textContent()).toContain(`weight x: layer 3, from ${x[1]} to neuron ${x[2]}`);
    expect(await page.getByRole('list', { name: 'Cost of the bands' }).locator('li').count()).toBe(7);
    await eventually(() => colorsIn(lab())).toBeGreaterThan(50);
  });

  test('its costs, and a step, are those of plain loops over the same weights and samples', async () => {
    const { page } = lab();
    const oracle = await plainNetwork(reference, 3);
    const all = Array.from({ length: samples }, (_, index) => plainSample(oracle, index));
    const [x, y] = await Promise.all([chosenWeight(lab(), 'x'), chosenWeight(lab(), 'y')]);
    const told = /: (\d\.\d+) for/.exec(await page.getByText(/^Two weights move/).innerText())?.[1] ?? '';
    expect(readNumber(told)).toBeCloseTo(meanCost(oracle.layers, all), 3);

    await page.getByLabel('Start x').fill('0.75');
    await page.getByLabel('Start x').press('Enter');
    await page.getByLabel('Start y').fill('-0.5');
    await page.getByLabel('Start y').press('Enter');
    await setSlider(lab(), 'Learning rate', 0); // η = 1
    await button(lab(), 'One step').click();
    await eventually(() => verdict(lab()).innerText()).toContain('In one step');
    setWeight(oracle.layers, x, 0.75);
    setWeight(oracle.layers, y, -0.5);
    const before = meanCost(oracle.layers, all);
    const [byX, byY] = [plainGradient(oracle.layers, all, x), plainGradient(oracle.layers, all, y)];
    setWeight(oracle.layers, x, 0.75 - byX);
    setWeight(oracle.layers, y, -0.5 - byY);
    const [from, to] = await costs(lab());
    expect(from).toBeCloseTo(before, 3);
    expect(to).toBeCloseTo(meanCost(oracle.layers, all), 3);
  });

  test('a small learning rate creeps, a good one converges, a large one overshoots, a huge one diverges', async () => {
    const { page } = lab();
    await page.reload();
    await openValley(lab());
    await button(lab(), 'Walk').click(); // the slider stands at 0.01
    await eventually(() => verdict(lab()).innerText()).toMatch(/^Creeping:/);
    await setSlider(lab(), 'Learning rate', 0);
    await eventually(() => verdict(lab()).innerText()).toMatch(/^Converging:/);
    const [from = NaN, to = NaN] = await costs(lab());
    expect(to).toBeLessThan(from);
    expect(await page.locator('.contour-map-step').count()).toBe(41);
    await lab().screenshot('valley-converging');
    await setSlider(lab(), 'Learning rate', 0.6);
    await eventually(() => verdict(lab()).innerText()).toMatch(/^Overshooting:/);
    await lab().screenshot('valley-overshooting');
    await setSlider(lab(), 'Learning rate', 2);
    await eventually(() => verdict(lab()).innerText()).toMatch(/^Diverged:/);
  });

  test('the start is chosen by a click and by the arrow keys', async () => {
    const { page } = lab();
    const map = page.getByRole('application', { name: /^Map of the cost/ });
    await map.scrollIntoViewIfNeeded();
    const before = await page.getByLabel('Start x').inputValue();
    await map.click({ position: { x: 300, y: 150 } });
    await eventually(() => page.getByLabel('Start x').inputValue()).not.toBe(before);
    const clicked = await page.getByLabel('Start y').inputValue();
    await map.focus();
    await page.keyboard.press('ArrowUp');
    await eventually(async () => Number(await page.getByLabel('Start y').inputValue())).toBeCloseTo(Number(clicked) + 0.08, 2);
    expect(await page.locator('.contour-map-step').count()).toBe(0);
  });

  test('other weights, also of the first layer, make another valley', async () => {
    const { page } = lab();
    const chooser = page.getByRole('group', { name: 'Weight along x' });
    await chooser.locator('select').selectOption('0');
    await eventually(() => page.locator('.contour-map-axes').textContent()).toContain('weight x: layer 1');
    await button(lab(), 'The two steepest weights').click();
    await eventually(() => page.locator('.contour-map-axes').textContent()).toContain('weight x: layer 3');
  });

  test('axe finds no fault', async () => {
    const { page } = lab();
    expect(await axeProblems(page, '.valley-panel')).toEqual([]);
  });

  test('nothing went wrong on the way', () => {
    expect(lab().errors).toEqual([]);
    lab().expectOnlyOwnOrigin();
  });
});

test('the landscape is drawn when something changes, and never else', async () => {
  const lab = await openLab({ address, hasWebGl: true });
  const { page } = lab;
  await page.addInitScript(() => {
    window.drawn = 0;
    // eslint-disable-next-line @typescript-eslint/unbound-method -- it is called with its own context below
    const { drawElements } = WebGL2RenderingContext.prototype;
    WebGL2RenderingContext.prototype.drawElements = function (...rest) {
      window.drawn++;
      drawElements.apply(this, rest);
    };
  });
  await page.reload();
  await openValley(lab);
  await eventually(() => page.evaluate(() => window.drawn)).toBeGreaterThan(0);
  await framesPass(lab);
  const still = await page.evaluate(() => window.drawn);
  await framesPass(lab);
  expect(await page.evaluate(() => window.drawn)).toBe(still);
  await button(lab, 'Turn left').click();
  await eventually(() => page.evaluate(() => window.drawn)).toBeGreaterThan(still);
});

test('without WebGL the map stands alone, and a sentence says so', async () => {
  const lab = await openLab({ address });
  const { page } = lab;
  await page.addInitScript(() => {
    // eslint-disable-next-line @typescript-eslint/unbound-method -- it is called with its own canvas below
    const { getContext } = HTMLCanvasElement.prototype;
    HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, ...rest: Parameters<typeof getContext>) {
      return rest[0].startsWith('webgl') ? null : getContext.apply(this, rest);
    } as typeof getContext; // one function stands for its overloads
  });
  await page.reload();
  await openValley(lab);
  await page.getByText('This browser shows no 3-D pictures').waitFor();
  await button(lab, 'Walk').click();
  await eventually(() => verdict(lab).innerText()).toMatch(/^Creeping:/);
});

/** Thirty frames of the screen. */
const framesPass = ({ page }: OpenLab): Promise<void> =>
  page.evaluate(async () => {
    for (let i = 0; i < 30; i++) await new Promise(requestAnimationFrame);
  });

/** How many colors a picture of the landscape has. */
async function colorsIn({ page }: OpenLab): Promise<number> {
  const picture = await page.locator('.surface-view-canvas').screenshot();
  return page.evaluate(async (base64) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext('2d');
    context?.drawImage(image, 0, 0);
    const { data } = context?.getImageData(0, 0, image.width, image.height) ?? { data: [] };
    return new Set(Array.from({ length: data.length / 4 }, (_, i) => `${data[4 * i] ?? 0} ${data[4 * i + 1] ?? 0} ${data[4 * i + 2] ?? 0}`)).size;
  }, picture.toString('base64'));
}

declare global {
  interface Window {
    /** How often WebGL was asked to draw. */
    drawn: number;
  }
}
