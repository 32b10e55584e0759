// What vitrum's packages and apps share with each other alone: it may change in any release. What is for users is in index.ts.
export { costSurfaceRows, type CostSurfaceRow } from './cost-surface.ts';
export { countMultiplyAdds } from './count-multiply-adds.ts';
export { createBlankNetwork } from './create-network.ts';
export { describePassage } from './describe-passage.ts';
export { descentPoints } from './descend.ts';
export { descentVerdict } from './descent-verdict.ts';
export { expandBlocks } from './expand-blocks.ts';
export { kernelOf } from './kernel-pictures.ts';
export { expandDense } from './dense-network.ts';
export { channelOf, pictureFormOf, placeIn } from './picture-form.ts';
export { unitFormOf, type UnitForm } from './unit-form.ts';
