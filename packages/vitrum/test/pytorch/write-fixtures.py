"""Writes pytorch.json beside this file: what layers of PyTorch compute, forwards and backwards, in 64 bits.

Made with PyTorch 1.13 (Debian: python3-torch): python3 write-fixtures.py
Layers of PyTorch have channels first; everything is written channels last here, as Vitrum has it. The cost is the sum of the outputs times
`outputGradient`. Each case has the type and the options of the layer in Vitrum, the shape of a sample, a batch of inputs, parameters, and
what came out; `state` is what a batch-norm keeps.
"""
import json
import os
import torch
from torch import nn
from torch.nn import functional

torch.set_default_dtype(torch.float64)
torch.manual_seed(16)


def draw(*shape):
    """Normal numbers of three digits after the point, so that the file has them exactly."""
    return torch.round(torch.randn(*shape) * 1000) / 1000


def last(tensor):
    """[batch, channels, …] → [batch, …, channels]"""
    return tensor.movedim(1, -1)


def flat(tensor):
    return [float('%.10g' % number) for number in tensor.detach().reshape(-1).tolist()]


def randomize(layer):
    """Scales of 1 and shifts of 0 would hide faults."""
    with torch.no_grad():
        for parameter in layer.parameters():
            parameter.copy_(draw(parameter.shape))
    return layer


cases = []


def add(name, type, options, inputs, layer, parameters, convert=last, state=None, training=True):
    """One case; `parameters` maps a name in Vitrum to (tensor, how its axes are moved)."""
    if inputs.is_floating_point():
        inputs.requires_grad_(True)
    outputs = layer(inputs)
    gradient = draw(outputs.shape)
    (outputs * gradient).sum().backward()
    case = {
        'name': name, 'type': type, 'options': options, 'training': training, 'batchSize': inputs.shape[0],
        'inputShape': list(convert(inputs).shape[1:]), 'outputShape': list(convert(outputs).shape[1:]),
        'inputs': flat(convert(inputs)), 'outputs': flat(convert(outputs)), 'outputGradient': flat(convert(gradient)),
        'parameters': {key: flat(move(tensor)) for key, (tensor, move) in parameters.items()},
        'gradients': {key: flat(move(tensor.grad)) for key, (tensor, move) in parameters.items()},
    }
    if inputs.is_floating_point():
        case['inputGradient'] = flat(convert(inputs.grad))
    if state is not None:
        case['state'] = {key: flat(tensor) for key, tensor in state().items()}
    cases.append(case)


def same(tensor):
    return tensor


# W [filters, channels, …] → […, channels, filters]
def kernel(tensor):
    return tensor.movedim(1, -1).movedim(0, -1)


# W [channels, filters, height, width] → [height, width, filters, channels]
def transposed_kernel(tensor):
    return tensor.permute(2, 3, 1, 0)


def conv1d(options, shape, **given):
    layer = randomize(nn.Conv1d(shape[1], options['filters'], options['kernelSize'], **given))
    add(f'conv1d {json.dumps(options)}', 'conv1d', options, draw(shape), layer,
        {'weights': (layer.weight, kernel), 'biases': (layer.bias, same)})


conv1d({'filters': 3, 'kernelSize': 3}, (2, 2, 7))
conv1d({'filters': 4, 'kernelSize': 3, 'stride': 2, 'dilation': 2, 'groups': 2}, (2, 4, 9), stride=2, dilation=2, groups=2)
conv1d({'filters': 2, 'kernelSize': 3, 'padding': 'same'}, (2, 3, 6), padding='same')
conv1d({'filters': 2, 'kernelSize': 4, 'padding': 'same'}, (1, 2, 6), padding='same')


def conv2d(options, shape, **given):
    layer = randomize(nn.Conv2d(shape[1], options['filters'], options['kernelSize'], **given))
    add(f'conv2d {json.dumps(options)}', 'conv2d', options, draw(shape), layer,
        {'weights': (layer.weight, kernel), 'biases': (layer.bias, same)})


conv2d({'filters': 3, 'kernelSize': 3}, (2, 2, 5, 6))
conv2d({'filters': 3, 'kernelSize': 3, 'stride': 2}, (2, 2, 6, 7), stride=2)
conv2d({'filters': 2, 'kernelSize': 3, 'dilation': 2}, (2, 2, 6, 5), dilation=2)
conv2d({'filters': 4, 'kernelSize': 2, 'groups': 2}, (2, 4, 4, 3), groups=2)
conv2d({'filters': 6, 'kernelSize': 3, 'groups': 3, 'padding': 'same'}, (2, 3, 4, 4), groups=3, padding='same')
conv2d({'filters': 2, 'kernelSize': 3, 'padding': 'same'}, (2, 3, 4, 5), padding='same')
# An even window with "same": the odd row of zeros stands below, as in PyTorch.
conv2d({'filters': 2, 'kernelSize': 4, 'padding': 'same', 'dilation': 1}, (1, 2, 5, 5), padding='same')
# A stride with "same": ⌈5 / 2⌉ = 3 places with a window of 3 need one row of zeros on either side.
conv2d({'filters': 2, 'kernelSize': 3, 'padding': 'same', 'stride': 2}, (2, 2, 5, 5), padding=1, stride=2)
conv2d({'filters': 4, 'kernelSize': 2, 'padding': 'valid', 'stride': 2, 'dilation': 2, 'groups': 4}, (2, 4, 5, 5), stride=2, dilation=2, groups=4)


def transposed(options, shape, **given):
    layer = randomize(nn.ConvTranspose2d(shape[1], options['filters'], options['kernelSize'], **given))
    add(f'transposed-conv2d {json.dumps(options)}', 'transposed-conv2d', options, draw(shape), layer,
        {'weights': (layer.weight, transposed_kernel), 'biases': (layer.bias, same)})


transposed({'filters': 3, 'kernelSize': 3}, (2, 2, 3, 4))
transposed({'filters': 2, 'kernelSize': 3, 'stride': 2}, (2, 3, 3, 2), stride=2)
transposed({'filters': 2, 'kernelSize': 2, 'stride': 3}, (1, 2, 2, 2), stride=3)
# "same": the output is exactly twice as large, with as much cut off at the top as at the bottom …
transposed({'filters': 2, 'kernelSize': 4, 'stride': 2, 'padding': 'same'}, (2, 2, 3, 3), stride=2, padding=1)
# … or, where that is odd, one row more at the bottom: three rows of a window stand out by one.
transposed({'filters': 2, 'kernelSize': 3, 'padding': 'same'}, (2, 2, 3, 4), padding=1)


def pool(type, options, shape, layer):
    add(f'{type} {json.dumps(options)}', type, options, draw(shape), layer, {})


pool('max-pool2d', {}, (2, 3, 4, 6), nn.MaxPool2d(2))
pool('max-pool2d', {'poolSize': 3, 'stride': 2}, (2, 2, 7, 6), nn.MaxPool2d(3, 2))
pool('max-pool2d', {'poolSize': 3, 'stride': 1, 'padding': 'same'}, (2, 2, 4, 4), nn.MaxPool2d(3, 1, padding=1))
pool('average-pool2d', {}, (2, 3, 4, 6), nn.AvgPool2d(2))
pool('average-pool2d', {'poolSize': 3, 'stride': 2}, (2, 2, 7, 6), nn.AvgPool2d(3, 2))
pool('average-pool2d', {'poolSize': 3, 'stride': 1, 'padding': 'same'}, (2, 2, 4, 4), nn.AvgPool2d(3, 1, padding=1, count_include_pad=False))
pool('upsample2d', {'factor': 2}, (2, 2, 2, 3), nn.Upsample(scale_factor=2, mode='nearest'))


class Mean(nn.Module):
    def forward(self, inputs):
        return functional.adaptive_avg_pool2d(inputs, 1)[:, :, 0, 0]


inputs = draw(2, 3, 3, 4)
add('global-average-pool', 'global-average-pool', {}, inputs, Mean(), {})


def batch_norm(name, layer, inputs):
    """A step of training, then use; PyTorch's momentum is the share of what is new, here it is the share that stays."""
    randomize(layer)
    parameters = {'scale': (layer.weight, same), 'shift': (layer.bias, same)}
    state = lambda: {'mean': layer.running_mean.clone(), 'variance': layer.running_var.clone()}
    options = {'momentum': 0.7, 'epsilon': 0.01}
    add(f'batch-norm of {name}, in training', 'batch-norm', options, inputs.clone(), layer, parameters, state=state)
    layer.eval()
    layer.zero_grad()
    # `state` is what it starts from here, too: use leaves it.
    add(f'batch-norm of {name}, in use', 'batch-norm', options, draw(inputs.shape), layer, parameters, state=state, training=False)


batch_norm('vectors', nn.BatchNorm1d(3, eps=0.01, momentum=0.3), draw(5, 3) * 2 + 1)
batch_norm('sequences', nn.BatchNorm1d(2, eps=0.01, momentum=0.3), draw(3, 2, 4) * 2 + 1)
batch_norm('pictures', nn.BatchNorm2d(3, eps=0.01, momentum=0.3), draw(3, 3, 2, 4) * 2 - 1)

# Of a picture, layer-norm in PyTorch counts the axes in the order in which they come: channels last from the start.
for shape in [(3, 5), (2, 3, 2, 4)]:
    layer = randomize(nn.LayerNorm(shape[1:], eps=0.01))
    add(f'layer-norm of {list(shape[1:])}', 'layer-norm', {'epsilon': 0.01}, draw(shape) * 2 + 1, layer,
        {'scale': (layer.weight, same), 'shift': (layer.bias, same)}, convert=same)
for groups, shape in [(1, (2, 4, 2, 3)), (2, (2, 4, 2, 3)), (4, (2, 4, 2, 3)), (3, (3, 6))]:
    layer = randomize(nn.GroupNorm(groups, shape[1], eps=0.01))
    add(f'group-norm of {groups} groups of {list(shape[1:])}', 'group-norm', {'groups': groups, 'epsilon': 0.01}, draw(shape) * 2 + 1, layer,
        {'scale': (layer.weight, same), 'shift': (layer.bias, same)})

words = torch.tensor([[0, 3, 3, 1], [2, 2, 2, 0], [1, 0, 3, 4]])
layer = randomize(nn.EmbeddingBag(6, 3, mode='mean'))
add('embedding, mean', 'embedding', {'vocabularySize': 6, 'dimensions': 3, 'pooling': 'mean'}, words, layer, {'weights': (layer.weight, same)}, convert=same)
layer = randomize(nn.Embedding(6, 3))
add('embedding', 'embedding', {'vocabularySize': 6, 'dimensions': 3}, words, layer, {'weights': (layer.weight, same)}, convert=same)
layer = randomize(nn.Linear(4, 3))
add('dense', 'dense', {'units': 3, 'activation': 'identity'}, draw(2, 4), layer, {'weights': (layer.weight, torch.t), 'biases': (layer.bias, same)}, convert=same)

with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), 'pytorch.json'), 'w') as file:
    lines = ',\n'.join(json.dumps(case, ensure_ascii=False, separators=(',', ':')) for case in cases)
    file.write(f'{{"origin":"PyTorch {torch.__version__}, write-fixtures.py","cases":[\n{lines}\n]}}\n')
print(len(cases), 'cases')
