import type { KerasGraph, KerasLayer, KerasTarget } from '../keras-graph.ts';

/** The configuration of a functional model as Keras writes it, in plain JSON. */
export function modelConfigOf({ layers, output }: KerasGraph, target: KerasTarget): Readonly<Record<string, unknown>> {
  const shapes = new Map(layers.map(({ name, outputShape }) => [name, [null, ...outputShape]]));
  const nodesOf = (layer: KerasLayer): readonly unknown[] => {
    if (layer.inputs.length === 0) return [];
    if (target !== 'keras-3') return [layer.inputs.map((name) => [name, 0, 0, {}])];
    const tensors = layer.inputs.map((name) => ({ class_name: '__keras_tensor__', config: { shape: shapes.get(name), dtype: 'float32', keras_history: [name, 0, 0] } }));
    return [{ args: mergers.has(layer.className) ? [tensors] : tensors, kwargs: {} }];
  };
  const entries = layers.map((layer) => ({
    ...(target === 'keras-3' && { module: 'keras.layers', registered_name: null }),
    class_name: layer.className,
    config: { name: layer.name, ...layer.config },
    name: layer.name,
    inbound_nodes: nodesOf(layer),
  }));
  const config = { name: 'vitrum', trainable: true, layers: entries, input_layers: [[layers[0]?.name, 0, 0]], output_layers: [[output, 0, 0]] };
  if (target !== 'keras-3') return { class_name: target === 'tfjs' ? 'Model' : 'Functional', config };
  return { module: 'keras.src.models.functional', class_name: 'Functional', config, registered_name: 'Functional' };
}

/** Layers that are called with a list. */
const mergers = new Set(['Add', 'Multiply', 'Concatenate']);
