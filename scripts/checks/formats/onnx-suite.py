"""Writes the ONNX project's own tests of operators, with the outputs that NumPy gives for them: python3 onnx-suite.py FOLDER

Needs Debian's python3-onnx. Of the inputs of an operator the first stays one, and the others become tensors of the file.
"""
import json
import sys

import numpy as np

# What ONNX 1.12 still writes, and NumPy no longer has.
np.float, np.object, np.bool, np.int = float, object, bool, int
from onnx import numpy_helper, save
from onnx.backend.test.case.node import collect_testcases


def recorded(inputs, outputs):
    return {"shape": list(inputs.shape), "inputs": inputs.flatten().tolist(), "outputShape": list(outputs.shape), "outputs": outputs.flatten().tolist()}


for case in collect_testcases(None):
    model = case.model
    inputs, outputs = case.data_sets[0]
    names = [value.name for value in model.graph.input]
    if len(names) == 0 or len(outputs) == 0 or not all(isinstance(value, np.ndarray) for value in [*inputs, *outputs]):
        continue
    if inputs[0].ndim < 2 or not all(value.dtype == np.float32 and np.isfinite(value).all() for value in [inputs[0], outputs[0]]):
        continue
    model.graph.initializer.extend(numpy_helper.from_array(value, name) for name, value in zip(names[1:], inputs[1:]))
    del model.graph.output[1:]
    save(model, f"{sys.argv[1]}/{case.name}.onnx")
    with open(f"{sys.argv[1]}/{case.name}.json", "w") as file:
        json.dump(recorded(inputs[0], outputs[0]), file)
