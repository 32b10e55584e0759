// The licenses and known weaknesses of everything that is installed with the published packages: npm run check:dependencies
import { audit } from './checks/dependencies/audit.ts';
import { findLicenseProblems } from './checks/dependencies/find-license-problems.ts';
import { runtimePackages } from './checks/dependencies/runtime-packages.ts';
import { report } from './shared/report.ts';
import { repositoryRoot } from './shared/workspace.ts';

async function checkLicenses(): Promise<string> {
  const packages = await runtimePackages(repositoryRoot);
  const problems = findLicenseProblems(packages);
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return `${packages.length} packages are installed with ours, all under permitted ones`;
}

const outcomes = [await report('licenses', checkLicenses), await report('audit', () => audit(repositoryRoot))];
if (outcomes.includes(false)) process.exitCode = 1;
