"""PyTorch on the CPU: nn modules, its own optimizers; the samples are one tensor, of which batches are views."""
import json
import os
import sys

# If torch was built against a generic BLAS, set_num_threads does not affect its threads.
os.environ["OPENBLAS_NUM_THREADS"] = os.environ["MKL_NUM_THREADS"] = str(json.loads(sys.argv[-1])["productThreads"])

import torch
from torch import nn

from peer_data import request, time_training

workload = request["workload"]
torch.set_num_threads(request["threads"])
torch.manual_seed(0)


def create_dense():
    architecture = workload["architecture"]
    modules = []
    for index, (inputs, units) in enumerate(zip(architecture[:-1], architecture[1:])):
        is_last = index == len(architecture) - 2
        modules.append(nn.Linear(inputs, units))
        if not (is_last and workload["outputActivation"] == "softmax"):
            modules.append(nn.ReLU() if workload["activation"] == "relu" else nn.Tanh())
    return nn.Sequential(*modules)


def create_convolutional():
    return nn.Sequential(
        nn.Unflatten(1, (1, 28, 28)),
        nn.Conv2d(1, 16, 3, padding="same"), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(16, 32, 3, padding="same"), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(32 * 7 * 7, 10),
    )


network = create_convolutional() if workload["name"] == "cnn-batch-128" else create_dense()
is_classification = workload["outputActivation"] == "softmax"
cost = nn.CrossEntropyLoss() if is_classification else nn.MSELoss(reduction="sum")
rule = torch.optim.Adam if workload["optimizer"] == "adam" else torch.optim.SGD
optimizer = rule(network.parameters(), lr=workload["learningRate"])


def prepare(inputs, targets, labels):
    inputs, wanted = torch.from_numpy(inputs), torch.from_numpy(labels if is_classification else targets)
    return list(zip(inputs.split(workload["batchSize"]), wanted.split(workload["batchSize"])))


def train(batches):
    for x, y in batches:
        optimizer.zero_grad(set_to_none=True)
        cost(network(x), y).backward()
        optimizer.step()


time_training(torch.__version__, prepare, train)
