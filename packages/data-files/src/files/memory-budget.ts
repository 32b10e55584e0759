/** Size in bytes beyond which a plain file or a set of pictures stays on disk during training. */
export const memoryBudget = 134_217_728;
