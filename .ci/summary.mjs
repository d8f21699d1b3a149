// usage: summary.mjs <Vitest's JSON report> <exit code of the check> <exit code of the tests>
import { existsSync, readFileSync } from 'node:fs';

const [report, checkExit, testExit] = process.argv.slice(2);
let passed = 0;
let failed = 0;

if (checkExit === '0') passed += 1;
else failed += 1;

if (existsSync(report)) {
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'));
  passed += numPassedTests;
  failed += numFailedTests;
  // A file that could not even be loaded has no tests to count: it counts as one.
  for (const { status, assertionResults } of testResults) {
    if (status === 'failed' && !assertionResults.some((test) => test.status === 'failed')) failed += 1;
  }
}
// No report, or an error outside of any test: the exit code is the only witness.
if (testExit !== '0' && failed === (checkExit === '0' ? 0 : 1)) failed += 1;

console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
