// Makes a release of what is committed and does with it what users would, all in a temporary folder of this machine: npm run
// release:rehearse. docs/decisions/0068 says what is rehearsed, RELEASING.md when.
import { parseArgs } from 'node:util';
import { rehearse, stepNames } from './rehearsal/rehearse.ts';

const help = `npm run release:rehearse -- [options]

  --only STEP   take only this step, and those that it needs; may be repeated: ${stepNames.join(', ')}
  --keep        keep the temporary folder, to look at it or to go on in it
  --in FOLDER   go on in a folder that was kept: what is published there is not published again
  --help        show this
`;

const { values } = parseArgs({
  options: { only: { type: 'string', multiple: true }, keep: { type: 'boolean' }, in: { type: 'string' }, help: { type: 'boolean' } },
});
const unknown = values.only?.filter((name) => !stepNames.includes(name)) ?? [];
if (values.help === true) console.log(help);
else if (unknown.length > 0) {
  console.error(`There is no step "${unknown.join('", "')}". The steps are ${stepNames.join(', ')}.`);
  process.exitCode = 2;
} else {
  process.exitCode = await rehearse({ only: values.only ?? [], isKept: values.keep === true, folder: values.in });
}
