import { ReferenceReflection, ReflectionKind, type DeclarationReflection, type Reflection, type SignatureReflection } from 'typedoc';
import { MarkdownTheme, type MarkdownThemeContext } from 'typedoc-plugin-markdown';

const modules = [ReflectionKind.Module, ReflectionKind.Namespace, ReflectionKind.Project];

/**
 * The pages of the reference: what an entry exports from elsewhere has its form and its text where it is exported, and the place in the sources is
 * told of each export, not of each of its members.
 */
export class ReferenceTheme extends MarkdownTheme {
  override getRenderContext(page: Parameters<MarkdownTheme['getRenderContext']>[0]): MarkdownThemeContext {
    const context = super.getRenderContext(page);
    const { sources, memberTitle } = context.partials;
    context.partials.sources = (model, options) => (isExport(model) ? sources(model, options) : '');
    context.partials.memberTitle = (model) => memberTitle(model) + (isReference(model) && isFunction(model) ? '()' : '');
    context.partials.referenceMember = (model) => describeReference(context, model);
    return context;
  }
}

/** Whether a module exports it, and it is no member of something else. */
function isExport(model: DeclarationReflection | SignatureReflection): boolean {
  const declared: Reflection = model.isSignature() ? model.parent : model;
  return declared.parent?.kindOf(modules) === true;
}

const isReference = (model: Reflection): model is ReferenceReflection => model instanceof ReferenceReflection;
const isFunction = (model: ReferenceReflection): boolean => model.tryGetTargetReflectionDeep()?.kindOf(ReflectionKind.Function) === true;

function describeReference(context: MarkdownThemeContext, model: ReferenceReflection): string {
  const target = model.tryGetTargetReflectionDeep();
  if (target === undefined || !context.router.hasUrl(target)) return `The same as \`${target?.name ?? model.name}\`.`;
  const { signatures = [], comment } = target.isDeclaration() ? target : {};
  const text = comment ?? signatures[0]?.comment;
  const from = target.parent?.kindOf(modules) === true && target.parent !== model.parent ? ` of \`${target.parent.name}\`` : '';
  return [
    ...signatures.map((signature) => context.partials.signatureTitle(signature)),
    ...(text === undefined ? [] : [context.partials.comment(text, { showTags: false })]),
    `All about it: [${target.name}](${context.urlTo(target)})${from}.`,
  ].join('\n\n');
}
