import type { NodeCall } from '../node-call.ts';
import type { Value } from '../import-state.ts';

/** What the first output of a node stands for. */
export type Operator = (call: NodeCall) => Value;

/** Operators by name. */
export type Operators = Readonly<Record<string, Operator>>;
