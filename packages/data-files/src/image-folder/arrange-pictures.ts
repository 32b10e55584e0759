import { classPrefix, haveClassPrefixes } from './class-prefix.ts';
import { folderOf, partOf, type Part } from './part-names.ts';

/** A picture and its class. */
export interface ClassedPicture {
  /** Relative to the given folder, with slashes. */
  readonly path: string;
  /** Relative to the folder of its part: `cat/001.png`. */
  readonly name: string;
  readonly className: string;
}

/** How a folder of pictures is divided into classes and parts. */
export interface Arrangement {
  /** The subfolder with the classes or parts; empty for the given folder itself. */
  readonly root: string;
  /** True if classes are prefixes of file names. */
  readonly isByPrefix: boolean;
  readonly train: readonly ClassedPicture[];
  /** The folder of the training part, relative to `root`; undefined if there are no parts. */
  readonly trainFolder: string | undefined;
  readonly test: readonly ClassedPicture[] | undefined;
  readonly testFolder: string | undefined;
  /** Skipped pictures, with reasons. */
  readonly skipped: readonly { readonly path: string; readonly reason: string }[];
  /** Pictures in subfolders of class folders. */
  readonly nested: readonly string[];
}

/** Folder names that are not class names. */
const plainNames = /^(all|data|images?|imgs?|jpe?gs?|photos?|pictures?|pngs?)$/i;

/** A picture and the unprocessed rest of its path. */
interface Way {
  readonly path: string;
  readonly rest: readonly string[];
}

interface Classed {
  readonly pictures: readonly ClassedPicture[];
  readonly stray: readonly Way[];
  readonly isByPrefix: boolean;
}

/**
 * Infers classes and the test part from paths of pictures: `class/…/picture`, the same in `train/` and `test/` or similar, or
 * `class.1.png`. Folders with a single subfolder and nothing else are descended into.
 */
export function arrangePictures(paths: readonly string[]): Arrangement {
  const { root, ways: found } = descend(paths.map((path) => ({ path, rest: path.split('/') })));
  const ways = partsFirst(found);
  const trainFolder = folderOf('train', foldersOf(ways));
  const parts = trainFolder === undefined ? undefined : inParts(ways, trainFolder);
  if (parts !== undefined) return { root, ...parts };
  const { pictures, stray, isByPrefix } = classesIn(ways);
  const skipped = stray.map(({ path }) => ({ path, reason: 'in the folder of no class' }));
  return { root, isByPrefix, train: pictures, trainFolder: undefined, test: undefined, testFolder: undefined, skipped, nested: nestedIn(pictures) };
}

/** Descends through folders that contain nothing but a single subfolder, as long as that has subfolders. */
function descend(ways: readonly Way[]): { readonly root: string; readonly ways: readonly Way[] } {
  let [root, current] = ['', ways];
  for (;;) {
    const [only, ...others] = foldersOf(current);
    const isWrapped = only !== undefined && others.length === 0 && current.every(({ rest }) => rest.length > 1);
    if (!isWrapped) return { root, ways: current };
    const inside = current.map(below);
    const hasClasses = foldersOf(inside).length > 1 || inside.every(({ rest }) => rest.length > 1);
    const hasPrefixes = inside.every(({ rest }) => rest.length === 1) && haveClassPrefixes(inside.map(nameOf)) && (partOf(only) !== undefined || plainNames.test(only));
    if (!hasClasses && !hasPrefixes) return { root, ways: current };
    root = root === '' ? only : `${root}/${only}`;
    current = inside;
  }
}

/** Reorders `cat/train/1.png` to `train/cat/1.png`, if all pictures are arranged so. */
function partsFirst(ways: readonly Way[]): readonly Way[] {
  const parts = new Set(ways.map(({ rest: [, part = ''], rest }) => (rest.length > 2 ? partOf(part) : undefined)));
  if (parts.has(undefined) || !parts.has('train') || parts.size < 2 || foldersOf(ways).length < 2) return ways;
  return ways.map(({ path, rest: [className = '', part = '', ...rest] }) => ({ path, rest: [part, className, ...rest] }));
}

function inParts(ways: readonly Way[], trainFolder: string): Omit<Arrangement, 'root'> | undefined {
  const folders = foldersOf(ways);
  const part = (folder: string): Classed => classesIn(descend(ways.filter(({ rest }) => rest[0] === folder && rest.length > 1).map(below)).ways);
  const held = (['test', 'validation'] as const).flatMap((kind) => folderOf(kind, folders) ?? []);
  const train = part(trainFolder);
  if (held.length === 0) return undefined;
  // Among buses and cars, "train" is the class of a vehicle.
  if (train.pictures.length === 0 && folders.some((folder) => partOf(folder) === undefined)) return undefined;
  const testFolder = held.find((folder) => part(folder).pictures.length > 0);
  const test = testFolder === undefined ? undefined : part(testFolder);
  const read = new Set([...train.pictures, ...(test?.pictures ?? [])].map(({ path }) => path));
  const skipped = ways.filter(({ path }) => !read.has(path)).map(({ path, rest }) => ({ path, reason: reasonOf(rest, testFolder) }));
  return {
    isByPrefix: train.isByPrefix,
    train: train.pictures,
    trainFolder,
    test: test?.pictures,
    testFolder,
    skipped,
    nested: [...nestedIn(train.pictures), ...nestedIn(test?.pictures ?? [])],
  };
}

function reasonOf([folder = '', ...rest]: readonly string[], testFolder: string | undefined): string {
  const part: Part | undefined = rest.length === 0 ? undefined : partOf(folder);
  if (part === 'validation' && testFolder !== undefined && folder !== testFolder) return `in "${folder}", beside the test part`;
  return rest.length === 0 || part !== undefined ? 'in the folder of no class' : `in "${folder}", which is neither for training nor for testing`;
}

function classesIn(ways: readonly Way[]): Classed {
  const stray = ways.filter(({ rest }) => rest.length === 1);
  const filed = ways.filter(({ rest }) => rest.length > 1);
  if (filed.length > 0 || !haveClassPrefixes(stray.map(nameOf))) {
    return { pictures: filed.map((way) => classed(way, way.rest[0] ?? '')), stray, isByPrefix: false };
  }
  return { pictures: stray.map((way) => classed(way, classPrefix(nameOf(way)) ?? '')), stray: [], isByPrefix: true };
}

const classed = ({ path, rest }: Way, className: string): ClassedPicture => ({ path, name: rest.join('/'), className });
const below = ({ path, rest }: Way): Way => ({ path, rest: rest.slice(1) });
const nameOf = ({ rest }: Way): string => rest.at(-1) ?? '';
const foldersOf = (ways: readonly Way[]): readonly string[] => [...new Set(ways.flatMap(({ rest }) => (rest.length > 1 ? [rest[0] ?? ''] : [])))];
const nestedIn = (pictures: readonly ClassedPicture[]): readonly string[] => pictures.filter(({ name }) => name.split('/').length > 2).map(({ path }) => path);

/** The classes of pictures. */
export function classesOf(pictures: readonly ClassedPicture[]): ReadonlySet<string> {
  return new Set(pictures.map(({ className }) => className));
}
