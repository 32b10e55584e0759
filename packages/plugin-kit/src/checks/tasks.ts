import type { Task } from '@vitrum/core';

/** All tasks. */
export const tasks: readonly unknown[] = ['classification', 'regression', 'multi-label'] satisfies readonly Task[];
