// What vitrum's packages and apps share with each other alone: it may change in any release. What is for users is in index.ts.
export { costSurfaceRows, type CostSurfaceRow } from './cost/cost-surface.ts';
export { countMultiplyAdds } from './plan/count-multiply-adds.ts';
export { createBlankNetwork } from './create-network.ts';
export { describePassage } from './explain/describe-passage.ts';
export { descentPoints } from './cost/descend.ts';
export { descentVerdict } from './cost/descent-verdict.ts';
export { expandBlocks } from './config/expand-blocks.ts';
export { kernelOf } from './look/kernel-pictures.ts';
export { expandDense } from './config/dense-network.ts';
export { channelOf, pictureFormOf, placeIn } from './look/picture-form.ts';
export { unitFormOf, type UnitForm } from './explain/unit-form.ts';
