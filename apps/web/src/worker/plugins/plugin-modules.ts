import * as core from './modules/core.ts';
import * as datasets from './modules/datasets.ts';
import * as network from './modules/network.ts';
import * as tensor from './modules/tensor.ts';
import * as trainer from './modules/trainer.ts';
import * as vitrumData from './modules/vitrum-data.ts';
import * as vitrumFormats from './modules/vitrum-formats.ts';
import * as vitrumInspect from './modules/vitrum-inspect.ts';
import * as vitrumParts from './modules/vitrum-parts.ts';
import * as vitrum from './modules/vitrum.ts';

/** The modules of this page that a plugin can import, by their package names. */
const modules: Readonly<Record<string, object>> = {
  '@vitrum/core': core,
  '@vitrum/tensor': tensor,
  '@vitrum/network': network,
  '@vitrum/trainer': trainer,
  '@vitrum/datasets': datasets,
  vitrum,
  'vitrum/data': vitrumData,
  'vitrum/formats': vitrumFormats,
  'vitrum/inspect': vitrumInspect,
  'vitrum/parts': vitrumParts,
};

/** The names that a plugin can import on this page. */
export const pluginModules: readonly string[] = Object.keys(modules);

/** The global through which generated modules access the page's modules. */
const shelf = '__vitrum';

const addresses = new Map<string, string>();

/** The address of a module that re-exports the page's own module, so that there is one copy of each. */
export function addressOfModule(specifier: string): string {
  const known = addresses.get(specifier);
  if (known !== undefined) return known;
  Reflect.set(globalThis, shelf, modules);
  const source = forwardingSource(specifier, Object.keys(modules[specifier] ?? {}));
  const address = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  addresses.set(specifier, address);
  return address;
}

/** Its text. */
export function forwardingSource(specifier: string, names: readonly string[]): string {
  const from = `globalThis.${shelf}[${JSON.stringify(specifier)}]`;
  return names
    .map((name) => (name === 'default' ? `export default ${from}.default;` : `export const ${name} = ${from}.${name};`))
    .join('\n');
}
