import { contributionKinds, type ContributionKind } from '../contracts/kinds.ts';

/** The functions that a contribution without options must have. */
export function requiredFunctions(kind: ContributionKind, value: Readonly<Record<string, unknown>>): readonly string[] {
  const { requires, forms = {} } = contributionKinds[kind];
  const { kind: form } = value;
  return typeof form === 'string' && Object.hasOwn(forms, form) ? (forms[form] ?? requires) : requires;
}
