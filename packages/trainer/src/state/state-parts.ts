/** What remembers more between steps than parameters and slots: a schedule that looks back, a callback that counts. */
export interface StatefulPart {
  /** The memory as plain JSON. */
  save(): unknown;
  /**
   * Restores what `save` gave.
   *
   * @throws VITRUM_INVALID_CHECKPOINT if it cannot be that
   */
  restore(saved: unknown): void;
}

/** Parts of a training by owner: `schedule`, `callback:early-stopping`. */
export type StatefulParts = ReadonlyMap<string, StatefulPart>;

/** The memory of parts as plain JSON, by owner; see `TrainingState.parts`. */
export type SavedParts = Readonly<Record<string, unknown>>;

/** The memory of every part. */
export function saveParts(parts: ReadonlyMap<string, Pick<StatefulPart, 'save'>>): SavedParts {
  return Object.fromEntries([...parts].map(([owner, part]) => [owner, part.save()]));
}
