# Made pytorch-cnn.safetensors with PyTorch 1.13.1 of Debian, and printed what pytorch-state-dict.test.ts expects.
import json, struct, torch, numpy as np
torch.manual_seed(3)
net = torch.nn.Sequential(torch.nn.Conv2d(1, 4, 3), torch.nn.BatchNorm2d(4), torch.nn.ReLU(), torch.nn.MaxPool2d(2), torch.nn.Flatten(), torch.nn.Linear(36, 6), torch.nn.Linear(6, 6))
net.train(); net(torch.randn(50, 1, 8, 8)); net.eval()
x = torch.arange(64).float().reshape(1, 1, 8, 8) / 64
with torch.no_grad(): print([round(float(v), 6) for v in net(x)[0]])
sd = {('net.' + k): v for k, v in net.state_dict().items()}
h, blob = {}, b''
for k, v in sd.items():
    a = v.numpy(); d = {'float32': 'F32', 'int64': 'I64'}[str(a.dtype)]
    h[k] = {'dtype': d, 'shape': list(a.shape), 'data_offsets': [len(blob), len(blob) + a.nbytes]}; blob += a.tobytes()
j = json.dumps(h).encode(); open('pytorch-cnn.safetensors', 'wb').write(struct.pack('<Q', len(j)) + j + blob)
print(list(sd))
