import { commandOnPath, type Machine } from './machine.ts';

/** A way to get a Chromium: commands to be run one after the other, or why this machine does not have it. */
export type Way =
  | { readonly name: string; readonly commands: readonly (readonly string[])[] }
  | { readonly name: string; readonly missing: string };

/** The ways to get a Chromium, the platform's own first. */
export function installMethods(machine: Machine): readonly Way[] {
  const download: Way = { name: "Playwright's download", commands: [machine.downloadCommand] };
  return machine.platform === 'linux' ? [aptGet(machine), download] : [download];
}

function aptGet(machine: Machine): Way {
  const name = 'apt-get';
  const [program, sudo] = ['apt-get', 'sudo'].map((command) => commandOnPath(command, machine));
  if (program === undefined) return { name, missing: 'is not here' };
  if (!machine.isRoot && sudo === undefined) return { name, missing: 'takes root or sudo' };
  const asRoot = machine.isRoot || sudo === undefined ? [program] : [sudo, '--non-interactive', program];
  return { name, commands: [[...asRoot, 'update'], [...asRoot, 'install', '-y', '--no-install-recommends', 'chromium']] };
}
