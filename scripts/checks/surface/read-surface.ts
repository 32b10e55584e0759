import { join } from 'node:path';
import ts from '@typescript/typescript6';
import { readWorkspace } from '../../shared/workspace.ts';

/** What a program can import from an entry of a package. */
export interface EntrySurface {
  /** `@vitrum/core`, or `@vitrum/trainer/signs`. */
  readonly entry: string;
  /** The names that it exports. */
  readonly names: readonly string[];
  /** Names, and members of what they name, without a docstring: `Activation`, `Activation.name`. What another entry declares is told there. */
  readonly undocumented: readonly string[];
}

/** An entry and its source. */
interface Entry {
  readonly entry: string;
  readonly source: string;
  /** The folder of its package. */
  readonly folder: string;
}

/** Entries that may change in any release are no part of the surface. */
const unstable = ['./internal', './package.json'];

/** The public surface of all published packages. */
export function readSurface(root: string): readonly EntrySurface[] {
  const entries = publicEntries(root);
  const program = ts.createProgram(entries.map(({ source }) => source), {
    target: ts.ScriptTarget.ESNext,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    customConditions: ['@vitrum/source'],
    allowImportingTsExtensions: true,
    noEmit: true,
    strict: true,
    types: [],
  });
  const checker = program.getTypeChecker();
  const told = new Set<string>();
  return entries.map((entry) => surfaceOf(entry, exportsOf(program, checker, entry.source), checker, told));
}

function publicEntries(root: string): readonly Entry[] {
  return readWorkspace(root, ['packages']).filter(({ manifest }) => manifest.private !== true).flatMap(({ folder, manifest }) =>
    Object.entries(manifest.exports ?? {}).filter(([path]) => !unstable.includes(path)).map(([path, target]) => ({
      entry: `${manifest.name}${path.slice(1)}`,
      source: join(root, folder, sourceOf(target)),
      folder: join(root, folder),
    })));
}

/** The condition that this repository's own programs import by. */
function sourceOf(target: unknown): string {
  const source: unknown = typeof target === 'object' && target !== null ? Reflect.get(target, '@vitrum/source') : undefined;
  if (typeof source !== 'string') throw new Error('an entry of a package has the condition @vitrum/source');
  return source;
}

function exportsOf(program: ts.Program, checker: ts.TypeChecker, source: string): readonly ts.Symbol[] {
  const file = program.getSourceFile(source);
  const module = file && checker.getSymbolAtLocation(file);
  if (module === undefined) throw new Error(`${source} exports nothing`);
  return checker.getExportsOfModule(module);
}

/** @param told - Places of what is told already: names that two entries export are told once. */
function surfaceOf({ entry, folder }: Entry, symbols: readonly ts.Symbol[], checker: ts.TypeChecker, told: Set<string>): EntrySurface {
  const undocumented: string[] = [];
  const tell = (name: string, declaration: ts.Declaration): void => {
    const file = declaration.getSourceFile().fileName;
    const place = `${file}:${declaration.pos}`;
    if (!file.startsWith(`${folder}/src/`) || told.has(place)) return;
    told.add(place);
    undocumented.push(name);
  };
  for (const symbol of symbols) {
    const target = (symbol.flags & ts.SymbolFlags.Alias) === 0 ? symbol : checker.getAliasedSymbol(symbol);
    const [declaration] = target.declarations ?? [];
    if (declaration === undefined) continue;
    if (!isDocumented(target, checker)) tell(symbol.name, declaration);
    for (const member of membersOf(declaration)) {
      const own = checker.getSymbolAtLocation(member.name);
      if (own !== undefined && !isDocumented(own, checker)) tell(`${symbol.name}.${own.name}`, member);
    }
  }
  return { entry, names: symbols.map(({ name }) => name).toSorted(), undocumented };
}

/** A docstring, also that of the contract that it implements. */
const isDocumented = (symbol: ts.Symbol, checker: ts.TypeChecker): boolean => symbol.getDocumentationComment(checker).length > 0;

type Member = (ts.TypeElement | ts.ClassElement) & { readonly name: ts.PropertyName };

/** The public members of a class, an interface or a type that is written as one. */
function membersOf(declaration: ts.Declaration): readonly Member[] {
  const isLiteral = ts.isTypeAliasDeclaration(declaration) && ts.isTypeLiteralNode(declaration.type);
  const owner = isLiteral ? declaration.type : declaration;
  if (!ts.isInterfaceDeclaration(owner) && !ts.isClassDeclaration(owner) && !ts.isTypeLiteralNode(owner)) return [];
  return [...owner.members].filter(isPublicMember);
}

function isPublicMember(member: ts.TypeElement | ts.ClassElement): member is Member {
  const { name } = member;
  if (name === undefined || ts.isPrivateIdentifier(name) || ts.isConstructorDeclaration(member)) return false;
  return (ts.getCombinedModifierFlags(member) & ts.ModifierFlags.Private) === 0;
}
