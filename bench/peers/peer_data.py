"""What the Python peers have in common: the request, the samples as 32-bit floats, the clock and the answer."""
import json
import os
import re
import sys
import time

import numpy as np

request = json.loads(sys.argv[-1])


def read_samples(count):
    """Pixels in [0, 1], one-hot targets and labels of the first samples."""
    folder = request["folder"]
    pixels = np.fromfile(os.path.join(folder, "train-images.bytes"), dtype=np.uint8, count=count * 784)
    labels = np.fromfile(os.path.join(folder, "train-labels.bytes"), dtype=np.uint8, count=count)
    inputs = pixels.reshape(count, 784).astype(np.float32) / np.float32(255)
    return inputs, np.eye(10, dtype=np.float32)[labels], labels.astype(np.int64)


def blas_libraries():
    """File names of the linear algebra libraries in this process: without OpenBLAS or the like, products are some 20 times slower."""
    try:
        with open("/proc/self/maps") as maps:
            files = {os.path.basename(line.split()[-1]) for line in maps if ".so" in line}
    except OSError:
        return None
    return sorted(name for name in files if re.search(r"blas|mkl_(core|rt)|blis|flame|Accelerate", name))


def time_training(version, prepare, train):
    """Warms up, then times the epochs; what prepare() makes of the samples is not timed."""
    effort = request["effort"]
    warm_up = effort.get("warmUpSamples", 0)
    if warm_up > 0:
        train(prepare(*read_samples(warm_up)))
    prepared = prepare(*read_samples(effort["samples"]))
    seconds = []
    for _ in range(effort["epochs"]):
        started_at = time.perf_counter()
        train(prepared)
        seconds.append(time.perf_counter() - started_at)
    print(json.dumps({"seconds": seconds, "version": version, "blas": blas_libraries()}))
