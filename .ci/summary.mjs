// usage: summary.mjs <Vitest's JSON report> <exit code of the check> <exit code of the tests>
import { existsSync, readFileSync } from 'node:fs';

const [report, checkExit, testExit] = process.argv.slice(2);

/** What the report counts; a file that could not even be loaded has no tests, and counts as one that failed. */
function countTests() {
  if (!existsSync(report)) return { passed: 0, failed: 1 };
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'));
  const unloaded = testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  );
  const failed = numFailedTests + unloaded.length;
  // An error outside of every test shows in the exit code alone.
  return { passed: numPassedTests, failed: failed === 0 && testExit !== '0' ? 1 : failed };
}

const tests = countTests();
const checkPassed = checkExit === '0' ? 1 : 0;
const failed = tests.failed + 1 - checkPassed;
console.log(`${tests.passed + checkPassed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
