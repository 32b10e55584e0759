import { findPython, succeeds } from '../environment/find-python.ts';
import { installNpmPeers } from '../environment/npm-peers.ts';
import type { ProcessRunner } from '../process/process-runner.ts';
import type { Engine } from './engine.ts';
import { handWritten, npmEngines, numpyEngine, torchEngines } from './peer-engines.ts';

/** The engines that can run here, and the reasons why others cannot. */
export interface AvailablePeers {
  readonly engines: readonly Engine[];
  readonly notes: readonly string[];
}

/** Finds the other engines, and installs them if necessary. */
export async function findPeers(runner: ProcessRunner, report: (step: string) => void): Promise<AvailablePeers> {
  const engines: Engine[] = [];
  const notes: string[] = [];

  const numpy = await findPython('numpy', runner);
  if (numpy !== undefined) engines.push(numpyEngine(numpy));
  else notes.push('NumPy was skipped: no `python3` has it. Debian: `apt-get install python3-numpy`.');
  const torch = await findPython('torch', runner);
  if (torch !== undefined) engines.push(...torchEngines(torch));
  else notes.push('PyTorch was skipped: no `python3` has it. Debian: `apt-get install python3-numpy python3-torch`.');

  if (await succeeds(runner, 'cc', ['--version'])) engines.push(handWritten);
  else notes.push('The hand-written C program was skipped: there is no C compiler `cc`.');

  const problem = await installNpmPeers(runner, report);
  if (problem === undefined) engines.push(...npmEngines);
  else notes.push(problem);
  return { engines, notes };
}
