import { expect, test } from 'vitest';
import { axeProblems } from './support/axe.ts';
import { openLab, sharedLab } from './support/lab.ts';

const lab = sharedLab({ address: '#dataset=synthetic-digits&limit=60&epochs=1&seed=7&lesson=one-neuron&room=neuron&neuron=3.2' });

test('formulas are typeset where they stand, with their plain text beside for those who do not see them', async () => {
  const { page } = lab();
  const formula = (text: string) => page.getByRole('math', { name: text, exact: true }).first();
  await page.getByText('The whole lesson').click();
  await formula('z = w₁·x₁ + w₂·x₂ + … + wₙ·xₙ + b').waitFor();
  await formula('φ(z) = (e^z − e^−z) / (e^z + e^−z)').waitFor();
  await formula('z = Σ xᵢ · wᵢ + b').waitFor();
  await page.getByRole('button', { name: 'Backward' }).click();
  await formula('∂C/∂z = ∂C/∂a · φ′(z)').waitFor();
  await formula('C = Σ (y − t)²').waitFor();
  // A fraction is one: what is above the stroke lies above what is below it.
  const fraction = formula('∂C/∂z = ∂C/∂a · φ′(z)').locator('mfrac').first();
  const [above, below] = await fraction.evaluate((element) => Array.from(element.children, (child) => child.getBoundingClientRect().top));
  expect(above).toBeLessThan(below ?? NaN);
  const problems = await axeProblems(page, '.rooms, .app-lesson');
  await page.getByRole('button', { name: 'Backward' }).press('Escape'); // an open room leaves no place for captions
  await page.locator('[data-part="network"]').getByRole('math', { name: '(e^z − e^−z) / (e^z + e^−z)' }).first().waitFor();
  expect(problems).toEqual([]);
  expect(lab().errors).toEqual([]);
});

test('the captions are typeset before anybody moves, none is wider than its column, and nothing grows later', async () => {
  const { page } = await openLab({ address: '#dataset=iris&architecture=4-8-3&activation=gelu&outputActivation=softmax&loss=categorical-cross-entropy&seed=5', width: 1024, height: 768 });
  const captions = page.locator('.network-view-formula');
  await captions.nth(3).locator('math').first().waitFor();
  const sizes = () =>
    captions.evaluateAll((all) => all.map((caption) => ({ height: caption.clientHeight, isWider: Array.from(caption.querySelectorAll('math'), (math) => math.getBoundingClientRect().width > caption.getBoundingClientRect().width + 1).includes(true) })));
  const before = await sizes();
  expect(before.map(({ isWider }) => isWider)).toEqual([false, false, false, false]);
  await page.mouse.move(100, 300);
  await page.getByText('First a guess.').waitFor(); // what comes with the first move
  expect(await sizes()).toEqual(before);
});
