"""Writes the ONNX files of this folder, and what PyTorch predicts: python3 make-pytorch-models.py FOLDER

Made with PyTorch 1.13.0 (Debian's python3-torch) by its own exporter, torch.onnx.export.
"""
import json
import sys

import torch
from torch import nn

torch.manual_seed(20)


class Residual(nn.Module):
    def __init__(self, channels, stride=1):
        super().__init__()
        self.body = nn.Sequential(
            nn.Conv2d(channels, channels, 3, stride, 1, bias=False), nn.BatchNorm2d(channels), nn.ReLU(),
            nn.Conv2d(channels, channels, 3, 1, 1, bias=False), nn.BatchNorm2d(channels),
        )
        self.skip = nn.Sequential() if stride == 1 else nn.Sequential(nn.Conv2d(channels, channels, 1, stride, bias=False), nn.BatchNorm2d(channels))

    def forward(self, x):
        return torch.relu(self.body(x) + self.skip(x))


class Activations(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.ModuleList([nn.Linear(5, 4) for _ in range(13)])
        self.kinds = nn.ModuleList([nn.GELU(), nn.GELU(approximate="tanh"), nn.SiLU(), nn.Mish(), nn.ELU(0.7), nn.SELU(), nn.Softplus(), nn.Softsign(), nn.ReLU6(), nn.Hardtanh(), nn.LeakyReLU(0.2), nn.Hardsigmoid(), nn.PReLU()])

    def forward(self, x):
        return torch.cat([kind(layer(x)) for layer, kind in zip(self.layers, self.kinds)], 1)


class Inception(nn.Module):
    """Branches that are joined by channels, and a mean over height and width."""

    def __init__(self):
        super().__init__()
        self.a = nn.Conv2d(3, 4, 1)
        self.b = nn.Conv2d(3, 5, (3, 1), padding=(1, 0))
        self.c = nn.AvgPool2d(3, 1, 1)

    def forward(self, x):
        return torch.cat([torch.relu(self.a(x)), self.b(x), self.c(x)], 1).mean([2, 3])


class Words(nn.Module):
    def __init__(self):
        super().__init__()
        self.embedding = nn.Embedding(11, 4)
        self.convolution = nn.Conv1d(4, 6, 3, padding=1)
        self.head = nn.Linear(6 * 7, 3)

    def forward(self, x):
        return self.head(torch.relu(self.convolution(self.embedding(x).transpose(1, 2))).flatten(1))


class ByHand(nn.Module):
    """Shapes that nodes compute, a matrix without biases, inputs that the model scales itself."""

    def __init__(self):
        super().__init__()
        self.weights = nn.Parameter(torch.randn(12, 5))
        self.bias = nn.Parameter(torch.randn(5))
        self.register_buffer("mean", torch.randn(3, 1, 1))
        self.register_buffer("scale", torch.rand(3, 1, 1) + 0.5)

    def forward(self, x):
        x = (x - self.mean) / self.scale
        return torch.softmax(x.view(x.size(0), -1) @ self.weights + self.bias, 1)


models = {
    "mlp": (nn.Sequential(nn.Linear(6, 8), nn.Tanh(), nn.Linear(8, 8), nn.Dropout(), nn.ReLU(), nn.Linear(8, 3), nn.Softmax(1)), (6,), 13),
    "cnn": (nn.Sequential(
        nn.Conv2d(1, 4, 3), nn.BatchNorm2d(4), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(4, 6, 3, 2, 1), nn.ReLU6(), nn.AvgPool2d(2), nn.BatchNorm2d(6),
        nn.Flatten(), nn.Linear(6, 5)), (1, 10, 10), 11),
    "cnn-flatten": (nn.Sequential(nn.Conv2d(2, 3, 3, padding=1), nn.ReLU(), nn.Flatten(), nn.Linear(3 * 4 * 5, 4)), (2, 4, 5), 13),
    "residual": (nn.Sequential(nn.Conv2d(3, 4, 3, padding=1), Residual(4), Residual(4, 2), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(4, 3)), (3, 8, 8), 13),
    "activations": (Activations(), (5,), 14),
    "mobile": (nn.Sequential(nn.Conv2d(4, 4, 3, padding=2, dilation=2, groups=4, bias=False), nn.SiLU(), nn.Conv2d(4, 6, 1), nn.GroupNorm(3, 6), nn.ELU(), nn.AdaptiveAvgPool2d(1), nn.Flatten(1)), (4, 7, 7), 13),
    "decoder": (nn.Sequential(nn.ConvTranspose2d(3, 4, 3, 2, 1, output_padding=1), nn.LeakyReLU(0.1), nn.Upsample(scale_factor=2), nn.ConvTranspose2d(4, 2, 2, 2, groups=2), nn.Sigmoid()), (3, 3, 3), 13),
    "norms": (nn.Sequential(nn.Linear(6, 8), nn.LayerNorm(8), nn.GELU(), nn.BatchNorm1d(8), nn.Linear(8, 2)), (6,), 17),
    "inception": (Inception(), (3, 6, 5), 13),
    "words": (Words(), None, 13),
    "by-hand": (ByHand(), (3, 2, 2), 13),
}

folder = sys.argv[1]
for name, (model, shape, opset) in models.items():
    for module in model.modules():
        if isinstance(module, (nn.BatchNorm1d, nn.BatchNorm2d)):
            module.running_mean = torch.randn_like(module.running_mean)
            module.running_var = torch.rand_like(module.running_var) + 0.5
        if isinstance(module, (nn.BatchNorm1d, nn.BatchNorm2d, nn.GroupNorm, nn.LayerNorm)):
            nn.init.normal_(module.weight)
            nn.init.normal_(module.bias)
    model.eval()
    inputs = torch.randint(0, 11, (3, 7)) if shape is None else torch.randn(3, *shape)
    torch.onnx.export(model, inputs, f"{folder}/pytorch-{name}.onnx", opset_version=opset, input_names=["input"], dynamic_axes={"input": {0: "batch"}})
    outputs = model(inputs)
    with open(f"{folder}/pytorch-{name}.json", "w") as file:
        json.dump({"shape": list(inputs.shape), "inputs": [float(f"{x:.8g}") for x in inputs.flatten().tolist()], "outputShape": list(outputs.shape), "outputs": [float(f"{x:.8g}") for x in outputs.flatten().tolist()]}, file)
