import { fileURLToPath } from 'node:url';
import ts from '@typescript/typescript6';

const folder = fileURLToPath(new URL('..', import.meta.url));

/** Where a program stands for the compiler: beside the tests, so that it finds the packages. There is no such file. */
export const program = `${folder}program.ts`;

/** Sources that were read once: the packages are the same for every program. */
const sources = ts.createDocumentRegistry();

/** TypeScript's language service for a program that imports the packages from their sources. */
export function languageServiceFor(text: string, settings: ts.CompilerOptions = {}): ts.LanguageService {
  return ts.createLanguageService({
    getCompilationSettings: () => ({
      target: ts.ScriptTarget.ES2023,
      lib: ['lib.es2023.d.ts'],
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      allowImportingTsExtensions: true,
      customConditions: ['@vitrum/source'],
      exactOptionalPropertyTypes: true,
      strict: true,
      types: [],
      ...settings,
    }),
    getCurrentDirectory: () => folder,
    getDefaultLibFileName: (options) => ts.getDefaultLibFilePath(options),
    getScriptFileNames: () => [program],
    getScriptVersion: (file) => (file === program ? text : '0'),
    getScriptSnapshot: (file) => {
      const content = file === program ? text : ts.sys.readFile(file);
      return content === undefined ? undefined : ts.ScriptSnapshot.fromString(content);
    },
    fileExists: (file) => file === program || ts.sys.fileExists(file),
    readFile: (file) => ts.sys.readFile(file),
    realpath: (path) => ts.sys.realpath?.(path) ?? path, // the packages are links in node_modules
  }, sources);
}
