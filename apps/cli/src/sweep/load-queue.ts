import type * as queue from '@vitrum/sweeps-bullmq';
import { VitrumError } from '@vitrum/core';
import { systemCode } from '@vitrum/core/internal';

/**
 * The optional package for queues.
 *
 * @throws VITRUM_MISSING_OPTION where it is not installed
 */
export async function loadQueue(): Promise<Pick<typeof queue, 'openTrialQueue' | 'serveTrials'>> {
  try {
    return await import('@vitrum/sweeps-bullmq');
  } catch (error) {
    if (systemCode(error) !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new VitrumError({
      code: 'VITRUM_MISSING_OPTION',
      message: '--queue needs the package @vitrum/sweeps-bullmq, which is not installed.',
      hint: 'Install it beside this program: npm install --global @vitrum/sweeps-bullmq',
      cause: error,
    });
  }
}
