import { isVitrumError } from '@vitrum/core';

/** What a function of the plugin threw, where vitrum has put the name of its contribution around it; vitrum's own refusal as it is. */
export function thrownIn(error: unknown): unknown {
  return isVitrumError(error) && error.code === 'VITRUM_CONTRIBUTION_FAILED' ? (error.cause ?? error) : error;
}
