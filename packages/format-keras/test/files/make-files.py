# Files in the layout of Keras, by h5py, the library that Keras itself writes them with: groups, names, attributes and configurations are
# those of Keras' source (keras/src/saving/saving_lib.py and keras/src/legacy/saving/legacy_h5_format.py of Keras 3.8, and
# keras/saving/legacy/hdf5_format.py of Keras 2.15). Keras itself was not to be had where they were made.
# Debian's python3-h5py and python3-numpy: /usr/bin/python3 make-files.py
import io
import json
import zipfile

import h5py
import numpy as np

random = np.random.default_rng(20)


def weight(*shape):
    return random.uniform(0.2, 0.8, shape).astype("float32")


def attributes(group, name, texts):
    group.attrs[name] = [text.encode() for text in texts]


def config(class_name, name, keras3, **options):
    common = {"name": name, "trainable": True}
    if keras3:
        common["dtype"] = {"module": "keras", "class_name": "DTypePolicy", "config": {"name": "float32"}, "registered_name": None}
        return {"module": "keras.layers", "class_name": class_name, "config": {**common, **options}, "registered_name": None}
    return {"class_name": class_name, "config": {**common, "dtype": "float32", **options}}


initializer = {"class_name": "GlorotUniform", "config": {"seed": None}}
conv = dict(filters=2, kernel_size=[3, 3], strides=[1, 1], padding="same", data_format="channels_last", dilation_rate=[1, 1], groups=1, activation="relu", use_bias=True, kernel_initializer=initializer, bias_constraint=None)
norm = dict(axis=[3], momentum=0.99, epsilon=0.001, center=True, scale=True)
norm3 = {**norm, "axis": -1}
dense = dict(units=3, activation="softmax", use_bias=True, kernel_initializer=initializer)
layers = [
    ("conv2d", "Conv2D", [("kernel", weight(3, 3, 1, 2)), ("bias", weight(2))]),
    ("batch_normalization", "BatchNormalization", [("gamma", weight(2)), ("beta", weight(2)), ("moving_mean", weight(2)), ("moving_variance", weight(2))]),
    ("max_pooling2d", "MaxPooling2D", []),
    ("flatten", "Flatten", []),
    ("dense", "Dense", [("kernel", weight(18, 3)), ("bias", weight(3))]),
]
options = {"conv2d": conv, "batch_normalization": norm, "max_pooling2d": dict(pool_size=[2, 2], padding="valid", strides=[2, 2], data_format="channels_last"), "flatten": dict(data_format="channels_last"), "dense": dense}


def sequential(keras3):
    chosen = {**options, "batch_normalization": norm3 if keras3 else norm}
    entries = [config(class_name, name, keras3, **chosen[name]) for name, class_name, _ in layers]
    shape = [None, 6, 6, 1]
    entry = {"module": "keras.layers", "class_name": "InputLayer", "config": {"batch_shape": shape, "dtype": "float32", "name": "input_layer"}, "registered_name": None} if keras3 else {"class_name": "InputLayer", "config": {"batch_input_shape": shape, "dtype": "float32", "sparse": False, "ragged": False, "name": "conv2d_input"}}
    body = {"name": "sequential", "layers": [entry, *entries]}
    if keras3:
        return {"module": "keras", "class_name": "Sequential", "config": {**body, "trainable": True, "build_input_shape": shape}, "registered_name": None, "build_config": {"input_shape": shape}, "compile_config": None}
    return {"class_name": "Sequential", "config": body}


def legacy(path, keras3):
    end = "" if keras3 else ":0"
    with h5py.File(path, "w") as file:
        file.attrs["model_config"] = json.dumps(sequential(keras3)).encode()
        file.attrs["keras_version"] = "3.8.0" if keras3 else "2.15.0"
        file.attrs["backend"] = "tensorflow"
        group = file.create_group("model_weights")
        attributes(group, "layer_names", [name for name, _, _ in layers])
        for name, _, weights in layers:
            own = group.create_group(name)
            paths = [(f"sequential/{name}/{each}" if keras3 else f"{name}/{each}") + end for each, _ in weights]
            own.attrs["weight_names"] = [each.encode() for each in paths] if paths else np.array([], dtype="float64")
            for each, (_, values) in zip(paths, weights):
                own.create_dataset(each, data=values)
        group.create_group("top_level_model_weights").attrs["weight_names"] = np.array([], dtype="float64")


legacy("keras-2.h5", False)
legacy("keras-3.h5", True)

with zipfile.ZipFile("keras-3.keras", "w") as archive:
    archive.writestr("metadata.json", json.dumps({"keras_version": "3.8.0", "date_saved": "2026-11-29@00:00:00"}))
    archive.writestr("config.json", json.dumps(sequential(True)))
    memory = io.BytesIO()
    with h5py.File(memory, "w") as file:
        file.create_group("vars")
        for name, _, weights in layers:
            own = file.create_group(f"layers/{name}/vars")
            for place, (_, values) in enumerate(weights):
                own[str(place)] = values
    archive.writestr("model.weights.h5", memory.getvalue())

# What the network predicts, by NumPy in 64 bits.
values = {f"{name}/{each}": array.astype("float64") for name, _, weights in layers for each, array in weights}
inputs = random.uniform(-1, 1, (4, 6, 6, 1)).astype("float32")
padded = np.pad(inputs.astype("float64"), ((0, 0), (1, 1), (1, 1), (0, 0)))
z = sum(padded[:, i : i + 6, j : j + 6] @ values["conv2d/kernel"][i, j] for i in range(3) for j in range(3)) + values["conv2d/bias"]
a = np.maximum(z, 0)
a = values["batch_normalization/gamma"] * (a - values["batch_normalization/moving_mean"]) / np.sqrt(values["batch_normalization/moving_variance"] + 0.001) + values["batch_normalization/beta"]
a = a.reshape(4, 3, 2, 3, 2, 2).max((2, 4)).reshape(4, 18)
z = a @ values["dense/kernel"] + values["dense/bias"]
e = np.exp(z - z.max(1, keepdims=True))
with open("predictions.json", "w") as file:
    json.dump({"inputs": inputs.ravel().tolist(), "outputs": (e / e.sum(1, keepdims=True)).ravel().tolist()}, file)
