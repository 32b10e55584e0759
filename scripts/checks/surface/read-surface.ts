import ts from '@typescript/typescript6';
import { publicEntries, type PublicEntry } from '../../shared/public-entries.ts';

/** What a program can import from an entry of a package. */
export interface EntrySurface {
  /** `@vitrum/core`, or `@vitrum/trainer/signs`. */
  readonly entry: string;
  /** The names that it exports. */
  readonly names: readonly string[];
  /** Names, and members of what they name, without a docstring: `Activation`, `Activation.name`. What another entry declares is told there. */
  readonly undocumented: readonly string[];
}

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

function exportsOf(program: ts.Program, checker: ts.TypeChecker, source: string): readonly ts.Symbol[] {
  const file = program.getSourceFile(source);
  const module = file && checker.getSymbolAtLocation(file);
  if (module === undefined) throw new Error(`${source} exports nothing`);
  return checker.getExportsOfModule(module);
}

/** @param told - Places of what is told already: names that two entries export are told once. */
function surfaceOf({ entry, folder }: PublicEntry, symbols: readonly ts.Symbol[], checker: ts.TypeChecker, told: Set<string>): EntrySurface {
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
    for (const [name, member] of membersOf(target, declaration, checker)) {
      const [place] = member.declarations ?? [];
      if (place !== undefined && !isDocumented(member, checker)) tell(`${symbol.name}.${name}`, place);
    }
  }
  return { entry, names: symbols.map(({ name }) => name).toSorted(), undocumented };
}

/** A docstring, also that of the contract that it implements. */
const isDocumented = (symbol: ts.Symbol, checker: ts.TypeChecker): boolean => symbol.getDocumentationComment(checker).length > 0;

/** The public members of a class, an interface or a type alias by their names, the inherited and mapped ones and those of literals in it included. */
function membersOf(symbol: ts.Symbol, declaration: ts.Declaration, checker: ts.TypeChecker): readonly (readonly [string, ts.Symbol])[] {
  if (!ts.isInterfaceDeclaration(declaration) && !ts.isClassDeclaration(declaration) && !ts.isTypeAliasDeclaration(declaration)) return [];
  const isWritten = !ts.isTypeAliasDeclaration(declaration) || ts.isTypeLiteralNode(declaration.type);
  const own = isWritten ? checker.getPropertiesOfType(checker.getDeclaredTypeOfSymbol(symbol)).filter(isPublic).map((member) => [member.name, member] as const) : [];
  return [...own, ...literalMembers(declaration, checker)];
}

const isPublic = ({ declarations: [declaration] = [] }: ts.Symbol): boolean => declaration !== undefined && !isPrivate(declaration);

function isPrivate(node: ts.Node): boolean {
  if (!ts.isClassElement(node)) return false;
  const isNamedPrivate = node.name !== undefined && ts.isPrivateIdentifier(node.name);
  return isNamedPrivate || (ts.getCombinedModifierFlags(node) & ts.ModifierFlags.Private) !== 0;
}

/** A literal among their arguments says what to look for. */
const patterns = new Set(['Exclude', 'Extract']);

/** Members of the literal types within a declaration: `series.name` of `series: readonly { name: string }[]`. */
function literalMembers(declaration: ts.Node, checker: ts.TypeChecker): readonly (readonly [string, ts.Symbol])[] {
  const found: (readonly [string, ts.Symbol])[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isBlock(node) || isPrivate(node)) return; // what a method does is its own affair
    if (ts.isTypeReferenceNode(node) && patterns.has(node.typeName.getText())) return;
    const symbol = ts.isPropertySignature(node) && ts.isTypeLiteralNode(node.parent) ? checker.getSymbolAtLocation(node.name) : undefined;
    if (symbol !== undefined) found.push([symbol.name, symbol]);
    ts.forEachChild(node, visit);
  };
  visit(declaration);
  return found;
}
