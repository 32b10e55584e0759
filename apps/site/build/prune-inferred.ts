import { ReflectionKind, type Context } from 'typedoc';
import ts from 'typescript';

/**
 * Takes the members out of types that the compiler read off an object in the code, such as a plugin's: each of its contributions would be told
 * again with every option, wherever it is exported. What the object is its docstring says, and the contract that it keeps to stands beside it.
 */
export function pruneInferred(context: Context): void {
  for (const literal of context.project.getReflectionsByKind(ReflectionKind.TypeLiteral)) {
    if (!literal.isDeclaration()) continue;
    const declarations = context.getSymbolFromReflection(literal)?.declarations ?? [];
    if (!declarations.some(ts.isObjectLiteralExpression)) continue;
    for (const child of [...(literal.children ?? [])]) context.project.removeReflection(child);
  }
}
