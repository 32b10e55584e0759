const namePattern = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** True for a name that a contribution can have: lower-case words joined by hyphens. */
export function isContributionName(text: string): boolean {
  return namePattern.test(text);
}
