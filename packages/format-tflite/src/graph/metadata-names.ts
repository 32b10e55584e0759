/** Under this name a file keeps what the graph does not say of a model of vitrum: layers and metadata, as JSON. */
export const envelopeName = 'vitrum';

/** Under this name it lists the model's tensors: their shapes, and the order of their axes where operators want another one. */
export const tensorsName = 'vitrum.tensors';
