import type { Rule } from 'eslint';

/** Requires the annotation at every `define…` call that initializes a constant of a module. */
export const pureDefinitions: Rule.RuleModule;
