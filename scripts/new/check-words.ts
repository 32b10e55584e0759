import { Script } from 'node:vm';
import { VitrumError } from '@vitrum/core';
import { didYouMean, isContributionName, kindBySingular, nearestName } from '@vitrum/core/internal';
import { camelCase, kebabCase } from '@vitrum/test-support/identifiers';
import { isNewKind, newKindNames, type NewKindName } from './kinds.ts';

/**
 * Parses a kind.
 *
 * @throws VITRUM_UNKNOWN_NAME
 */
export function checkKind(text: string): NewKindName {
  if (isNewKind(text)) return text;
  const nearest = nearestName(text, newKindNames);
  throw new VitrumError({
    code: 'VITRUM_UNKNOWN_NAME',
    message: text in kindBySingular ? `There is no template for the kind "${text}".` : `There is no kind of contribution called "${text}".`,
    hint: `${didYouMean(nearest)}Kinds: ${newKindNames.join(', ')}.`,
    nearest,
  });
}

/**
 * Parses the name of a contribution.
 *
 * @throws VITRUM_INVALID_OPTION
 */
export function checkName(text: string): string {
  if (!isContributionName(text)) {
    const proposal = kebabCase(text);
    const example = isContributionName(proposal) && isIdentifier(camelCase(proposal)) ? proposal : 'bent-identity';
    throw invalid(`A name is lower-case words joined by hyphens, got ${JSON.stringify(text)}.`, `Write, for example, ${example}.`);
  }
  if (!isIdentifier(camelCase(text))) {
    throw invalid(`"${text}" would be exported as ${camelCase(text)}, which is a word of the language.`, 'Choose another name.');
  }
  return text;
}

/** True if the engine accepts a constant of that name in a module; the script is compiled, never run. */
function isIdentifier(text: string): boolean {
  try {
    new Script(`'use strict'; const ${text} = 0;`);
    return text !== 'await'; // reserved only in modules
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

function invalid(message: string, hint: string): VitrumError {
  return new VitrumError({ code: 'VITRUM_INVALID_OPTION', message, hint });
}
