/** The value of `keepBest` that keeps the last weights. */
export const keepLast = 'none';
