#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Exports many small models with PyTorch, in both dialects, and runs them with fx-inspect.

export_layers.py FX_INSPECT FOLDER [NAME...]
"""

import copy
import pathlib
import subprocess
import sys
import warnings

import torch
import torch.nn.functional as F
from torch import nn
from torch.export import Dim

from check_exported import save_file

warnings.filterwarnings("ignore")
torch.manual_seed(0)
MODELS = {}

# What is refused by name: operators without a kernel, and autocast that is not part of the graph.
REFUSED = {
    "op_vander.pt2", "linalg_det.core.pt2", "linalg_pinv.pt2", "linalg_pinv.core.pt2",
    "linalg_matrix_exp.pt2", "linalg_matrix_exp.core.pt2", "linalg_svdvals.pt2",
    "linalg_svdvals.core.pt2", "linalg_eigvalsh.pt2", "linalg_eigvalsh.core.pt2",
    "linalg_solve.core.pt2", "linalg_qr.pt2", "linalg_qr.core.pt2", "autocast.pt2",
}


def rand(*shape):
    return torch.randn(*shape)


class Function(nn.Module):
    def __init__(self, function):
        super().__init__()
        self.function = function

    def forward(self, *inputs):
        return self.function(*inputs)


def add(name, module, *inputs, dynamic=None):
    if not isinstance(module, nn.Module):
        module = Function(module)
    assert name not in MODELS, name
    MODELS[name] = (module, inputs, dynamic)


def add_layers():
    for rank, size in [(1, (16,)), (2, (9, 10)), (3, (5, 6, 7))]:
        conv, transposed = getattr(nn, f"Conv{rank}d"), getattr(nn, f"ConvTranspose{rank}d")
        x = rand(2, 4, *size)
        add(f"conv{rank}d", conv(4, 6, 3, 2, 1, groups=2), x)
        add(f"conv{rank}d_same", conv(4, 6, 3, padding="same", dilation=2), x)
        add(f"conv{rank}d_reflect", conv(4, 6, 3, padding=1, padding_mode="circular"), x)
        add(f"conv_transpose{rank}d", transposed(4, 6, 3, 2, 1, output_padding=1), x)
        add(f"max_pool{rank}d", getattr(nn, f"MaxPool{rank}d")(2, ceil_mode=True), x)
        add(f"avg_pool{rank}d", getattr(nn, f"AvgPool{rank}d")(2), x)
        add(f"adaptive_avg{rank}d", getattr(nn, f"AdaptiveAvgPool{rank}d")(3), x)
        add(f"adaptive_max{rank}d", getattr(nn, f"AdaptiveMaxPool{rank}d")(3), x)
        add(f"batch_norm{rank}d", getattr(nn, f"BatchNorm{rank}d")(4).eval(), x)
        add(f"instance_norm{rank}d", getattr(nn, f"InstanceNorm{rank}d")(4, affine=True), x)
        add(f"instance_stats{rank}d",
            getattr(nn, f"InstanceNorm{rank}d")(4, track_running_stats=True).eval(), x)
        mode = {1: "linear", 2: "bilinear", 3: "trilinear"}[rank]
        add(f"upsample_linear{rank}d", nn.Upsample(scale_factor=2, mode=mode), x)
        add(f"upsample_nearest{rank}d", nn.Upsample(scale_factor=2), x)
        add(f"dropout{rank}d", getattr(nn, f"Dropout{rank}d")().eval(), x)
    image = rand(2, 4, 8, 8)
    add("lp_pool2d", nn.LPPool2d(2, 2), image.abs())
    add("max_pool_indices", lambda x: F.max_pool2d(x, 2, return_indices=True), image)
    add("max_unpool2d", lambda x: F.max_unpool2d(*F.max_pool2d(x, 2, return_indices=True), 2), image)
    add("bicubic", lambda x: F.interpolate(x, size=(5, 11), mode="bicubic"), image)
    add("area", lambda x: F.interpolate(x, size=(4, 4), mode="area"), image)
    add("nearest_exact", lambda x: F.interpolate(x, scale_factor=1.5, mode="nearest-exact"), image)
    add("align_corners", lambda x: F.interpolate(x, size=11, mode="bilinear", align_corners=True), image)
    add("pixel_shuffle", nn.PixelShuffle(2), image)
    add("pixel_unshuffle", nn.PixelUnshuffle(2), image)
    add("channel_shuffle", nn.ChannelShuffle(2), image)
    add("group_norm", nn.GroupNorm(2, 4), image)
    add("local_response", nn.LocalResponseNorm(2), image)
    add("layer_norm", nn.LayerNorm([8, 8]), image)
    add("rms_norm", nn.RMSNorm(8), image)
    add("unfold", nn.Unfold(3, padding=1), image)
    add("fold", nn.Fold((8, 8), 2, stride=2), rand(2, 16, 16))
    add("reflection_pad", nn.ReflectionPad2d(2), image)
    add("replication_pad", nn.ReplicationPad2d((1, 2, 3, 0)), image)
    add("zero_pad", nn.ZeroPad2d((1, -1, 2, 0)), image)
    add("circular_pad", nn.CircularPad2d(1), image)
    add("grid_sample", lambda x, g: F.grid_sample(x, g, align_corners=False), image, rand(2, 5, 5, 2).tanh())
    add("affine_grid", lambda t: F.affine_grid(t, [2, 4, 5, 6], align_corners=False), rand(2, 2, 3))
    add("flatten", nn.Flatten(), image)
    add("unflatten", nn.Unflatten(1, (2, 2)), image)
    add("linear", nn.Linear(8, 3), image)
    add("bilinear", nn.Bilinear(4, 5, 3), rand(2, 4), rand(2, 5))
    add("embedding", nn.Embedding(10, 4, padding_idx=0), torch.tensor([[1, 0, 9]]))
    for mode in ["sum", "mean", "max"]:
        add(f"embedding_bag_{mode}", nn.EmbeddingBag(10, 4, mode=mode), torch.tensor([[1, 0, 9], [2, 2, 3]]))
    for kind in ["RNN", "LSTM", "GRU"]:
        layer = getattr(nn, kind)
        add(kind.lower(), layer(5, 6, 2, batch_first=True, bidirectional=True), rand(2, 7, 5))
        add(f"{kind.lower()}_one", layer(5, 6), rand(7, 2, 5))
        add(f"{kind.lower()}_cell", getattr(nn, f"{kind}Cell")(5, 6), rand(2, 5))
    add("rnn_relu", nn.RNN(5, 6, nonlinearity="relu"), rand(7, 2, 5))
    add("lstm_proj", nn.LSTM(5, 6, proj_size=3), rand(7, 2, 5))
    add("attention", nn.MultiheadAttention(8, 2, batch_first=True), *[rand(2, 5, 8)] * 3)
    add("attention_bias", nn.MultiheadAttention(8, 2, add_bias_kv=True, add_zero_attn=True), *[rand(5, 2, 8)] * 3)
    add("encoder", nn.TransformerEncoder(nn.TransformerEncoderLayer(8, 2, 16, batch_first=True), 2).eval(), rand(2, 5, 8))
    add("encoder_train", nn.TransformerEncoderLayer(8, 2, 16, dropout=0.0, norm_first=True), rand(5, 2, 8))
    add("decoder", nn.TransformerDecoderLayer(8, 2, 16, dropout=0.0), rand(5, 2, 8), rand(6, 2, 8))
    add("sdpa_causal", lambda q: F.scaled_dot_product_attention(q, q, q, is_causal=True), rand(2, 2, 5, 8))
    add("sdpa_gqa", lambda q, k: F.scaled_dot_product_attention(q, k, k, enable_gqa=True), rand(2, 4, 5, 8), rand(2, 2, 5, 8))
    add("sdpa_mask", lambda q, m: F.scaled_dot_product_attention(q, q, q, attn_mask=m), rand(2, 2, 5, 8), rand(5, 5) > 0)
    add("weight_norm", torch.nn.utils.parametrizations.weight_norm(nn.Linear(4, 3)), rand(2, 4))
    add("spectral_norm", torch.nn.utils.parametrizations.spectral_norm(nn.Linear(4, 3)).eval(), rand(2, 4))
    add("cosine", nn.CosineSimilarity(), rand(3, 8), rand(3, 8))
    add("distance", nn.PairwiseDistance(), rand(3, 8), rand(3, 8))


def add_activations():
    x = rand(3, 8)
    names = ["ELU", "Hardshrink", "Hardsigmoid", "Hardtanh", "Hardswish", "LeakyReLU", "LogSigmoid",
             "PReLU", "ReLU", "ReLU6", "SELU", "CELU", "GELU", "Sigmoid", "SiLU", "Mish", "Softplus",
             "Softshrink", "Softsign", "Tanh", "Tanhshrink", "GLU", "Softmax", "LogSoftmax", "Softmin"]
    for name in names:
        options = {"dim": -1} if name in ["Softmax", "LogSoftmax", "Softmin"] else {}
        add("act_" + name.lower(), getattr(nn, name)(**options), x)
    add("act_threshold", nn.Threshold(0.1, 20), x)
    add("act_gelu_tanh", nn.GELU(approximate="tanh"), x)
    add("act_rrelu", nn.RReLU().eval(), x)
    for name in ["ReLU", "ELU", "Hardswish", "SiLU", "LeakyReLU", "Mish", "Hardsigmoid", "CELU"]:
        add(f"inplace_{name.lower()}", nn.Sequential(nn.Linear(8, 8), getattr(nn, name)(inplace=True)), x)


def add_losses():
    x, y, classes = rand(4, 5), rand(4, 5), torch.tensor([0, 4, 2, 1])
    for name in ["L1Loss", "MSELoss", "HuberLoss", "SmoothL1Loss", "SoftMarginLoss", "KLDivLoss"]:
        add("loss_" + name.lower(), getattr(nn, name)(), x, y.sign() if "Margin" in name else y)
    add("loss_ce", nn.CrossEntropyLoss(label_smoothing=0.1), x, classes)
    add("loss_nll", nn.NLLLoss(), x.log_softmax(-1), classes)
    add("loss_bce", nn.BCELoss(), x.sigmoid(), y.sigmoid())
    add("loss_bce_logits", nn.BCEWithLogitsLoss(pos_weight=torch.ones(5) * 2), x, y.sigmoid())
    add("loss_gaussian", nn.GaussianNLLLoss(), x, y, x.abs() + 1)
    add("loss_poisson", nn.PoissonNLLLoss(), x, y.abs())
    add("loss_triplet", nn.TripletMarginLoss(), x, y, x + y)
    add("loss_margin", nn.MultiMarginLoss(), x, classes)
    add("loss_cosine", nn.CosineEmbeddingLoss(), x, y, torch.tensor([1, -1, 1, 1]))


def add_functions():
    x, y, square = rand(3, 4), rand(3, 4), rand(4, 4)
    positive = x.abs() + 0.1
    unary = ["abs", "acos", "acosh", "asin", "asinh", "atan", "atanh", "ceil", "cos", "cosh", "deg2rad",
             "digamma", "erf", "erfc", "erfinv", "exp", "exp2", "expm1", "floor", "frac", "isfinite", "isinf",
             "isnan", "lgamma", "log", "log10", "log1p", "log2", "logit", "neg", "positive", "rad2deg",
             "reciprocal", "round", "rsqrt", "sign", "sgn", "sigmoid", "signbit", "sin", "sinc", "sinh",
             "sqrt", "square", "tan", "tanh", "trunc", "nan_to_num", "logical_not", "i0", "isreal"]
    for name in unary:
        add("fn_" + name, getattr(torch, name), x.sigmoid() if name in ["acos", "asin", "atanh", "erfinv", "logit"] else positive + (1 if name == "acosh" else 0))
    binary = ["add", "atan2", "copysign", "div", "eq", "floor_divide", "fmax", "fmin", "fmod", "ge", "gt",
              "hypot", "le", "logaddexp", "logaddexp2", "lt", "maximum", "minimum", "mul", "ne", "nextafter",
              "pow", "remainder", "sub", "xlogy", "isclose", "logical_and", "logical_or", "logical_xor",
              "heaviside", "true_divide"]
    for name in binary:
        add("fn_" + name, getattr(torch, name), positive, y.abs() + 0.2)
    ints = torch.randint(0, 50, (3, 4))
    for name in ["bitwise_and", "bitwise_or", "bitwise_xor", "gcd", "lcm", "bitwise_left_shift"]:
        add("fn_" + name, getattr(torch, name), ints, torch.randint(1, 4, (3, 4)))
    add("fn_bitwise_not", torch.bitwise_not, ints)
    reductions = ["amax", "amin", "argmax", "argmin", "logsumexp", "mean", "median", "nanmean", "nansum", "norm",
                  "prod", "std", "sum", "var", "all", "any", "cumsum", "cumprod", "logcumsumexp", "cummax",
                  "cummin", "sort", "argsort", "softmax", "log_softmax", "count_nonzero", "std_mean", "var_mean",
                  "max", "min", "mode", "kthvalue", "unbind", "flip", "nanmedian", "aminmax"]
    for name in reductions:
        options = {"p": 2, "dim": 1} if name == "norm" else {"k": 2, "dim": 1} if name == "kthvalue" else {"dims": [1]} if name == "flip" else {"dim": 1}
        add("fn_" + name, lambda x, name=name, options=options: plain(getattr(torch, name)(x, **options)), x)
    add("fn_quantile", lambda x: torch.quantile(x, 0.3, dim=1), x)
    for name in ["sum", "mean", "max", "min", "prod", "std", "var", "argmax", "all", "norm", "median"]:
        add("full_" + name, getattr(torch, name), x)
    table = {
        "topk": lambda x: plain(torch.topk(x, 2)), "cat": lambda x: torch.cat([x, x], 1), "stack": lambda x: torch.stack([x, x]),
        "hstack": lambda x: torch.hstack([x, x]), "vstack": lambda x: torch.vstack([x, x]), "dstack": lambda x: torch.dstack([x, x]),
        "chunk": lambda x: torch.chunk(x, 3, 1), "split": lambda x: torch.split(x, [1, 3], 1), "tensor_split": lambda x: torch.tensor_split(x, 3, 1),
        "unfold_method": lambda x: x.unfold(1, 2, 1), "diag": torch.diag, "diagonal": torch.diagonal, "diag_embed": torch.diag_embed,
        "tril": torch.tril, "triu": lambda x: torch.triu(x, 1), "trace": lambda x: torch.trace(x), "rot90": torch.rot90,
        "roll": lambda x: torch.roll(x, (1, 2), (0, 1)), "repeat": lambda x: x.repeat(2, 3), "expand": lambda x: x[None].expand(2, 3, 4),
        "tile": lambda x: torch.tile(x, (2, 1)), "repeat_interleave": lambda x: torch.repeat_interleave(x, 2, 0),
        "movedim": lambda x: torch.movedim(x[None], 0, 2), "permute": lambda x: x[None].permute(2, 0, 1), "swapaxes": lambda x: x.swapaxes(0, 1),
        "squeeze": lambda x: x[None].squeeze(), "unsqueeze": lambda x: x.unsqueeze(-1), "view_as": lambda x: x.view(4, 3), "ravel": torch.ravel,
        "narrow": lambda x: x.narrow(1, 1, 2), "select": lambda x: x.select(1, 2), "index_select": lambda x: x.index_select(1, torch.tensor([2, 0])),
        "gather": lambda x: x.gather(1, torch.tensor([[0, 1], [2, 3], [1, 1]])), "take": lambda x: torch.take(x, torch.tensor([0, 5])),
        "take_along": lambda x: torch.take_along_dim(x, x.argsort(1), 1), "masked_select_sum": lambda x: torch.where(x > 0, x, 0).sum(),
        "masked_fill": lambda x: x.masked_fill(x > 0, -1.0), "where": lambda x: torch.where(x > 0, x, -x), "where_scalar": lambda x: torch.where(x > 0, 1.0, 0.0),
        "clamp": lambda x: x.clamp(-0.5, 0.5), "clamp_tensor": lambda x: torch.clamp(x, min=x.mean()), "clip": lambda x: torch.clip(x, max=0.1),
        "lerp": lambda x: torch.lerp(x, x * 2, 0.3), "addcmul": lambda x: torch.addcmul(x, x, x, value=0.5), "addcdiv": lambda x: torch.addcdiv(x, x, x.abs() + 1),
        "outer": lambda x: torch.outer(x[0], x[1]), "dot": lambda x: torch.dot(x[0], x[1]), "cross": lambda x: torch.linalg.cross(x[:, :3], x[:, 1:4]),
        "einsum": lambda x: torch.einsum("ij,kj->ik", x, x), "tensordot": lambda x: torch.tensordot(x, x, ([1], [1])), "kron": lambda x: torch.kron(x, x),
        "matmul": lambda x: x @ x.T, "mv": lambda x: torch.mv(x, x[0]), "baddbmm": lambda x: torch.baddbmm(x[None] @ x.T[None], x[None], x.T[None]),
        "addmm": lambda x: torch.addmm(x @ x.T, x, x.T, beta=0.5), "chain": lambda x: torch.linalg.multi_dot([x, x.T, x]), "cdist": lambda x: torch.cdist(x, x + 1),
        "meshgrid": lambda x: torch.meshgrid(x[0], x[1], indexing="ij"), "cartesian": lambda x: torch.cartesian_prod(x[0], x[1]),
        "bucketize": lambda x: torch.bucketize(x, torch.tensor([-1.0, 0.0, 1.0])), "searchsorted": lambda x: torch.searchsorted(x.sort(1)[0], x),
        "one_hot": lambda x: F.one_hot(x.argmax(1), 4), "scatter": lambda x: torch.zeros(3, 4).scatter(1, x.argmax(1, True), 1.0),
        "scatter_add": lambda x: torch.zeros(3, 4).scatter_add(1, x.argsort(1), x), "scatter_reduce": lambda x: torch.zeros(3, 4).scatter_reduce(1, x.argsort(1), x, "amax"),
        "index_add": lambda x: x.index_add(0, torch.tensor([0, 2]), x[:2]), "index_copy": lambda x: x.index_copy(0, torch.tensor([0, 2]), x[:2]),
        "index_fill": lambda x: x.index_fill(1, torch.tensor([1]), 7.0), "index_put": lambda x: x.clone().index_put((torch.tensor([0]), torch.tensor([1])), torch.tensor(5.0)),
        "norm_fro": lambda x: torch.linalg.norm(x), "vector_norm": lambda x: torch.linalg.vector_norm(x, 1, dim=1), "matrix_norm": lambda x: torch.linalg.matrix_norm(x),
        "normalize": lambda x: F.normalize(x, dim=1), "diff": lambda x: torch.diff(x, dim=1), "cov": torch.cov, "corrcoef": torch.corrcoef,
        "cumulative_trapezoid": torch.cumulative_trapezoid, "trapezoid": torch.trapezoid, "histc": lambda x: torch.histc(x, 5, -2, 2), "logspace": lambda x: x.sum() + torch.logspace(0, 1, 4),
        "fft": lambda x: torch.fft.rfft(x).abs(), "ifft": lambda x: torch.fft.irfft(torch.fft.rfft(x)), "fft2": lambda x: torch.view_as_real(torch.fft.fft2(x)),
        "stft": lambda x: torch.view_as_real(torch.stft(x.reshape(12), 4, 2, window=torch.hann_window(4), return_complex=True)), "complex": lambda x: torch.view_as_real(torch.polar(x.abs(), x)),
        "types": lambda x: (x.double(), x.half(), x.int(), x.bool(), x.to(torch.bfloat16), x.long()), "factories": lambda x: (torch.zeros_like(x), torch.ones(2, 3), torch.full((2,), 7), torch.eye(3), torch.arange(0, 10, 3), torch.linspace(0, 1, 5), x.new_full((2, 2), 3.0)),
        "inplace": lambda x: x.clone().add_(1).mul_(2).clamp_(min=0).sqrt_(), "slice_assign": slice_assign, "mask_assign": mask_assign, "negative": lambda x: (x[-1], x[..., -2:], x[::2, 1], x[:, None]),
        "tensor_index": lambda x: (x[torch.tensor([0, 2])], x[torch.tensor([0, 1]), torch.tensor([1, 2])], x[:, torch.tensor([1, 3])]), "isin": lambda x: torch.isin(x.int(), torch.tensor([0, 1])),
        "unique_count": lambda x: x.int().eq(0).sum(), "allclose": lambda x: torch.allclose(x, x), "floor_round": lambda x: torch.div(x, 0.3, rounding_mode="floor"), "decimals": lambda x: torch.round(x, decimals=1),
        "broadcast": lambda x: torch.broadcast_tensors(x, x[:1]), "block_diag": lambda x: torch.block_diag(x, x), "vander": lambda x: torch.vander(x[0]), "combinations": lambda x: torch.combinations(x[0]),
        "renorm": lambda x: torch.renorm(x, 2, 0, 1.0), "gumbel": lambda x: F.softmax((x + 1) / 0.5, -1), "pad_constant": lambda x: F.pad(x, (1, 2), value=3.0), "rearrange": lambda x: x.reshape(3, 2, 2).transpose(1, 2).flatten(1),
        "celu_alpha": lambda x: F.celu(x, 0.5), "hardtanh_": lambda x: F.hardtanh_(x.clone(), -0.3, 0.3), "unsafe_chunk": lambda x: x.unsafe_chunk(2, 1), "as_strided": lambda x: x.as_strided((2, 2), (4, 1), 1), "sum_to": lambda x: x.sum((0, 1), keepdim=True),
        "exp_normal": lambda x: torch.special.expit(x) + torch.special.entr(x.abs()), "special": lambda x: torch.special.log_ndtr(x), "bessel": lambda x: torch.special.bessel_j0(x), "softplus_b": lambda x: F.softplus(x, 2, 1),
        "std_all": lambda x: torch.std(x, dim=None, correction=0), "inner": lambda x: torch.inner(x, x), "addbmm": lambda x: torch.addbmm(x @ x.T, x[None], x.T[None]), "addmv": lambda x: torch.addmv(x[:, 0], x, x[0]), "addr": lambda x: torch.addr(x, x[:, 0], x[0]),
    }
    for name, function in table.items():
        add("op_" + name, function, x)
    spd = square @ square.T + 4 * torch.eye(4)
    for name in ["inv", "det", "slogdet", "cholesky", "pinv", "matrix_exp", "svdvals", "eigvalsh"]:
        add("linalg_" + name, getattr(torch.linalg, name), spd)
    add("linalg_solve", torch.linalg.solve, spd, rand(4, 2))
    add("linalg_triangular", lambda a, b: torch.linalg.solve_triangular(a.tril(), b, upper=False), spd, rand(4, 2))
    add("linalg_power", lambda a: torch.linalg.matrix_power(a, 3), square)
    add("linalg_qr", lambda a: torch.linalg.qr(a)[1].abs(), square)


def plain(value):
    """Files have no place for the classes of torch.return_types."""
    return tuple(value) if isinstance(value, tuple) else value


def slice_assign(x):
    y = x.clone()
    y[:, 1:3] = 7
    y[0] += 1
    y[..., -1] *= 2
    return y


def mask_assign(x):
    y = x.clone()
    y[y > 0] = 0.5
    return y


class Loop(nn.Module):
    def forward(self, x, n):
        return torch._higher_order_ops.while_loop(
            lambda i, y: i < n, lambda i, y: (i + 1, y * 1.5 + i), (torch.zeros((), dtype=torch.int64), x))


class Branch(nn.Module):
    def __init__(self):
        super().__init__()
        self.first, self.second = nn.Linear(4, 4), nn.Linear(4, 4)

    def forward(self, x):
        return torch.cond(x.sum() > 0, lambda x: (self.first(x), x), lambda x: (self.second(x), x + 1), (x,))


class Counter(nn.Module):
    def __init__(self):
        super().__init__()
        self.register_buffer("count", torch.zeros((), dtype=torch.int64))
        self.register_buffer("history", torch.zeros(3, 4), persistent=False)

    def forward(self, x):
        self.count += 1
        self.history.copy_(torch.cat([self.history[1:], x[:1]]))
        return self.history * self.count


class Tied(nn.Module):
    def __init__(self):
        super().__init__()
        self.embed, self.head = nn.Embedding(10, 4), nn.Linear(4, 10, bias=False)
        self.head.weight = self.embed.weight

    def forward(self, x):
        return self.head(self.embed(x))


def add_programs():
    x = rand(3, 4)
    add("while_loop", Loop(), x, torch.tensor(5))
    add("cond_two", Branch(), x)
    add("counter", Counter(), x)
    add("tied", Tied(), torch.tensor([1, 2, 3]))
    add("scan", lambda x: torch._higher_order_ops.scan.scan(lambda c, y: (c + y, c * y), torch.zeros(4), x), x)
    add("map", lambda x: torch._higher_order_ops.map(lambda row, scale: row * scale + 1, x, x[0]), x)
    add("no_grad", with_no_grad, x)
    add("checkpoint", lambda x: torch.utils.checkpoint.checkpoint(lambda y: y.sin() * 2, x, use_reentrant=False), x)
    add("autocast", with_autocast, x)
    add("nested_output", lambda x: {"a": (x, [x + 1]), "b": {"c": x * 2}}, x)
    add("dynamic", nn.Sequential(nn.Linear(4, 6), nn.ReLU(), nn.Linear(6, 2)), x, dynamic=({0: Dim("batch")},))
    add("dynamic_view", lambda x: x.reshape(x.shape[0] * 2, -1).sum(0) + x.shape[0] // 2, x, dynamic=({0: Dim("n", min=2, max=64)},))
    add("dynamic_pos", lambda x: torch.arange(x.shape[1])[None] + x.cumsum(1), x, dynamic=({0: Dim("b"), 1: Dim("t")},))
    add("nonzero", lambda x: x.nonzero(), x)
    add("masked_select", lambda x: torch.masked_select(x, x > 0), x)
    add("item", lambda x, n: x * n.item(), x, torch.tensor(3))
    add("mutated_input", mutate_input, x)
    add("list_inputs", lambda pair: pair[0] + pair[1]["k"], [x, {"k": x * 2}])


def mutate_input(x):
    x.add_(1)
    return x * 2


def with_no_grad(x):
    with torch.no_grad():
        y = x.exp()
    return y + 1


def with_autocast(x):
    with torch.autocast("cpu", dtype=torch.bfloat16):
        return x @ x.T


def export(name, folder):
    module, inputs, dynamic = MODELS[name]
    shapes = {"inputs": dynamic} if dynamic and isinstance(module, Function) else dynamic
    # A run may change buffers, and inputs.
    program = torch.export.export(copy.deepcopy(module), inputs, dynamic_shapes=shapes, strict=False)
    clones = torch.utils._pytree.tree_map(lambda v: v.clone() if isinstance(v, torch.Tensor) else v, inputs)
    expected = torch.utils._pytree.tree_leaves(program.module()(*clones))
    tensors = {f"out.{i}": torch.as_tensor(v).detach() for i, v in enumerate(expected) if v is not None}
    program = torch.export.export(module, inputs, dynamic_shapes=shapes, strict=False)
    names = [s.arg.name for s in program.graph_signature.input_specs if s.kind == torch.export.graph_signature.InputKind.USER_INPUT]
    for key, value in zip(names, torch.utils._pytree.tree_leaves(inputs)):
        if isinstance(value, torch.Tensor):
            tensors[key] = value
    torch.export.save(program, folder / f"{name}.pt2")
    try:
        torch.export.save(program.run_decompositions(), folder / f"{name}.core.pt2")
    except Exception:  # noqa: BLE001
        pass  # PyTorch cannot decompose it.
    save_file(tensors, folder / f"{name}.safetensors")


def main():
    fx_inspect, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    for part in [add_layers, add_activations, add_losses, add_functions, add_programs]:
        part()
    chosen = sys.argv[3:] or list(MODELS)
    passed = failed = skipped = refused = 0
    for name in chosen:
        torch.manual_seed(1)
        try:
            export(name, folder)
        except Exception as error:  # noqa: BLE001
            skipped += 1
            print(f"not exported  {name}: {type(error).__name__}: {str(error)[:160]!r}", flush=True)
            continue
        io = folder / f"{name}.safetensors"
        for dialect in ["pt2", "core.pt2"]:
            path = folder / f"{name}.{dialect}"
            if not path.exists():
                continue
            done = subprocess.run(
                [fx_inspect, "run", path, "--inputs", io, "--compare", io, "--rtol", "1e-3", "--atol", "1e-4"],
                capture_output=True, text=True)
            if done.returncode == 0:
                passed += 1
                continue
            if done.returncode == 2 and f"{name}.{dialect}" in REFUSED:
                refused += 1
                print(f"refused  {name}.{dialect}: {done.stderr.splitlines()[0][:160]}", flush=True)
                continue
            failed += 1
            lines = [line for line in (done.stdout + done.stderr).splitlines() if "equal" not in line]
            print(f"FAILED  {name}.{dialect}: {' / '.join(lines)[:400]}", flush=True)
    print(
        f"{passed} programs run as in PyTorch, {failed} do not, {refused} are refused by name; "
        f"{skipped} models are not exported by PyTorch")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
