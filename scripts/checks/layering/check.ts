import { repositoryRoot } from '../../shared/workspace.ts';
import { findViolations } from './find-violations.ts';
import { floorTable, layeringTable } from './table.ts';

const violations = await findViolations(repositoryRoot, layeringTable, floorTable);
for (const violation of violations) console.error(violation);
if (violations.length > 0) {
  console.error(`\n${violations.length} breach${violations.length === 1 ? '' : 'es'} of the layering; the table is scripts/checks/layering/table.ts.`);
  process.exitCode = 1;
} else {
  console.log('The layering holds.');
}
