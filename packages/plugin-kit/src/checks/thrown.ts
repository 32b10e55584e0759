import { isVitrumError } from '@vitrum/core';

/** What a function of the plugin threw, where vitrum has put the name of its contribution around it; vitrum's own refusal as it is. */
export function thrownIn(error: unknown): unknown {
  return isContributionFailure(error) && error instanceof Error ? (error.cause ?? error) : error;
}

/** True where the contribution refuses something with an error that says so, rather than by accident. */
export const isRefusal = (error: unknown): error is Error => isVitrumError(error) && !isContributionFailure(error);

const isContributionFailure = (error: unknown): boolean => isVitrumError(error) && error.code === 'VITRUM_CONTRIBUTION_FAILED';

/** Why something was thrown, in one line. */
export function reasonOf(error: unknown): string {
  const thrown = thrownIn(error);
  return thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
}
