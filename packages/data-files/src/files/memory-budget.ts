/** A plain file, or pictures, of more bytes than this stay on the disk while a network learns from them. */
export const memoryBudget = 134_217_728;
