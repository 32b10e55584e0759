import { execFileSync } from 'node:child_process';

/**
 * A Python that has NumPy: the system's, or the first of the path; undefined where there is none. On Linux in CI there has to be one,
 * see scripts/install-numpy.sh: an error of the operating system is thrown then.
 */
export function pythonWithNumpy(): string | undefined {
  const found = ['/usr/bin/python3', 'python3'].find(hasNumpy);
  if (found === undefined && process.env['CI'] !== undefined && process.platform === 'linux') throw new Error('There is no Python with NumPy: run scripts/install-numpy.sh.');
  return found;
}

function hasNumpy(python: string): boolean {
  try {
    execFileSync(python, ['-c', 'import numpy'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
