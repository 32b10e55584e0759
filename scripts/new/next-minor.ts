/** The package version that will first include a new contribution: `0.4.2` → `0.5.0`. */
export function nextMinor(version: string): string {
  const [major = '0', minor = '0'] = version.split('.');
  return `${major}.${Number(minor) + 1}.0`;
}
