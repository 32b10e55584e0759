import type { Task } from '@vitrum/core';

/** Every task. */
export const tasks: readonly unknown[] = ['classification', 'regression', 'multi-label'] satisfies readonly Task[];
