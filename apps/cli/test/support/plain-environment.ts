// What decides colors, folders and data must not come from whoever runs the tests.
const ignored = /^(FORCE_COLOR|NO_COLOR|COLORTERM|TERM|COLUMNS|CI|VITRUM_DATA_DIR|NODE_OPTIONS|NODE_V8_COVERAGE|VITEST.*|npm_lifecycle_event)$/;

/** The environment of a run in a folder: the cache is there, and no data that the system or whoever runs the tests may have. */
export function plainEnvironment(cwd: string): Readonly<Record<string, string | undefined>> {
  const inherited = Object.entries(process.env).filter(([name]) => !ignored.test(name));
  return { ...Object.fromEntries(inherited), XDG_CACHE_HOME: cwd, XDG_DATA_DIRS: cwd };
}
