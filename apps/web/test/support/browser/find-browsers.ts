import { posix, win32 } from 'node:path';
import { commandOnPath, isProgram, type Machine } from './machine.ts';

const linuxCommands = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge-stable', 'microsoft-edge'];
/** Where installers put browsers that may stand on no PATH. */
const linuxPlaces = ['/snap/bin/chromium', '/opt/google/chrome/chrome', '/opt/microsoft/msedge/msedge'];
const macApplications = ['Chromium', 'Google Chrome', 'Microsoft Edge'];
const windowsPrograms = ['Chromium\\Application\\chrome.exe', 'Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'];

/** The programs of Chromium, Chrome and Edge that are installed, those of the machine's own packages first. */
export function findBrowsers(machine: Machine, isThere: (path: string) => boolean = isProgram): readonly string[] {
  const places = [...knownPlaces(machine), machine.downloadPlace];
  return [...new Set(places)].filter((path) => path !== '' && isThere(path));
}

function knownPlaces(machine: Machine): readonly string[] {
  switch (machine.platform) {
    case 'darwin':
      return macPlaces(machine);
    case 'win32':
      return windowsPlaces(machine);
    default:
      return [...linuxCommands.flatMap((name) => commandOnPath(name, machine) ?? []), ...linuxPlaces];
  }
}

function macPlaces({ environment }: Machine): readonly string[] {
  const folders = ['/Applications', ...[environment['HOME'] ?? []].flat().map((home) => posix.join(home, 'Applications'))];
  return folders.flatMap((folder) => macApplications.map((name) => posix.join(folder, `${name}.app/Contents/MacOS`, name)));
}

function windowsPlaces({ environment }: Machine): readonly string[] {
  const folders = ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap((name) => environment[name] ?? []);
  return folders.flatMap((folder) => windowsPrograms.map((program) => win32.join(folder, program)));
}
