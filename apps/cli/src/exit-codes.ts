/** Usage errors end with 2, failures with 1, and interruptions with 130, as in shells. */
export const exitCodes = { failed: 1, usageError: 2, interrupted: 130 } as const;
