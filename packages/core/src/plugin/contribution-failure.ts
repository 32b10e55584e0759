import { contributionKinds, type ContributionKind } from '../contracts/kinds.ts';
import { describeValue } from '../errors/describe-value.ts';
import { isVitrumError, VitrumError } from '../errors/vitrum-error.ts';

const origins = new WeakMap<object, string>();

/** Remembers which plugin a contribution came with, or what was made of one. */
export function setOrigin(contribution: object, plugin: string | undefined): void {
  if (plugin !== undefined) origins.set(contribution, plugin);
}

/** The name of the plugin that a contribution came with, where a registry has held it. */
export function originOf(contribution: object): string | undefined {
  return origins.get(contribution);
}

/**
 * What to throw where a function of a contribution has thrown: an error that names the contribution and its plugin. What vitrum
 * found fault with itself stays as it is, and so does a machine that is too small.
 *
 * @param contribution - What the plugin contributes, or what was made of it.
 */
export function contributionFailure(kind: ContributionKind, name: string, contribution: object, error: unknown): unknown {
  if (isVitrumError(error) || isAllocationFailure(error)) return error;
  const plugin = originOf(contribution);
  const what = `the ${contributionKinds[kind].singular} ${describeValue(name)}${plugin === undefined ? '' : ` of the plugin ${describeValue(plugin)}`}`;
  return new VitrumError({
    code: 'VITRUM_CONTRIBUTION_FAILED',
    message: `T${what.slice(1)} throws ${describeThrown(error)}.`,
    hint: 'Fix its function; "vitrum check-plugin" tries all functions of a plugin one by one.',
    cause: error,
  });
}

function describeThrown(error: unknown): string {
  if (!(error instanceof Error)) return describeValue(error);
  return `${error.name}: ${error.message.replace(/\.$/, '')}`;
}

function isAllocationFailure(error: unknown): boolean {
  return error instanceof RangeError && /allocation|typed array length|array length/i.test(error.message);
}
