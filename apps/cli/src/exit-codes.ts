/** Wrong use ends with 2, work that failed with 1, and what was interrupted with 130, as shells have it. */
export const exitCodes = { failed: 1, wrongUse: 2, interrupted: 130 } as const;
