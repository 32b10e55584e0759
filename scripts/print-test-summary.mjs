// Names the tests that failed, each with the first line of its error, and ends with `N passed, N failed`, from the report of
// vitest's JSON reporter: node scripts/print-test-summary.mjs report.json
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';

const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
// A file that cannot be loaded fails without a failed test.
const unloaded = testResults.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.every((test) => test.status !== 'failed'));
const failed = numFailedTests + unloaded.length;

for (const { name, assertionResults } of testResults) {
  for (const test of assertionResults) {
    if (test.status === 'failed') printFailure(`${name}: ${test.fullName}`, test.failureMessages[0]);
  }
}
for (const { name, message } of unloaded) printFailure(name, message);
process.stdout.write(`${numPassedTests} passed, ${failed} failed\n`);
process.exitCode = failed === 0 && numPassedTests > 0 ? 0 : 1;

function printFailure(test, message = '') {
  const [reason] = message.split('\n');
  process.stdout.write(`failed: ${relative(process.cwd(), test)}\n${reason === '' ? '' : `  ${reason}\n`}`);
}
