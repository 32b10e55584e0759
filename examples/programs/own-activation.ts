// An activation of one's own, with an option.
import { createVitrum, defineActivation, definePlugin, loadDataset, train } from 'vitrum';

const bent = defineActivation({
  name: 'bent',
  options: { bend: { type: 'number', default: 1, exclusiveMinimum: 0 } },
  create: ({ bend }) => ({ forward: (z) => (Math.sqrt(z * z + bend) - Math.sqrt(bend)) / 2 + z, derivative: (z) => z / (2 * Math.sqrt(z * z + bend)) + 1 }),
});
const registry = createVitrum().with(definePlugin({ name: 'mine', version: '1.0.0', activations: [bent] }));
const model = await train({ registry, dataset: await loadDataset('iris'), layers: [8], activation: { type: 'bent', bend: 2 }, epochs: 60 });
console.log(`${model.testMetrics['accuracy']?.toFixed(1)} % right`);
