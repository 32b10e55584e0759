// What decides colours, folders and data must not come from whoever runs the tests.
const ignored = /^(FORCE_COLOR|NO_COLOR|COLORTERM|TERM|COLUMNS|CI|VITRUM_DATA_DIR|NODE_OPTIONS|NODE_V8_COVERAGE|VITEST.*|npm_lifecycle_event)$/;

/** The environment of the tests, without what would change what the program prints. */
export function plainEnvironment(): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !ignored.test(name)));
}
