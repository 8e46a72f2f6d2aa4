#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Records what layers of torch.nn give, with their states.

Usage: record_layers.py FOLDER
Needs PyTorch 2.13 for the CPU (`pip install torch numpy`). FOLDER is Packages/FXNN/Tests/Fixtures; there it
writes layers.json, a case a line, and layers.bin, the elements of the tensors. A second run writes
the same bytes.

A case has the layer's class and the arguments that it was made with, by name; the text that torch
prints of it; its state; inputs by position and by name; outputs; the state after a call in training
where that changes it. In a value, {"t": [...]} is a tuple, {"f": 1.5} a float, {"n": 3} the tensor
of that number, whose dtype, extents and first byte stand in "tensors".
"""
import json
import os
import sys
import warnings

import torch
from torch import nn

warnings.filterwarnings("ignore")
torch.set_num_threads(1)


class Recorder:
    def __init__(self):
        self.cases, self.tensors, self.bytes, self.known = [], [], bytearray(), {}

    def tensor(self, x):
        x = x.detach().contiguous()
        data = x.numpy().tobytes()
        key = (x.dtype, tuple(x.shape), data)
        if key not in self.known:
            self.known[key] = len(self.tensors)
            self.tensors.append([str(x.dtype)[6:], list(x.shape), len(self.bytes)])
            self.bytes += data
        return {"n": self.known[key]}

    def value(self, x):
        if isinstance(x, torch.Tensor):
            return self.tensor(x)
        if isinstance(x, tuple):
            return {"t": [self.value(i) for i in x]}
        if isinstance(x, list):
            return [self.value(i) for i in x]
        if isinstance(x, float):
            return {"f": repr(x)}
        if isinstance(x, dict):
            return {"d": [[k, self.value(v)] for k, v in x.items()]}
        return x

    def record(self, layer, configuration, inputs, keywords=None, training=False, name=None,
               shows=True):
        keywords = keywords or {}
        generator = torch.Generator().manual_seed(len(self.cases))
        with torch.no_grad():
            for tensor in layer.parameters():
                tensor.copy_(torch.randn(tensor.shape, generator=generator) * 0.4)
            for key, tensor in layer.named_buffers():
                if tensor.is_floating_point():
                    tensor.copy_(torch.rand(tensor.shape, generator=generator) + 0.5)
        layer.train(training)
        case = {
            "type": name or type(layer).__name__,
            "configuration": [[k, self.value(v)] for k, v in configuration.items()],
            "text": repr(layer) if shows else None,
            "training": training,
            "state": [[k, self.value(v.clone())] for k, v in layer.state_dict().items()],
            "inputs": [self.value(i) for i in inputs],
            "keywords": [[k, self.value(v)] for k, v in keywords.items()],
        }
        before = {k: v.clone() for k, v in layer.state_dict().items()}
        with torch.no_grad():
            output = layer(*[i.clone() if isinstance(i, torch.Tensor) else i for i in inputs], **keywords)
        if hasattr(output, "_fields"):
            output = tuple(output)
        case["output"] = self.value(output)
        case["after"] = [[k, self.value(v)] for k, v in layer.state_dict().items()
                         if not torch.equal(v, before[k])]
        self.cases.append(case)

    def write(self, folder):
        with open(os.path.join(folder, "layers.json"), "w") as file:
            file.write('{"tensors": ' + json.dumps(self.tensors, separators=(",", ":")) + ',\n"cases": [\n')
            file.write(",\n".join(json.dumps({k: v for k, v in case.items() if v}, separators=(",", ":")) for case in self.cases))
            file.write("\n]}\n")
        with open(os.path.join(folder, "layers.bin"), "wb") as file:
            file.write(self.bytes)


recorder = Recorder()
seed = torch.Generator().manual_seed(2)


def randn(*shape):
    return torch.randn(shape, generator=seed)


def ints(high, *shape):
    return torch.randint(0, high, shape, generator=seed)


def case(cls, arguments, *inputs, keywords=None, training=False, extra=None, name=None):
    """Makes the layer of keyword arguments and records it."""
    layer = cls(**arguments)
    arguments = {k: v for k, v in arguments.items() if not callable(v)}
    arguments.update(extra or {})
    arguments = {k: list(v.shape) if isinstance(v, torch.Tensor) else v
                 for k, v in arguments.items()}
    recorder.record(layer, arguments, inputs, keywords, training, name)


def linear():
    case(nn.Linear, dict(in_features=4, out_features=3), randn(2, 4))
    case(nn.Linear, dict(in_features=4, out_features=3, bias=False), randn(4))
    case(nn.Bilinear, dict(in1_features=3, in2_features=4, out_features=2), randn(2, 3), randn(2, 4))
    case(nn.Bilinear, dict(in1_features=3, in2_features=4, out_features=2, bias=False), randn(3), randn(4))
    recorder.record(nn.Identity(), {}, [randn(2, 2)])


def activations():
    x = torch.cat([randn(2, 6) * 3, torch.tensor([[0.0, -0.0, 1e-3, 8.0, -8.0, 25.0]])])
    for cls in (nn.ReLU, nn.ReLU6, nn.SiLU, nn.Mish, nn.SELU, nn.Hardsigmoid, nn.Hardswish):
        case(cls, {}, x)
        case(cls, dict(inplace=True), x)
    for cls in (nn.Sigmoid, nn.Tanh, nn.Softsign, nn.Tanhshrink, nn.LogSigmoid):
        case(cls, {}, x)
    case(nn.Softmax2d, {}, randn(2, 3, 2, 2))
    case(nn.Softmax2d, {}, randn(3, 2, 2))
    case(nn.ELU, {}, x)
    case(nn.ELU, dict(alpha=0.5, inplace=True), x)
    case(nn.CELU, dict(alpha=0.7), x)
    case(nn.LeakyReLU, {}, x)
    case(nn.LeakyReLU, dict(negative_slope=0.2, inplace=True), x)
    case(nn.GELU, {}, x)
    case(nn.GELU, dict(approximate="tanh"), x)
    case(nn.GLU, {}, x)
    case(nn.GLU, dict(dim=0), randn(4, 3))
    case(nn.Hardshrink, {}, x)
    case(nn.Hardshrink, dict(lambd=1.5), x)
    case(nn.Softshrink, dict(lambd=0.3), x)
    case(nn.Softplus, {}, x)
    case(nn.Softplus, dict(beta=2.0, threshold=3.0), x)
    case(nn.Hardtanh, {}, x)
    case(nn.Hardtanh, dict(min_val=-2.0, max_val=0.5, inplace=True), x)
    case(nn.RReLU, {}, x)
    case(nn.RReLU, dict(lower=0.25, upper=0.25), x, training=True)
    case(nn.Threshold, dict(threshold=0.1, value=20.0), x)
    case(nn.Threshold, dict(threshold=0.1, value=20.0, inplace=True), x)
    for cls in (nn.Softmax, nn.LogSoftmax, nn.Softmin):
        case(cls, dict(dim=1), randn(2, 3, 2))
        case(cls, dict(dim=-1), randn(2, 3))
        case(cls, dict(dim=None), randn(2, 3))
        case(cls, dict(dim=None), randn(2, 3, 2))
    case(nn.PReLU, {}, randn(2, 3))
    case(nn.PReLU, dict(num_parameters=3), randn(2, 3, 2))


def convolutions():
    inputs = {1: (9,), 2: (7, 6), 3: (4, 3, 4)}
    for rank in (1, 2, 3):
        conv, transposed = getattr(nn, f"Conv{rank}d"), getattr(nn, f"ConvTranspose{rank}d")
        mixed = {1: 3, 2: (3, 2), 3: (1, 3, 2)}[rank]
        x, unbatched = randn(2 if rank < 3 else 1, 4, *inputs[rank]), randn(4, *inputs[rank])
        base = dict(in_channels=4, out_channels=6, kernel_size=3)
        case(conv, base, x)
        case(conv, dict(base, kernel_size=mixed, bias=False), unbatched)
        case(conv, dict(base, stride=2, padding=1, groups=2), x)
        case(conv, dict(base, dilation=2, padding=2), x)
        case(conv, dict(base, padding="same", dilation=1), x)
        case(conv, dict(base, kernel_size=2, padding="same"), x)
        case(conv, dict(base, padding="valid", stride=2), x)
        for mode in ("reflect", "replicate", "circular"):
            case(conv, dict(base, padding=1, padding_mode=mode), x)
        case(conv, dict(base, kernel_size=2, padding="same", padding_mode="circular"), x)
        if rank == 2:
            case(conv, dict(base, padding=(1, 2), stride=(2, 1), padding_mode="reflect"), x)
        case(conv, dict(base, out_channels=8, groups=4), x)
        small = randn(2, 4, *[n - 2 for n in inputs[rank]])
        base = dict(in_channels=4, out_channels=6, kernel_size=3)
        case(transposed, base, small)
        case(transposed, dict(base, kernel_size=mixed, bias=False), small[0])
        case(transposed, dict(base, stride=2, padding=1, output_padding=1, groups=2), small)
        case(transposed, dict(base, dilation=2, stride=3), small)
        size = [2 * (n - 1) + 1 + 1 for n in small.shape[2:]]
        case(transposed, dict(base, stride=2, padding=1), small, size)


def pooling():
    inputs = {1: (9,), 2: (7, 6), 3: (4, 5, 4)}
    for rank in (1, 2, 3):
        x, unbatched = randn(2, 3, *inputs[rank]), randn(3, *inputs[rank])
        mixed = {1: 3, 2: (3, 2), 3: (2, 3, 2)}[rank]
        maximum = getattr(nn, f"MaxPool{rank}d")
        case(maximum, dict(kernel_size=2), x)
        case(maximum, dict(kernel_size=mixed, stride=1), unbatched)
        case(maximum, dict(kernel_size=3, stride=2, padding=1, ceil_mode=True), x)
        case(maximum, dict(kernel_size=2, stride=1, dilation=2), x)
        case(maximum, dict(kernel_size=2, return_indices=True), x, name=f"MaxPool{rank}dWithIndices")
        pooled, indices = maximum(2, return_indices=True)(x)
        unpool = getattr(nn, f"MaxUnpool{rank}d")
        if rank < 3:
            case(unpool, dict(kernel_size=2), pooled, indices)
        case(unpool, dict(kernel_size=2, stride=2, padding=0), pooled, indices, list(inputs[rank]))
        average = getattr(nn, f"AvgPool{rank}d")
        case(average, dict(kernel_size=2), x)
        case(average, dict(kernel_size=3, stride=2, padding=1), unbatched)
        case(average, dict(kernel_size=3, stride=2, padding=1, ceil_mode=True, count_include_pad=False), x)
        if rank > 1:
            case(average, dict(kernel_size=mixed, divisor_override=5), x)
        norm = getattr(nn, f"LPPool{rank}d")
        case(norm, dict(norm_type=2.0, kernel_size=2), x)
        case(norm, dict(norm_type=1.0, kernel_size=3, stride=1, ceil_mode=True), unbatched)
        for kind in ("Avg", "Max"):
            adaptive = getattr(nn, f"Adaptive{kind}Pool{rank}d")
            case(adaptive, dict(output_size=2), x)
            case(adaptive, dict(output_size=1), unbatched)
            if rank > 1:
                case(adaptive, dict(output_size=(3,) + (2,) * (rank - 1)), x)
                case(adaptive, dict(output_size=(None,) + (2,) * (rank - 1)), x)
        case(getattr(nn, f"AdaptiveMaxPool{rank}d"), dict(output_size=2, return_indices=True), x,
             name=f"AdaptiveMaxPool{rank}dWithIndices")


def padding():
    inputs = {1: (5,), 2: (4, 5), 3: (3, 4, 5)}
    for rank in (1, 2, 3):
        x = randn(1, 2, *inputs[rank])
        sides = (1, 2, 0, 1, 2, 1)[:2 * rank]
        for kind in ("Reflection", "Replication", "Circular", "Zero"):
            cls = getattr(nn, f"{kind}Pad{rank}d")
            case(cls, dict(padding=1), x)
            case(cls, dict(padding=sides), x)
        case(getattr(nn, f"ConstantPad{rank}d"), dict(padding=2, value=3.5), x)
        case(getattr(nn, f"ConstantPad{rank}d"), dict(padding=sides[:-1] + (-1,), value=-1.0), x)


def norms():
    inputs = {1: (5,), 2: (3, 4), 3: (2, 3, 2)}
    for rank in (1, 2, 3):
        x = randn(4, 3, *inputs[rank])
        batch, instance = getattr(nn, f"BatchNorm{rank}d"), getattr(nn, f"InstanceNorm{rank}d")
        for training in (False, True):
            case(batch, dict(num_features=3), x, training=training)
            case(batch, dict(num_features=3, eps=0.01, momentum=0.3, affine=False), x, training=training)
            case(batch, dict(num_features=3, track_running_stats=False), x, training=training)
            case(batch, dict(num_features=3, momentum=None), x, training=training)
            case(instance, dict(num_features=3), x, training=training)
            case(instance, dict(num_features=3, affine=True, track_running_stats=True), x, training=training)
        case(batch, dict(num_features=3, bias=False), x)
        case(instance, dict(num_features=3, eps=0.1), x[0])
    case(nn.BatchNorm1d, dict(num_features=3), randn(4, 3), training=True)
    case(nn.GroupNorm, dict(num_groups=2, num_channels=4), randn(2, 4, 3))
    case(nn.GroupNorm, dict(num_groups=4, num_channels=4, affine=False, eps=0.1), randn(2, 4, 3, 2))
    case(nn.GroupNorm, dict(num_groups=1, num_channels=4, bias=False), randn(2, 4))
    case(nn.LayerNorm, dict(normalized_shape=4), randn(2, 3, 4))
    case(nn.LayerNorm, dict(normalized_shape=(3, 4), eps=0.1), randn(2, 3, 4))
    case(nn.LayerNorm, dict(normalized_shape=4, elementwise_affine=False), randn(2, 4))
    case(nn.LayerNorm, dict(normalized_shape=4, bias=False), randn(2, 4))
    case(nn.RMSNorm, dict(normalized_shape=4), randn(2, 3, 4))
    case(nn.RMSNorm, dict(normalized_shape=(3, 4), eps=0.1, elementwise_affine=False), randn(2, 3, 4))
    case(nn.LocalResponseNorm, dict(size=2), randn(2, 4, 3, 2))
    case(nn.LocalResponseNorm, dict(size=3, alpha=0.1, beta=0.5, k=2.0), randn(2, 4, 3))


def recurrent():
    for cls, extra in ((nn.RNN, {}), (nn.RNN, dict(nonlinearity="relu")), (nn.GRU, {}), (nn.LSTM, {})):
        base = dict(input_size=3, hidden_size=4, **extra)
        x, batch = randn(5, 2, 3), randn(2, 5, 3)

        def state(layers, width=4, unbatched=False):
            shape = (layers, width) if unbatched else (layers, 2, width)
            hidden = randn(*shape)
            return (hidden, randn(*shape[:-1], 4)) if cls is nn.LSTM else hidden
        case(cls, base, x)
        case(cls, base, x, state(1))
        case(cls, dict(base, num_layers=2, bidirectional=True, batch_first=True), batch, state(4))
        case(cls, dict(base, bias=False, num_layers=2, dropout=0.5), x)
        case(cls, base, x[:, 0], state(1, unbatched=True))
        case(cls, base, x[:, 0])
        if cls is nn.LSTM:
            case(cls, dict(base, proj_size=2, num_layers=2, bidirectional=True), x, state(4, 2))
            case(cls, dict(base, proj_size=2), x)
    for cls, extra in ((nn.RNNCell, {}), (nn.RNNCell, dict(nonlinearity="relu", bias=False)),
                       (nn.GRUCell, {}), (nn.GRUCell, dict(bias=False)), (nn.LSTMCell, {}), (nn.LSTMCell, dict(bias=False))):
        base = dict(input_size=3, hidden_size=4, **extra)
        hidden = (randn(2, 4), randn(2, 4)) if cls is nn.LSTMCell else randn(2, 4)
        case(cls, base, randn(2, 3))
        case(cls, base, randn(2, 3), hidden)
        case(cls, base, randn(3))


def attention():
    base = dict(embed_dim=6, num_heads=2)
    q, k, v = randn(3, 2, 6), randn(4, 2, 6), randn(4, 2, 6)
    case(nn.MultiheadAttention, base, q, k, v)
    case(nn.MultiheadAttention, dict(base, bias=False), q, k, v, keywords=dict(need_weights=False))
    case(nn.MultiheadAttention, dict(base, batch_first=True, dropout=0.5),
         *[t.transpose(0, 1).contiguous() for t in (q, k, v)])
    case(nn.MultiheadAttention, dict(base, kdim=5, vdim=4), q, randn(4, 2, 5), randn(4, 2, 4))
    case(nn.MultiheadAttention, dict(base, add_bias_kv=True, add_zero_attn=True), q, k, v)
    case(nn.MultiheadAttention, base, q[:, 0], k[:, 0], v[:, 0])
    padding = torch.tensor([[False, False, True, True], [False, False, False, True]])
    case(nn.MultiheadAttention, base, q, k, v, keywords=dict(key_padding_mask=padding))
    case(nn.MultiheadAttention, base, q, k, v,
         keywords=dict(attn_mask=torch.triu(torch.ones(3, 4, dtype=torch.bool), 1), average_attn_weights=False))
    case(nn.MultiheadAttention, base, q, k, v, keywords=dict(attn_mask=randn(4, 3, 4), need_weights=False))
    shape = dict(d_model=6, nhead=2, dim_feedforward=5)
    x, memory = randn(3, 2, 6), randn(4, 2, 6)
    causal = nn.Transformer.generate_square_subsequent_mask(3)
    for cls, inputs in ((nn.TransformerEncoderLayer, [x]), (nn.TransformerDecoderLayer, [x, memory])):
        case(cls, shape, *inputs)
        case(cls, dict(shape, norm_first=True, activation="gelu", bias=False, layer_norm_eps=0.1), *inputs)
        case(cls, dict(shape, batch_first=True), *[i.transpose(0, 1).contiguous() for i in inputs])
        case(cls, shape, *[i[:, 0] for i in inputs])
    case(nn.TransformerEncoderLayer, shape, x, keywords=dict(src_mask=causal, is_causal=True))
    case(nn.TransformerEncoderLayer, shape, x,
         keywords=dict(src_key_padding_mask=torch.tensor([[False, False, True], [False, False, False]])))
    case(nn.TransformerDecoderLayer, shape, x, memory,
         keywords=dict(tgt_mask=causal, tgt_is_causal=True, memory_key_padding_mask=padding))
    for kind, inputs in (("Encoder", [x]), ("Decoder", [x, memory])):
        layer = getattr(nn, f"Transformer{kind}Layer")
        cls = getattr(nn, f"Transformer{kind}")
        for norm in (None, nn.LayerNorm(6)):
            full = dict(d_model=6, nhead=2, dim_feedforward=5, dropout=0.1, activation="relu",
                        layer_norm_eps=1e-5, batch_first=False, norm_first=False, bias=True)
            module = cls(layer(**shape), 2, norm)
            configuration = {f"{kind.lower()}_layer": full, "num_layers": 2,
                             "norm": None if norm is None else dict(
                                 normalized_shape=(6,), eps=1e-5, elementwise_affine=True, bias=True)}
            recorder.record(module, configuration, inputs)
    case(nn.Transformer, dict(shape, num_encoder_layers=1, num_decoder_layers=2), memory, x, name="TransformerModel")
    case(nn.Transformer, dict(shape, num_encoder_layers=1, num_decoder_layers=1, batch_first=True, norm_first=True),
         memory.transpose(0, 1).contiguous(), x.transpose(0, 1).contiguous(), keywords=dict(tgt_mask=causal),
         name="TransformerModel")


def embeddings():
    case(nn.Embedding, dict(num_embeddings=7, embedding_dim=3), ints(7, 2, 4))
    case(nn.Embedding, dict(num_embeddings=7, embedding_dim=3, padding_idx=-1), ints(7, 5))
    case(nn.Embedding, dict(num_embeddings=7, embedding_dim=3, max_norm=0.5, norm_type=1.0), torch.tensor([1, 4, 1]))
    case(nn.EmbeddingBag, dict(num_embeddings=7, embedding_dim=3, max_norm=0.5), ints(7, 2, 4))
    for mode in ("sum", "mean", "max"):
        base = dict(num_embeddings=7, embedding_dim=3, mode=mode)
        case(nn.EmbeddingBag, base, ints(7, 2, 4))
        case(nn.EmbeddingBag, dict(base, padding_idx=2), ints(7, 8), torch.tensor([0, 3, 3, 6]))
    case(nn.EmbeddingBag, dict(num_embeddings=7, embedding_dim=3, mode="sum", include_last_offset=True),
         ints(7, 6), torch.tensor([0, 2, 6]), keywords=dict(per_sample_weights=randn(6)))


def dropouts():
    x = randn(2, 4, 3)
    for cls in (nn.Dropout, nn.Dropout1d, nn.AlphaDropout, nn.FeatureAlphaDropout):
        case(cls, {}, x)
        case(cls, dict(p=0.2, inplace=True), x)
    case(nn.Dropout2d, dict(p=0.3), randn(1, 2, 2, 2))
    case(nn.Dropout3d, {}, randn(1, 2, 2, 2, 2))
    case(nn.Dropout, dict(p=1.0), x, training=True)
    case(nn.Dropout, dict(p=0.0), x, training=True)


def distances():
    case(nn.CosineSimilarity, {}, randn(3, 4), randn(3, 4))
    case(nn.CosineSimilarity, dict(dim=0, eps=0.5), randn(3, 4), randn(3, 4))
    case(nn.PairwiseDistance, {}, randn(3, 4), randn(3, 4))
    case(nn.PairwiseDistance, dict(p=1.0, eps=0.1, keepdim=True), randn(3, 4), randn(3, 4))


def losses():
    x, y = randn(3, 4), randn(3, 4)
    sign = ints(2, 3, 4) * 2.0 - 1
    positive = torch.rand(3, 4, generator=seed) + 0.1
    unit = torch.rand(3, 4, generator=seed) * 0.9 + 0.05
    classes = ints(4, 3)
    multi = torch.tensor([[1, 3, -1, 0], [0, -1, 2, 3], [2, 1, 0, 3]])
    weight = torch.rand(4, generator=seed)
    for reduction in ("none", "mean", "sum"):
        r = dict(reduction=reduction)
        case(nn.L1Loss, r, x, y)
        case(nn.MSELoss, r, x, y)
        case(nn.SmoothL1Loss, dict(r, beta=0.5), x, y)
        case(nn.HuberLoss, dict(r, delta=0.7), x, y)
        case(nn.KLDivLoss, r, x, positive)
        case(nn.KLDivLoss, dict(r, log_target=True), x, y)
        case(nn.PoissonNLLLoss, dict(r), x, positive)
        case(nn.PoissonNLLLoss, dict(r, log_input=False, full=True, eps=0.01), positive, positive * 3)
        case(nn.GaussianNLLLoss, dict(r, full=True), x, y, positive)
        case(nn.HingeEmbeddingLoss, dict(r, margin=0.8), x, sign)
        case(nn.MultiLabelMarginLoss, r, x, multi)
        case(nn.SoftMarginLoss, r, x, sign)
        case(nn.CosineEmbeddingLoss, dict(r, margin=0.2), x, y, sign[:, 0].contiguous())
        case(nn.MarginRankingLoss, dict(r, margin=0.3), x, y, sign)
        case(nn.TripletMarginLoss, dict(r, margin=0.9, p=1.0, swap=True), x, y, randn(3, 4))
        case(nn.TripletMarginWithDistanceLoss, dict(r, margin=0.9, swap=True), x, y, randn(3, 4))
        case(nn.NLLLoss, r, x, classes)
        case(nn.NLLLoss, dict(r, weight=weight, ignore_index=1), x, classes)
        case(nn.CrossEntropyLoss, r, x, classes)
        case(nn.CrossEntropyLoss, dict(r, weight=weight, ignore_index=2, label_smoothing=0.1), x, classes)
        case(nn.CrossEntropyLoss, r, x, torch.softmax(y, 1))
        case(nn.BCELoss, dict(r, weight=weight), unit, ints(2, 3, 4).float())
        case(nn.BCEWithLogitsLoss, dict(r, pos_weight=weight), x, ints(2, 3, 4).float())
        case(nn.MultiLabelSoftMarginLoss, dict(r, weight=weight), x, ints(2, 3, 4).float())
        case(nn.MultiMarginLoss, dict(r, p=2, margin=0.6, weight=weight), x, classes)
        case(nn.CTCLoss, dict(r, zero_infinity=True), torch.log_softmax(randn(6, 2, 4), 2), ints(3, 2, 3) + 1,
             torch.tensor([6, 5]), torch.tensor([3, 2]))
    case(nn.MSELoss, {}, x, y)
    base = dict(in_features=6, n_classes=9, cutoffs=[3, 6], div_value=2.0)
    case(nn.AdaptiveLogSoftmaxWithLoss, base, randn(5, 6), torch.tensor([0, 2, 4, 7, 8]))
    case(nn.AdaptiveLogSoftmaxWithLoss, dict(base, head_bias=True), randn(6), torch.tensor(5))


def shapes():
    case(nn.Flatten, {}, randn(2, 3, 4))
    case(nn.Flatten, dict(start_dim=0, end_dim=1), randn(2, 3, 4))
    case(nn.Unflatten, dict(dim=1, unflattened_size=(2, -1)), randn(2, 6))
    case(nn.Unfold, dict(kernel_size=(2, 3)), randn(1, 2, 4, 5))
    case(nn.Unfold, dict(kernel_size=2, dilation=2, padding=1, stride=2), randn(1, 2, 4, 5))
    case(nn.Fold, dict(output_size=(4, 5), kernel_size=(2, 3)), randn(1, 12, 9))
    case(nn.Fold, dict(output_size=4, kernel_size=2, stride=2), randn(1, 8, 4))
    case(nn.PixelShuffle, dict(upscale_factor=2), randn(1, 8, 2, 3))
    case(nn.PixelUnshuffle, dict(downscale_factor=2), randn(1, 2, 4, 6))
    case(nn.ChannelShuffle, dict(groups=2), randn(1, 4, 2, 2))
    case(nn.Upsample, dict(scale_factor=2.0), randn(1, 2, 3))
    case(nn.Upsample, dict(size=(5, 4), mode="bilinear"), randn(1, 2, 3, 3))
    case(nn.Upsample, dict(size=4, mode="bicubic", align_corners=True), randn(1, 1, 3, 3))
    case(nn.Upsample, dict(scale_factor=(1.5, 2.0), mode="nearest-exact"), randn(1, 2, 4, 3))
    case(nn.Upsample, dict(scale_factor=2.0, mode="trilinear"), randn(1, 1, 2, 3, 2))
    case(nn.Upsample, dict(size=3, mode="linear", align_corners=False), randn(1, 2, 5))
    case(nn.Upsample, dict(size=3, mode="area"), randn(1, 2, 5))
    two = dict(size=None, scale_factor=2.0)
    case(nn.UpsamplingNearest2d, dict(scale_factor=2.0), randn(1, 1, 2, 3), extra=dict(two, mode="nearest"))
    case(nn.UpsamplingBilinear2d, dict(size=(4, 5)), randn(1, 1, 2, 3),
         extra=dict(mode="bilinear", align_corners=True))


for part in (linear, activations, convolutions, pooling, padding, norms, recurrent, attention, embeddings,
             dropouts, distances, losses, shapes):
    part()
recorder.write(sys.argv[1])
print(len(recorder.cases), "cases,", len(recorder.bytes), "bytes of elements")
