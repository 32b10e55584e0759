/** A formula in pieces between which a line may break: mathematics, and what is said of its symbols. */
export interface FormulaPiece {
  readonly text: string;
  /** True of a sentence on symbols, which stays text. */
  readonly isProse: boolean;
}

/** Splits before each condition and before "with …": browsers do not break a line within mathematics. */
export function piecesOfFormula(formula: string): readonly FormulaPiece[] {
  const texts: string[] = [];
  for (const text of formula.split(/\s+(?=(?:with|where|for|if|else)\s)/)) {
    const last = texts.at(-1);
    const isWithinLast = last !== undefined && (count(last, '(') > count(last, ')') || isProse(last));
    if (isWithinLast) texts[texts.length - 1] = `${last} ${text}`;
    else texts.push(text);
  }
  return texts.map((text) => ({ text, isProse: isProse(text) }));
}

const isProse = (text: string): boolean => /^(with|where)\s/.test(text);

const count = (text: string, sign: string): number => text.split(sign).length - 1;
