// Removes the build of the package in whose folder it runs, so that no file outlives its source: the first step of every build.
import { rmSync } from 'node:fs';

rmSync('dist', { recursive: true, force: true });
