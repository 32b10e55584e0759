/** The modules of this page that a plugin can import, by the names under which they are installed elsewhere. */
const loaders: Readonly<Record<string, () => Promise<object>>> = {
  '@vitrum/core': () => import('@vitrum/core'),
  '@vitrum/tensor': () => import('@vitrum/tensor'),
  '@vitrum/network': () => import('@vitrum/network'),
  '@vitrum/trainer': () => import('@vitrum/trainer'),
  '@vitrum/datasets': () => import('@vitrum/datasets'),
  vitrum: () => import('vitrum'),
};

/** What a plugin can import on this page. */
export const pluginModules: readonly string[] = Object.keys(loaders);

/** Where a module made in the page finds the modules of the page: nothing else of the page is reachable from its text. */
const shelf = '__vitrum';

const addresses = new Map<string, Promise<string>>();

/** The address of a module that passes on what the page's own module exports, so that there is one copy of each. */
export function addressOfModule(specifier: string): Promise<string> {
  const known = addresses.get(specifier);
  if (known !== undefined) return known;
  const address = makeModule(specifier);
  addresses.set(specifier, address);
  return address;
}

async function makeModule(specifier: string): Promise<string> {
  const loaded = await loaders[specifier]?.();
  if (loaded === undefined) throw new RangeError(`The page has no module ${specifier}.`);
  shelve(specifier, loaded);
  return URL.createObjectURL(new Blob([forwardingSource(specifier, Object.keys(loaded))], { type: 'text/javascript' }));
}

function shelve(specifier: string, loaded: object): void {
  const present: unknown = Reflect.get(globalThis, shelf);
  Reflect.set(globalThis, shelf, { ...(typeof present === 'object' ? present : {}), [specifier]: loaded });
}

/** The text of that module. */
export function forwardingSource(specifier: string, names: readonly string[]): string {
  const from = `globalThis.${shelf}[${JSON.stringify(specifier)}]`;
  return names
    .map((name) => (name === 'default' ? `export default ${from}.default;` : `export const ${name} = ${from}.${name};`))
    .join('\n');
}
