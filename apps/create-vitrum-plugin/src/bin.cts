#!/usr/bin/env node
// Where the program starts, in a form that a Node of almost any age can read: it says what is needed before anything is loaded that
// an old one fails on in its own words.
const neededMajor = 22;
const neededMinor = 12;
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major > neededMajor || (major === neededMajor && minor >= neededMinor)) {
  void import('./main.ts');
} else {
  console.error(
    `create-vitrum-plugin needs Node ${neededMajor}.${neededMinor} or newer, and this is Node ${process.versions.node}: ` +
      'install a current one from https://nodejs.org, then run the same command again.',
  );
  process.exitCode = 1;
}
