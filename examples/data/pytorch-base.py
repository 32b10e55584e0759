# Made pytorch-base.safetensors with PyTorch 1.13.1 of Debian: a small convolutional network, trained on the 60,000 digits of MNIST for three epochs.
#     python3 pytorch-base.py FOLDER-OF-MNIST
import gzip, json, os, struct, sys
import numpy as np
import torch


def idx(name):
    path = os.path.join(sys.argv[1], name)
    data = open(path, 'rb').read() if os.path.exists(path) else gzip.open(path + '.gz').read()
    return np.frombuffer(data, np.uint8, offset=4 + 4 * data[3]).copy()


torch.manual_seed(3)
torch.set_num_threads(1)
inputs = torch.from_numpy(idx('train-images-idx3-ubyte')).float().reshape(-1, 1, 28, 28) / 255
labels = torch.from_numpy(idx('train-labels-idx1-ubyte')).long()
net = torch.nn.Sequential(
    torch.nn.Conv2d(1, 8, 5, stride=2), torch.nn.ReLU(),
    torch.nn.Conv2d(8, 16, 5, stride=2), torch.nn.ReLU(),
    torch.nn.Flatten(), torch.nn.Linear(256, 10),
)
optimizer = torch.optim.Adam(net.parameters(), lr=0.003)
for epoch in range(3):
    for batch in torch.randperm(len(labels)).split(128):
        optimizer.zero_grad()
        torch.nn.functional.cross_entropy(net(inputs[batch]), labels[batch]).backward()
        optimizer.step()
tests = torch.from_numpy(idx('t10k-images-idx3-ubyte')).float().reshape(-1, 1, 28, 28) / 255
with torch.no_grad():
    right = (net(tests).argmax(1) == torch.from_numpy(idx('t10k-labels-idx1-ubyte')).long()).float().mean()
print(f'{100 * right:.2f} % of the test set')
print([round(float(v), 5) for v in net(torch.arange(784).float().reshape(1, 1, 28, 28) / 784)[0]])

header, blob = {}, b''
for name, value in net.state_dict().items():
    array = value.numpy()
    header[name] = {'dtype': 'F32', 'shape': list(array.shape), 'data_offsets': [len(blob), len(blob) + array.nbytes]}
    blob += array.tobytes()
text = json.dumps(header).encode()
open('pytorch-base.safetensors', 'wb').write(struct.pack('<Q', len(text)) + text + blob)
