/** Pages of the examples that are no documents: they lie on the site at the same path as in the repository. */
export const sheets: ReadonlySet<string> = new Set(['examples/classroom/sheet.html']);
