// What vitrum's packages and apps share with each other alone: it may change in any release. What is for users is in index.ts.
export { base64Of } from './portable/base64.ts';
export { describePlugin, isRequiredPlugin } from './check-plugins.ts';
export { checkBinaryModel } from './decode-model.ts';
export { encodeBinaryModel, inDecimals } from './encode-model.ts';
export type { BinaryModel } from './model-file.ts';
export { envelopeOf, openEnvelope } from './portable/envelope.ts';
export { classNames } from './portable/class-names.ts';
export { shortestDecimal } from './shortest-decimal.ts';
export { calledFunctions } from './program/called-functions.ts';
export { programOf, unknownActivation } from './program/program-of.ts';
export type { ActivateStep, Program, Step } from './program/step.ts';
export { argumentsOf, isPlain, tensorsOf, type PlainStep } from './program/step-arguments.ts';
