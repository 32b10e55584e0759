// What vitrum's packages and apps share with each other alone: it may change in any release. What is for users is in index.ts.
export { contractProperties } from './contracts/contract-properties.ts';
export { kindDetails } from './contracts/kind-details.ts';
export { contributionKinds, kindBySingular, kindNames } from './contracts/kinds.ts';
export { lossOutputs } from './contracts/loss.ts';
export type {
  ScaledKernel,
  UpdateKernel,
  GemmOperands,
  SumRowsOperands,
  Conv2dOperands,
  Conv2dForwardOperands,
  PoolOperands,
  MaxPoolBackOperands,
  MaxPoolActivateBackOperands,
  PairOperands,
  SumOfSquaresOperands,
  AddScaledOperands,
  ClampOperands,
  DropMaskOperands,
  MomentsOperands,
  NormalizeOperands,
  NormalizeSumsOperands,
  NormalizeBackOperands,
  ActivateOperands,
  ActivateBackOperands,
  LogitsLossOperands,
  LogitsLossBackOperands,
  UpdateOperands,
} from './contracts/operation.ts';
export { decays } from './contracts/parameter-role.ts';
export { isReferenceKind, referenceKinds, standInFor } from './contracts/reference-kinds.ts';
export { dataUnreadable, systemCode, systemReason, unreadable } from './errors/data-unreadable.ts';
export { describeValue } from './errors/describe-value.ts';
export { errorPage } from './errors/error-page.ts';
export { errorRemedies } from './errors/error-remedies.ts';
export { errorTitles } from './errors/error-titles.ts';
export { didYouMean, nearestName } from './errors/nearest-name.ts';
export { withArticle } from './errors/with-article.ts';
export { isFiniteNumber, isListOf, isRecord, isRecordOf, parseJson } from './json.ts';
export { checkOption, checkOptions, describeOption, isReference, isReferenceOption } from './options/check-option.ts';
export { resolveNetwork } from './plugin/build-network.ts';
export { checkContribution } from './plugin/check-plugin-shape.ts';
export { contributionFailure, originOf, setOrigin } from './plugin/contribution-failure.ts';
export { isContributionName } from './plugin/contribution-name.ts';
export { isVersion, majorOf } from './plugin/major-version.ts';
export { version as coreVersion } from './version.ts';
export { requireReady } from './plugin/require-ready.ts';
export { requiredFunctions } from './plugin/required-functions.ts';
export { inputName, placeText, type LayerEntry, type PlacedLayer } from './plugin/layer-entry.ts';
export { hasBlocks, residualType, writeOutBlocks } from './plugin/write-out-blocks.ts';
export { normalizeReference, placed, resolveOptions, within, withinAsync } from './plugin/resolve.ts';
