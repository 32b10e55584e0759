import { createRegistry, type Registry } from '@vitrum/core';
import { trainerPlugin } from './trainer-plugin.ts';

/** The metrics and the rest of this package, for whoever gives no registry. */
export const ownRegistry = (): Registry => createRegistry([trainerPlugin]);
