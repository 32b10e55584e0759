"""Prints averaged weights of PyTorch 1.13, in 64 bits, the numbers of pytorch-averages.json: python3 pytorch-averages.py > pytorch-averages.json.

torch.optim.swa_utils.AveragedModel with the plain mean (swa) and with the bias-corrected exponential mean as avg_fn (ema); update_bn of a
batch norm over three batches.
"""

import json

import torch
from torch.optim.swa_utils import AveragedModel, update_bn

WEIGHTS = [[1.0, -2.0], [0.5, 4.0], [-3.0, 0.25], [2.0, 2.0], [0.125, -8.0]]


def averages(avg_fn=None):
    model = torch.nn.Linear(2, 1, bias=False).double()
    averaged = AveragedModel(model, avg_fn=avg_fn)
    printed = []
    for weights in WEIGHTS:
        with torch.no_grad():
            model.weight.copy_(torch.tensor([weights], dtype=torch.float64))
        averaged.update_parameters(model)
        printed.append(averaged.module.weight.detach().reshape(-1).tolist())
    return printed


def ema(decay):
    return lambda average, value, n: average + (1 - decay) / (1 - decay ** (int(n) + 1)) * (value - average)


def statistics():
    torch.manual_seed(1)
    batches = [torch.tensor(rows, dtype=torch.float64) for rows in ([[1, -2], [3, 0.5], [0, 4]], [[2, 2], [-1, 1], [5, -3]], [[0.5, 8], [1.5, -1]])]
    model = torch.nn.Sequential(torch.nn.BatchNorm1d(2)).double()
    update_bn([[batch] for batch in batches], model)
    return {"mean": model[0].running_mean.tolist(), "variance": model[0].running_var.tolist(), "batches": [batch.tolist() for batch in batches]}


print(json.dumps({"weights": WEIGHTS, "swa": averages(), "ema": averages(ema(0.75)), "statistics": statistics()}))
