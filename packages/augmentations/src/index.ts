import { definePlugin } from '@vitrum/core';
import { brightness } from './brightness.ts';
import { contrast } from './contrast.ts';
import { crop } from './crop.ts';
import { cutout } from './cutout.ts';
import { elastic } from './elastic.ts';
import { flip } from './flip.ts';
import { mixup } from './mixup.ts';
import { rotate } from './rotate.ts';
import { scale } from './scale.ts';
import { shear } from './shear.ts';
import { shift } from './shift.ts';
import { version } from './version.ts';

export { brightness, contrast, crop, cutout, elastic, flip, mixup, rotate, scale, shear, shift };

/** Every built-in augmentation as a plugin. */
export const augmentationsPlugin = /* @__PURE__ */ definePlugin({
  name: '@vitrum/augmentations',
  version,
  augmentations: [shift, rotate, scale, shear, flip, crop, elastic, brightness, contrast, cutout, mixup],
});
export default augmentationsPlugin;
