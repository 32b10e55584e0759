const namePattern = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** True for a valid contribution name: lower-case words joined by hyphens. */
export function isContributionName(text: string): boolean {
  return namePattern.test(text);
}
