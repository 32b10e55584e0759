import { posix } from 'node:path';
import { readWorkspace, runtimeDependencies, type WorkspacePackage } from '../../shared/workspace.ts';
import { checkFloors } from './check-floors.ts';
import { checkOutsiders } from './check-outsiders.ts';
import { findImports, type Import } from './find-imports.ts';
import { anyNodeModule, type FloorTable, type LayeringTable } from './table.ts';

/** A package or app, with its allowed imports; `allowed` is undefined for apps, which may import every package. */
interface Room extends WorkspacePackage {
  readonly name: string;
  readonly allowed: readonly string[] | undefined;
}

/**
 * Every layering violation in the workspace at `root`, one line each: in imports, in manifests, and in the table itself. Empty if
 * there are none.
 */
export async function findViolations(root: string, table: LayeringTable, floors: FloorTable = {}): Promise<readonly string[]> {
  const libraries = readWorkspace(root, ['packages']);
  const rooms: readonly Room[] = [
    ...libraries.map((library) => ({ ...library, name: library.manifest.name, allowed: table[library.manifest.name] ?? [] })),
    ...readWorkspace(root, ['apps']).map((app) => ({ ...app, name: app.manifest.name, allowed: undefined })),
  ];
  const { imports, cycles } = await findImports(root, rooms);
  const violations = [
    ...checkTable(libraries, table, floors),
    ...rooms.flatMap((room) => checkManifest(room)),
    ...imports.flatMap((found) => checkImport(found, rooms, floors) ?? []),
    ...checkOutsiders(root),
    ...cycles.map((cycle) => `${cycle[0] ?? ''}: import cycle ${cycle.join(' → ')}`),
  ];
  return [...new Set(violations)];
}

function checkTable(libraries: readonly WorkspacePackage[], table: LayeringTable, floors: FloorTable): readonly string[] {
  const names = new Set(libraries.map(({ manifest }) => manifest.name));
  const missing = libraries
    .filter(({ manifest }) => !Object.hasOwn(table, manifest.name))
    .map(({ folder, manifest }) => `${folder}/package.json: ${manifest.name} is missing from scripts/checks/layering/table.ts`);
  const stale = Object.keys({ ...table, ...floors })
    .filter((name) => !names.has(name))
    .map((name) => `scripts/checks/layering/table.ts: ${name} is no package of this workspace`);
  return [...missing, ...stale];
}

function checkManifest({ folder, manifest, name, allowed }: Room): readonly string[] {
  if (allowed === undefined) return [];
  return runtimeDependencies(manifest)
    .filter((dependency) => !allowed.includes(dependency))
    .map((dependency) => `${folder}/package.json: ${name} may not depend on ${dependency} (${describe(allowed)})`);
}

/** The violation by an import; undefined if it is allowed. */
function checkImport(found: Import, rooms: readonly Room[], floors: FloorTable): string | undefined {
  const { file, specifier, isNodeModule } = found;
  const room = roomOf(file, rooms);
  if (room === undefined) return undefined;
  if (specifier.startsWith('.')) return checkRelativeImport(file, specifier, room, rooms) ?? checkFloors(found, room, floors);
  if (isNodeModule) return checkNodeImport(file, specifier, room);
  return checkPackageImport(file, specifier, room, rooms);
}

function checkRelativeImport(file: string, specifier: string, room: Room, rooms: readonly Room[]): string | undefined {
  const path = posix.join(posix.dirname(file), specifier);
  if (path.startsWith(`${room.folder}/`) || (room.allowed === undefined && isPageOfDocs(path))) return undefined;
  const other = roomOf(path, rooms);
  if (room.manifest.private === true && other !== undefined && other.allowed === undefined) return undefined; // the site shows parts of the lab, and is not published
  const target = other?.name ?? path;
  return `${file}: ${room.name} may not reach into ${target} by a path: import a package by its name`;
}

/** An app may show a page of the documentation, as text. */
const isPageOfDocs = (path: string): boolean => /^docs\/[\w/-]+\.md\?raw$/.test(path);

/** Code that needs Node has its own export, so that everything else runs in a browser; or it is in a Node-only package. */
function checkNodeImport(file: string, specifier: string, room: Room): string | undefined {
  const { folder, name, allowed } = room;
  if (allowed === undefined || isNodeCode(file, room)) return undefined;
  return `${file}: ${name} may import Node's ${specifier} below ${folder}/src/node/ alone`;
}

/** True for a file of a Node-only package, or of the part of a package that is for Node. */
const isNodeCode = (file: string, { folder, allowed }: Room): boolean =>
  allowed?.includes(anyNodeModule) === true || file.startsWith(`${folder}/src/node/`);

function checkPackageImport(file: string, specifier: string, room: Room, rooms: readonly Room[]): string | undefined {
  const { folder, name, allowed, manifest } = room;
  const target = packageOf(specifier);
  if (allowed !== undefined && !allowed.includes(target)) {
    return `${file}: ${name} may not import ${target} (${describe(allowed)})`;
  }
  const other = rooms.find((each) => each.name === target);
  if (other !== undefined && other.allowed === undefined && !offers(other, specifier)) {
    return `${file}: ${name} may not import ${target}, which is an app`;
  }
  if (allowed !== undefined && other?.allowed?.includes(anyNodeModule) === true && !isNodeCode(file, room)) {
    return `${file}: ${name} may import ${target}, which needs Node, below ${folder}/src/node/ alone`;
  }
  if (other !== undefined && /\/(src|dist)(\/|$)/.test(specifier)) return `${file}: ${name} may not import ${specifier}, a path that ${target} does not export`;
  if (runtimeDependencies(manifest).includes(target) || isBundled(room, target)) return undefined;
  return `${file}: ${name} imports ${target}, which is missing from the dependencies in ${folder}/package.json`;
}

/** True if an app declares, by an export such as `./serve`, what other apps may use. */
const offers = ({ manifest: { exports = {} } }: Room, specifier: string): boolean => {
  const path = `.${specifier.slice(packageOf(specifier).length)}`;
  return path !== '.' && path in exports;
};

/** A bundler includes what an app's sources import in the published code; users need not install it again. */
const isBundled = ({ allowed, manifest: { devDependencies = {} } }: Room, target: string): boolean =>
  allowed === undefined && ['vite', 'astro'].some((bundler) => bundler in devDependencies) && (target in devDependencies || target.startsWith('astro:'));

const roomOf = (path: string, rooms: readonly Room[]): Room | undefined => rooms.find(({ folder }) => path.startsWith(`${folder}/`));

/** `@vitrum/data-cache` → `@vitrum/datasets` */
const packageOf = (specifier: string): string => specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');

const describe = (allowed: readonly string[]): string => `allowed: ${allowed.length === 0 ? 'nothing' : allowed.join(', ')}`;
