// What vitrum's packages and apps share with each other alone: it may change in any release. What is for users is in index.ts.
export { base64Of } from './portable/base64.ts';
export { describePlugin, isRequiredPlugin } from './check-plugins.ts';
export { checkBinaryModel } from './decode-model.ts';
export { encodeBinaryModel, inDecimals } from './encode-model.ts';
export type { BinaryModel } from './model-file.ts';
export { envelopeOf, openEnvelope } from './portable/envelope.ts';
export { classNames } from './portable/class-names.ts';
export { shortestDecimal } from './shortest-decimal.ts';
export { firstMemberName } from './zip/first-member-name.ts';
export { invalidArchive } from './zip/invalid-archive.ts';
export { listMembers, type Member } from './zip/list-members.ts';
export { unpack } from './zip/unpack.ts';
export { archiveOf, type ArchiveContent } from './zip/write-archive.ts';
export { calledFunctions } from './program/called-functions.ts';
export { programOf, unknownActivation } from './program/program-of.ts';
export type { ActivateStep, Program, Step } from './program/step.ts';
export { argumentsOf, isPlain, tensorsOf, type PlainStep } from './program/step-arguments.ts';
