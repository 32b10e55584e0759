/** Where the layers and the metadata of a model of vitrum are in `userDefinedMetadata`. */
export const notesKey = 'vitrum';
