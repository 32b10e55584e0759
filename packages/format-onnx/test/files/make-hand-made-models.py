"""Writes ONNX files by onnx.helper 1.12 (Debian's python3-onnx), in forms that exporters of today no longer write: python3 make-hand-made-models.py FOLDER"""
import sys

import numpy as np
from onnx import TensorProto, checker, helper, numpy_helper, save

random = np.random.default_rng(20)
folder = sys.argv[1]


def floats(name, *shape, kind=np.float32):
    return numpy_helper.from_array(random.normal(size=shape).astype(kind), name)


def typed(name, *shape, kind=TensorProto.FLOAT):
    """Numbers in the field of their type, not as raw bytes."""
    return helper.make_tensor(name, kind, shape, random.normal(size=shape).flatten().tolist())


def write(name, nodes, shape, outputs, initializers, opset=13, kind=TensorProto.FLOAT, as_inputs=False):
    inputs = [helper.make_tensor_value_info("input", kind, ["batch", *shape])]
    if as_inputs:  # as before IR version 4
        inputs += [helper.make_tensor_value_info(t.name, t.data_type, list(t.dims)) for t in initializers]
    graph = helper.make_graph(nodes, name, inputs, [helper.make_tensor_value_info("output", TensorProto.FLOAT, ["batch", *outputs])], initializers)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", opset)], producer_name="onnx.helper", ir_version=3 if as_inputs else 7)
    checker.check_model(model)
    save(model, f"{folder}/hand-{name}.onnx")


node = helper.make_node
write("typed", [node("Gemm", ["input", "w", "b"], ["z"], transB=1, alpha=0.5, beta=2.0), node("Tanh", ["z"], ["output"])], [4], [3], [typed("w", 3, 4), typed("b", 3)])
write("half", [node("Cast", ["w16"], ["w"], to=1), node("MatMul", ["input", "w"], ["z"]), node("Add", ["z", "b"], ["output"])], [4], [3], [typed("w16", 4, 3, kind=TensorProto.FLOAT16), floats("b", 3)])
write("half-raw", [node("Cast", ["w16"], ["w"], to=1), node("MatMul", ["input", "w"], ["output"])], [4], [3], [floats("w16", 4, 3, kind=np.float16)])
write("double", [node("Cast", ["w64"], ["w"], to=1), node("Cast", ["b64"], ["b"], to=1), node("Gemm", ["input", "w", "b"], ["output"])], [4], [3], [floats("w64", 4, 3, kind=np.float64), typed("b64", 3, kind=TensorProto.DOUBLE)])
write("opset-7", [
    node("Conv", ["input", "w", "b"], ["z"], kernel_shape=[3, 3], auto_pad="SAME_LOWER", strides=[2, 2]),
    node("BatchNormalization", ["z", "s", "h", "m", "v"], ["n"], epsilon=0.01),
    node("Relu", ["n"], ["r"]), node("Reshape", ["r", "shape"], ["f"]), node("Gemm", ["f", "d", "e"], ["g"]), node("Softmax", ["g"], ["output"]),
], [2, 6, 4], [3], [floats("w", 4, 2, 3, 3), floats("b", 4), floats("s", 4), floats("h", 4), floats("m", 4), numpy_helper.from_array(np.float32([1, 2, 0.5, 0.7]), "v"),
                    numpy_helper.from_array(np.int64([-1, 24]), "shape"), floats("d", 24, 3), floats("e", 3)], opset=7, as_inputs=True)
# As tf2onnx writes a Keras model: pictures with channels last, turned before and after.
write("keras", [
    node("Transpose", ["input"], ["t"], perm=[0, 3, 1, 2]), node("Conv", ["t", "w"], ["c"], auto_pad="SAME_UPPER", strides=[2, 2], kernel_shape=[3, 3]), node("Add", ["c", "b"], ["z"]),
    node("Relu", ["z"], ["r"]), node("MaxPool", ["r"], ["p"], kernel_shape=[2, 2], strides=[2, 2]), node("Transpose", ["p"], ["u"], perm=[0, 2, 3, 1]),
    node("Reshape", ["u", "shape"], ["f"]), node("MatMul", ["f", "d"], ["m"]), node("Add", ["m", "e"], ["g"]), node("Softmax", ["g"], ["output"], axis=-1),
], [8, 8, 3], [2], [floats("w", 4, 3, 3, 3), floats("b", 1, 4, 1, 1), numpy_helper.from_array(np.int64([-1, 16]), "shape"), floats("d", 16, 2), floats("e", 2)])
