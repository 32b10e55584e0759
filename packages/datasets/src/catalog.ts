// The datasets by their names, and nothing that reads or draws them: that loads with each. The index has all of it.
import { definePlugin } from '@vitrum/core';
import { blobs } from './blobs.ts';
import { cifar10 } from './cifar10.ts';
import { cifar100 } from './cifar100.ts';
import { circles } from './circles.ts';
import { emnistDigits } from './emnist-digits.ts';
import { emnistLetters } from './emnist-letters.ts';
import { fashionMnist } from './fashion-mnist.ts';
import { iris } from './iris.ts';
import { mnist } from './mnist.ts';
import { regressionSine } from './regression-sine.ts';
import { spirals } from './spirals.ts';
import { syntheticDigits } from './synthetic-digits.ts';
import { twoMoons } from './two-moons.ts';
import { version } from './version.ts';
import { xor } from './xor.ts';

export { blobs } from './blobs.ts';
export { cifar10 } from './cifar10.ts';
export { cifar100 } from './cifar100.ts';
export { circles } from './circles.ts';
export { emnistDigits } from './emnist-digits.ts';
export { emnistLetters } from './emnist-letters.ts';
export { fashionMnist } from './fashion-mnist.ts';
export { iris } from './iris.ts';
export { mnist } from './mnist.ts';
export { regressionSine } from './regression-sine.ts';
export { spirals } from './spirals.ts';
export { syntheticDigits } from './synthetic-digits.ts';
export { twoMoons } from './two-moons.ts';
export { xor } from './xor.ts';

/** The built-in datasets as a plugin. */
export const datasetsPlugin = /* @__PURE__ */ definePlugin({
  name: '@vitrum/datasets',
  version,
  datasets: [
    syntheticDigits, mnist, fashionMnist, emnistDigits, emnistLetters, cifar10, cifar100,
    iris, twoMoons, circles, spirals, xor, blobs, regressionSine,
  ],
});
export default datasetsPlugin;
