import { isVitrumError } from '@vitrum/core';

/** The original error of the plugin, without vitrum's wrapper; vitrum's own errors as they are. */
export function thrownIn(error: unknown): unknown {
  return isContributionFailure(error) && error instanceof Error ? (error.cause ?? error) : error;
}

/** True if the contribution rejects something deliberately, with an error that says so. */
export const isRefusal = (error: unknown): error is Error => isVitrumError(error) && !isContributionFailure(error);

const isContributionFailure = (error: unknown): boolean => isVitrumError(error) && error.code === 'VITRUM_CONTRIBUTION_FAILED';

/** The reason of an error, in one line. */
export function reasonOf(error: unknown): string {
  const thrown = thrownIn(error);
  return thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
}
