import * as nodeModule from 'node:module';
import type { ResolveHookContext, ResolveFnOutput } from 'node:module';

/** What a process was started with when something in it reads TypeScript already. */
const tsxArgument = /(?:^|[\\/=])tsx(?:[\\/]|$)/;

const typeScriptFile = /\.[mc]?tsx?(?:\?.*)?$/;
const moduleOfEitherKind = /\.tsx?(?:\?.*)?$/;

let enabling: Promise<void> | undefined;

/** True for a file that Node by itself reads only in part, or not at all. */
export function isTypeScript(url: string): boolean {
  return typeScriptFile.test(url);
}

/** Lets this process import TypeScript from now on. Loaded on demand, because it takes time to start. */
export function enableTypeScript(): Promise<void> {
  return (enabling ??= enable());
}

async function enable(): Promise<void> {
  const isThere = process.execArgv.some((argument) => tsxArgument.test(argument));
  if (!isThere) {
    const { register } = await import('tsx/esm/api');
    register();
  }
  readAsModules();
}

/**
 * Without a "type" in a package.json, tsx takes a .ts file for CommonJS, where packages of ES modules cannot be imported. A
 * plugin is an ES module.
 */
function readAsModules(): void {
  // From Node 22.15 on; before that, tsx decides.
  if (!('registerHooks' in nodeModule)) return;
  nodeModule.registerHooks({
    resolve(specifier: string, context: ResolveHookContext, next): ResolveFnOutput {
      const resolved = next(specifier, context);
      const isCommonJs = resolved.format === 'commonjs' && moduleOfEitherKind.test(resolved.url);
      return isCommonJs ? { ...resolved, format: 'module' } : resolved;
    },
  });
}
