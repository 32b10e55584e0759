// An optimizer of one's own: the same momentum, as a plugin that any training can name.
import { createVitrum, defineOptimizer, definePlugin, train } from 'vitrum';

const heavyBall = defineOptimizer({
  name: 'heavy-ball',
  options: { friction: { type: 'number', default: 0.1, exclusiveMinimum: 0, maximum: 1 } },
  slots: ['velocity'],
  create: ({ friction }) => ({
    update: ({ value, gradient, slots: { velocity }, learningRate }) => {
      for (const [i, g] of gradient.entries()) {
        velocity[i] = (1 - friction) * (velocity[i] ?? 0) + g;
        value[i] = (value[i] ?? 0) - learningRate * (velocity[i] ?? 0);
      }
    },
  }),
});
const registry = createVitrum().with(definePlugin({ name: 'mine', version: '1.0.0', optimizers: [heavyBall] }));
const inputs = [[0, 0], [0, 1], [1, 0], [1, 1]];
const targets = ['same', 'different', 'different', 'same'];
const model = await train({ registry, inputs, targets, layers: [8], optimizer: { type: 'heavy-ball', friction: 0.2 }, learningRate: 0.05, epochs: 300 });
console.log(model.predict(inputs).map(({ label }) => label).join(' ')); // same different different same
