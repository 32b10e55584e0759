/** The entry of `__metadata__` with everything of a model of vitrum but its numbers. */
export const envelopeKey = 'vitrum';
