/** A piece of a formula in plain text. */
export interface FormulaToken {
  readonly kind: 'number' | 'word' | 'superscript' | 'subscript' | 'sign';
  readonly text: string;
  readonly isAfterSpace: boolean;
}

const superscripts: Readonly<Record<string, string>> = {
  '⁰': '0', '¹': '1', '²': '2', '³': '3', '⁴': '4', '⁵': '5', '⁶': '6', '⁷': '7', '⁸': '8', '⁹': '9',
  '⁺': '+', '⁻': '−', 'ⁿ': 'n', 'ᵏ': 'k', 'ᵖ': 'p', 'ᵀ': 'T', '′': '′',
};

const subscripts: Readonly<Record<string, string>> = {
  '₀': '0', '₁': '1', '₂': '2', '₃': '3', '₄': '4', '₅': '5', '₆': '6', '₇': '7', '₈': '8', '₉': '9',
  '₊': '+', '₋': '−', 'ᵢ': 'i', 'ⱼ': 'j', 'ₖ': 'k', 'ₘ': 'm', 'ₙ': 'n', 'ₜ': 't',
};

const classOf = (characters: Readonly<Record<string, string>>): string => `[${Object.keys(characters).join('')}]+`;

/** A word has marks above its letters, as in ŵ; Σ is no letter of one. */
const word = String.raw`(?:(?!Σ)[\p{Ll}\p{Lu}\p{Lo}]\p{M}*)+`;

const pattern = new RegExp(
  String.raw`(?<space>\s+)|(?<number>\d+(?:,\d{3})*(?:\.\d+)?|[¼½¾])|(?<superscript>${classOf(superscripts)})|(?<subscript>${classOf(subscripts)})|(?<word>${word})|(?<sign>.)`,
  'gu',
);

/** The pieces of a formula; raised and lowered characters as what they stand for. */
export function tokensOf(formula: string): readonly FormulaToken[] {
  const tokens: FormulaToken[] = [];
  let isAfterSpace = false;
  for (const { groups = {} } of formula.matchAll(pattern)) {
    const { space, number, superscript, subscript, word: name, sign } = groups;
    if (space !== undefined) {
      isAfterSpace = true;
      continue;
    }
    if (number !== undefined) tokens.push({ kind: 'number', text: number, isAfterSpace });
    else if (superscript !== undefined) tokens.push({ kind: 'superscript', text: spelled(superscript, superscripts), isAfterSpace });
    else if (subscript !== undefined) tokens.push({ kind: 'subscript', text: spelled(subscript, subscripts), isAfterSpace });
    else if (name !== undefined) tokens.push({ kind: 'word', text: name, isAfterSpace });
    else tokens.push({ kind: 'sign', text: sign ?? '', isAfterSpace });
    isAfterSpace = false;
  }
  return tokens;
}

const spelled = (text: string, characters: Readonly<Record<string, string>>): string => Array.from(text, (character) => characters[character] ?? character).join('');
