import { contributionKinds, type ContributionKind } from '../contracts/kinds.ts';
import { describeValue } from '../errors/describe-value.ts';
import { isVitrumError, VitrumError } from '../errors/vitrum-error.ts';

const origins = new WeakMap<object, string>();

/** Records the plugin of a contribution, or of an object created from one. */
export function setOrigin(contribution: object, plugin: string | undefined): void {
  if (plugin !== undefined) origins.set(contribution, plugin);
}

/** The name of the plugin that registered a contribution; undefined if no registry has held it. */
export function originOf(contribution: object): string | undefined {
  return origins.get(contribution);
}

/**
 * The error to throw when a function of a contribution throws: it names the contribution and its plugin. Vitrum's own errors and
 * lack of memory are passed through unchanged.
 *
 * @param contribution - The contribution, or an object created from it.
 */
export function contributionFailure(kind: ContributionKind, name: string, contribution: object, error: unknown): unknown {
  if (isVitrumError(error) || isAllocationFailure(error)) return error;
  const plugin = originOf(contribution);
  const what = `the ${contributionKinds[kind].singular} ${describeValue(name)}${plugin === undefined ? '' : ` of the plugin ${describeValue(plugin)}`}`;
  return new VitrumError({
    code: 'VITRUM_CONTRIBUTION_FAILED',
    message: `T${what.slice(1)} throws ${describeThrown(error)}.`,
    hint: 'Fix the function; "vitrum check-plugin" tests all functions of a plugin one by one.',
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
