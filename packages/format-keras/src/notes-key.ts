/** Where the layers and the metadata of a model of vitrum are: in `metadata.json`, and among the attributes of an HDF5 file. */
export const notesKey = 'vitrum';

/** What is written as the version of Keras: the first files of Keras 3 and the last ones of Keras 2 are alike to all that came later. */
export const kerasVersions = { 'keras-3': '3.0.0', 'keras-2': '2.15.0' } as const;
