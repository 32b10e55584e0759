/** Major, minor and patch number, and any suffix: https://semver.org. */
const semanticVersion = /^(\d+)\.\d+\.\d+(?:[-+].*)?$/;

/** True for a semantic version such as `1.2.0` or `2.0.0-beta.1`. */
export function isVersion(text: unknown): text is string {
  return typeof text === 'string' && semanticVersion.test(text);
}

/** The major number of a semantic version; undefined for any other text. */
export function majorOf(version: string): number | undefined {
  const major = semanticVersion.exec(version)?.[1];
  return major === undefined ? undefined : Number(major);
}
