#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Records calls of ATen operators that are decomposed, but that no kernel is recorded for.

Usage: record_decompositions.py FOLDER
Needs what record_operator_values.py needs. FOLDER is Packages/FXRewrite/Tests/Fixtures; there it
writes decompositions.txt, the calls and what PyTorch gives for them, and decompositions.bin, the
elements of their tensors, in the form of operator-values.txt. A second run writes the same bytes.
"""
import math
import os
import sys

import torch

from operator_value_calls import V, b8, bf16, f16, f32, f64, i32, i64, u8
from record_operator_values import (Blob, Call, Unsupported, argument_text, contiguous_results, run,
                                    value_text)

HEADER = """\
# Calls of ATen operators that are decomposed, and what PyTorch {version} gives for them, written by
# ci/lib/record_decompositions.py in the form of FXTensor's operator-values.txt.
"""
at = V.indices
inf, nan = math.inf, math.nan


def activations():
    x, g = V(2, 3), V(2, 3, low=-2, high=3)
    edges = torch.tensor([-4.0, -3.0, -1.0, -0.0, 0.0, 0.5, 1.0, 3.0, 6.0, 30.0, nan, inf])
    both = [(g, x), (V(12, low=-1), edges), (V(2, 3, dtype=f64), V(2, 3, dtype=f64)),
            (V(2, 3, dtype=bf16), V(2, 3, dtype=bf16))]
    for slope, x in both:
        y = x.clamp(0, 1)
        yield "tanh_backward", (slope, y), {}
        yield "sigmoid_backward", (slope, y), {}
        yield "threshold_backward", (slope, x, 0), {}
        yield "threshold_backward", (slope, x, 0.5), {}
        yield "hardtanh_backward", (slope, x, -1, 1), {}
        yield "hardtanh_backward", (slope, x, 0.0, 6.0), {}
        yield "leaky_relu_backward", (slope, x, 0.01, False), {}
        yield "leaky_relu_backward", (slope, x, 0.3, True), {}
        for name in ("hardsigmoid", "hardswish", "mish", "silu", "gelu"):
            # PyTorch has a sixth in single precision.
            if name != "hardsigmoid" or x.dtype != f64:
                yield f"{name}_backward", (slope, x), {}
        yield "gelu_backward", (slope, x), {"approximate": "tanh"}
        yield "elu_backward", (slope, 1.0, 1.0, 1.0, False, x), {}
        yield "elu_backward", (slope, 1.67, 1.05, 1.0, False, x), {}
        yield "elu_backward", (slope, 0.5, 1.0, 2.0, True, y), {}
        yield "softplus_backward", (slope, x, 1.0, 20.0), {}
        yield "softplus_backward", (slope, x, 2.0, 3.0), {}
        yield "log_sigmoid_backward", (slope, x, torch.exp(-x.abs())), {}
        yield "logit_backward", (slope, y), {}
        yield "logit_backward", (slope, y, 0.2), {}
        yield "_prelu_kernel", (x, V(*x.shape[-1:], dtype=x.dtype)), {}
        yield "_prelu_kernel_backward", (slope, x, V(*x.shape[-1:], dtype=x.dtype)), {}
        yield "native_dropout_backward", (slope, x > 0, 2.0), {}
    for dtype in (f32, f64, bf16):
        for dim in (0, 1, -1):
            p = torch.softmax(V(2, 4, dtype=dtype), dim)
            yield "_softmax_backward_data", (V(2, 4, dtype=dtype, low=-1), p, dim, dtype), {}
            yield "_log_softmax_backward_data", (V(2, 4, dtype=dtype), p.log(), dim, dtype), {}
            half = [2, 4]
            half[dim] //= 2
            yield "glu_backward", (V(*half, dtype=dtype), V(2, 4, dtype=dtype), dim), {}


def derivatives():
    for reduction in (0, 1, 2):
        for dtype in (f32, f64) if reduction == 1 else (f32,):
            x, t = V(2, 3, dtype=dtype), V(2, 3, dtype=dtype, low=-3)
            g = V(2, 3, dtype=dtype, low=-2) if reduction == 0 else V(dtype=dtype, low=1)
            yield "mse_loss_backward", (g, x, t, reduction), {}
            for beta in (1.0, 0.5, 0.0):
                yield "smooth_l1_loss_backward", (g, x, t, reduction, beta), {}
            for delta in (1.0, 0.5):
                yield "huber_loss_backward", (g, x, t, reduction, delta), {}
            yield "soft_margin_loss_backward", (g, x, t.sign(), reduction), {}
            p = torch.sigmoid(x)
            yield "binary_cross_entropy_backward", (g, p, t.sigmoid(), None, reduction), {}
            yield "binary_cross_entropy_backward", (
                g, p, t.sigmoid(), V(3, dtype=dtype, low=1), reduction), {}
            yield "binary_cross_entropy_backward", (g, p.round(), p.round(), None, reduction), {}
            for weight in (None, V(4, dtype=dtype, low=1)):
                for ignored in (-100, 2):
                    for shape in ((3, 4), (4,)):
                        x = V(*shape, dtype=dtype)
                        target = at(*shape[:-1], below=4)
                        g = V(*shape[:-1], dtype=dtype) if reduction == 0 else V(dtype=dtype)
                        if reduction == 0 and len(shape) == 1:
                            g = V(dtype=dtype)
                        yield "nll_loss_backward", (
                            g, x, target, weight, reduction, ignored, V(dtype=dtype, low=2)), {}
                    x = V(2, 4, 2, 3, dtype=dtype)
                    g = V(2, 2, 3, dtype=dtype) if reduction == 0 else V(dtype=dtype)
                    yield "nll_loss2d_backward", (
                        g, x, at(2, 2, 3, below=4), weight, reduction, ignored,
                        V(dtype=dtype, low=2)), {}
    for dim, index in [(0, 1), (1, -1), (-1, 0)]:
        shape = [3, 4]
        del shape[dim]
        yield "select_backward", (V(*shape), [3, 4], dim, index), {}
    for size, args in [((2, 4), (0, 0, 2, 1)), ((3, 2), (1, 1, 4, 2)), ((3, 2), (-1, -2, 9, 1))]:
        yield "slice_backward", (V(*size), [3, 4], *args), {}
    yield "index_select_backward", (V(2, 4), [3, 4], 0, torch.tensor([1, 1])), {}
    yield "index_select_backward", (V(3, 3), [3, 4], 1, torch.tensor([3, 0, 3])), {}
    yield "gather_backward", (V(2, 3), V(4, 3), 0, at(2, 3, below=4), False), {}
    yield "embedding_backward", (V(2, 3, 4), at(2, 3, below=5), 5, 2, False, False), {}
    yield "embedding_backward", (V(2, 3, 4), at(2, 3, below=5), 5, -1, True, False), {}
    for shape in ((4, 3), (2, 3, 5), (2, 3, 2, 2)):
        for weight in (None, V(3, low=1)):
            for train in (True, False):
                for mask in ([True, True, True], [True, False, False]):
                    if weight is None and mask[1]:
                        continue
                    x = V(*shape)
                    axes = [n for n in range(len(shape)) if n != 1]
                    mean, scale = x.mean(axes), (x.var(axes, unbiased=False) + 1e-5).rsqrt()
                    yield "native_batch_norm_backward", (
                        V(*shape, low=-1), x, weight, V(3), V(3, low=1), mean, scale, train, 1e-5,
                        mask), {}


def losses():
    for reduction in (0, 1, 2):
        for smoothing in (0.1, 0.5):
            for weight in (None, V(4, low=1)):
                for ignored in (-100, 2):
                    for x, target in [(V(3, 4), at(3, below=4)), (V(4), at(below=4)),
                                      (V(2, 4, 3), at(2, 3, below=4)),
                                      (V(2, 4, 2, 2, dtype=f64), at(2, 2, 2, below=4))]:
                        yield "cross_entropy_loss", (
                            x, target, None if weight is None else weight.to(x.dtype), reduction,
                            ignored, smoothing), {}
        for dtype in (f32, f64) if reduction == 1 else (f32,):
            a, b = V(3, 4, dtype=dtype), V(3, 4, dtype=dtype, low=-3)
            for margin in (0.0, 0.5):
                yield "cosine_embedding_loss", (
                    a, b, torch.tensor([1, -1, 1]), margin, reduction), {}
                yield "cosine_embedding_loss", (
                    a[0], b[0], torch.tensor(-1), margin, reduction), {}
            for margin in (1.0, 2.5):
                target = torch.tensor([[1, -1, 1, -1]] * 3)
                yield "hinge_embedding_loss", (a, target, margin, reduction), {}
                yield "hinge_embedding_loss", (a, target.to(dtype), margin, reduction), {}
            for p in (1, 2):
                for weight in (None, V(4, dtype=dtype, low=1)):
                    yield "multi_margin_loss", (a, at(3, below=4), p, 1, weight, reduction), {}
                    yield "multi_margin_loss", (
                        a[0], torch.tensor([2]), p, 0.5, weight, reduction), {}
            labels = torch.tensor([[0, 3, -1, 1], [2, -1, 0, 0], [1, 0, 2, 3]])
            for name in ("multilabel_margin_loss", "multilabel_margin_loss_forward"):
                yield name, (a, labels, reduction), {}
                yield name, (a[0], labels[0], reduction), {}
                yield name, (a, labels * 0 - 1, reduction), {}
            for log in (True, False):
                yield "poisson_nll_loss", (
                    V(2, 3, dtype=dtype, low=0.5), V(2, 3, dtype=dtype, low=0), log, True, 1e-8,
                    reduction), {}


def spectra():
    for x in (V(2, 8), V(7), V(2, 3, 4), V(8, dtype=i64)):
        for norm in (None, "ortho", "forward"):
            for n in (None, 4, 10):
                yield "fft_rfft", (x, n, -1, norm), {}
                yield "fft_fft", (x, n, -1, norm), {}
            if x.dim() > 1:
                yield "fft_rfft2", (x, None, [-2, -1], norm), {}
                yield "fft_rfft2", (x, [3, 5], [0, 1], norm), {}
                yield "fft_rfftn", (x, None, None, norm), {}
                yield "fft_rfftn", (x, [6], None, norm), {}
                yield "fft_fft2", (x, None, [-2, -1], norm), {}
            if not x.dtype.is_floating_point:
                continue
            spectrum = torch.fft.rfft(x)
            for n in (None, 4, 10):
                yield "fft_irfft", (spectrum, n, -1, norm), {}
            if x.dim() > 1:
                yield "fft_irfft2", (spectrum, None, [-2, -1], norm), {}
                yield "fft_irfftn", (spectrum, [2, 6], None, norm), {}
    for dim in (None, [0], [1, -2]):
        yield "fft_fftshift", (V(3, 4), dim), {}
        yield "fft_ifftshift", (V(3, 4), dim), {}
    hann = torch.hann_window
    for x in (V(24), V(2, 21)):
        for n, hop, length, window in [(8, 2, 8, hann(8)), (8, None, None, None), (6, 3, 4, hann(4)),
                                       (5, 4, 5, None), (8, 5, 5, None)]:
            for norm in (False, True):
                yield "stft", (x, n, hop, length, window, norm, True, True), {}
                yield "stft", (x, n, hop, length, window, norm, None, True), {}
                yield "stft.center", (x, n, hop, length, window, True, "reflect", norm, True, True), {}
                yield "stft.center", (x, n, hop, length, window, True, "constant", norm, None, True), {}
                yield "stft.center", (x, n, hop, length, window, False, "reflect", norm, True, True), {}
    for x in (V(24), V(2, 21)):
        for n, hop, length, window in [(8, 2, 8, hann(8)), (8, None, None, None), (6, 2, 4, None),
                                       (5, 2, 5, torch.hamming_window(5))]:
            for norm in (False, True):
                y = torch.stft(x, n, hop, length, window, normalized=norm, return_complex=True)
                yield "istft", (y, n, hop, length, window, True, norm), {}
                yield "istft", (y, n, hop, length, window, True, norm, True, 18), {}
                if n != 6:
                    yield "istft", (y, n, hop, length, window, True, norm, True, 30), {}
                if n == 8 and window is None:
                    yield "istft", (y, n, hop, length, window, False, norm), {}


def windows():
    for count in (0, 1, 2, 5, 8):
        for dtype in ({}, {"dtype": f64}, {"dtype": f16}):
            for name in ("hann", "hamming", "blackman"):
                yield f"{name}_window", (count,), dtype
                yield f"{name}_window.periodic", (count, False), dtype
            yield "hamming_window.periodic_alpha", (count, True, 0.6), dtype
            yield "hamming_window.periodic_alpha_beta", (count, False, 0.6, 0.3), dtype
    for start, end, steps in [(0, 1, 5), (-2.5, 3, 4), (1, 1, 1), (2, 3, 0), (5, -5, 3), (0, 10, 7)]:
        for dtype in ({}, {"dtype": f64}, {"dtype": f16}, {"dtype": bf16}, {"dtype": i64},
                      {"dtype": i32}):
            yield "linspace", (start, end, steps), dtype
            if dtype.get("dtype") not in (i64, i32):
                yield "logspace", (start / 4, end / 4, steps), dtype
                yield "logspace", (start / 4, end / 4, steps, 2.0), dtype


def quantiles():
    holed = V(3, 4)
    holed[1, 2] = nan
    wide = V(3, 5)
    wide[0, 1], wide[0, 2], wide[1, 1] = inf, inf, -inf
    for x in (V(5), V(2, 3, 2, dtype=f64), holed, wide, V()):
        for dim in (None, 0) if x.dim() > 1 else (None,):
            for keep in (False, True):
                for way in ("linear", "lower", "higher", "nearest", "midpoint"):
                    for name in ("quantile", "nanquantile"):
                        if way != "linear" and (keep or name == "nanquantile"):
                            continue
                        yield f"{name}.scalar", (x, 0.3, dim, keep), {"interpolation": way}
                        yield name, (x, torch.tensor([0.0, 0.25, 0.9, 1.0], dtype=x.dtype), dim,
                                     keep), {"interpolation": way}
                        yield name, (x, torch.tensor(0.5, dtype=x.dtype), dim, keep), {
                            "interpolation": way}


def blocks():
    for a, b in [((2, 3), (3, 2)), ((2,), (3,)), ((), (2, 2)), ((2, 1, 2), (2, 3)), ((0, 2), (2,)),
                 ((), ())]:
        for p, q in [(f32, f32), (i64, f32), (b8, b8), (f16, f32)]:
            yield "kron", (V(*a, dtype=p), V(*b, dtype=q)), {}
    for shapes in ([(2, 3), (1, 2)], [(3,), (), (2, 2)], [(2, 0), (1, 1)], [(2,)]):
        for dtype in (f32, i64, b8):
            yield "block_diag", ([V(*s, dtype=dtype) for s in shapes],), {}
    for counts in ([2, 3], [1, 2, 2], [3], [0, 2]):
        yield "cartesian_prod", ([V(n, low=n - 9) for n in counts],), {}
    for dtype in (f32, i64, i32):
        yield "linalg_vander", (V(2, 3, dtype=dtype),), {}
        yield "linalg_vander", (V(2, 3, dtype=dtype),), {"N": 4}
        for count in (None, 0, 1, 4):
            for increasing in (False, True):
                yield "vander", (V(3, dtype=dtype), count, increasing), {}
    for power in (1, 2, 3, 6):
        yield "linalg_matrix_power", (V(2, 3, 3), power), {}
        yield "matrix_power", (V(2, 2), power), {}
    items = [V(3, 2), V(1, 2, low=1), V(2, 2, low=-9)]
    for first in (False, True):
        for side in ("right", "left"):
            yield "pad_sequence", (items, first, 0.5, side), {}
            yield "pad_sequence", ([V(2), V(4)], first, 0.0, side), {}


def statistics():
    for x in (V(3, 5), V(5), V(1, 4), V(3, 5, dtype=f64), V(2, 1), V()):
        yield "corrcoef", (x,), {}
        for correction in (0, 1):
            yield "cov", (x,), {"correction": correction}
    for dtype in (f32, f64):
        for y in (V(3, 4, dtype=dtype), V(5, dtype=dtype), V(3, 1, dtype=dtype)):
            for dim in (0, -1):
                for name in ("trapezoid", "cumulative_trapezoid", "trapz"):
                    yield f"{name}.dx", (y,), {"dx": 0.5, "dim": dim}
                    yield f"{name}.x", (y, V(*y.shape, dtype=dtype, low=0).sort(dim)[0]), {"dim": dim}
                    yield f"{name}.x", (y, V(y.shape[dim], dtype=dtype)), {"dim": dim}
    for p in (1, 2, inf, 0.5):
        for dim in (0, -1):
            yield "renorm", (V(3, 4), p, dim, 3.0), {}
            yield "renorm", (V(3, 2, 2), p, dim, 6), {}
    for dim in (-1, 0, 1):
        yield "norm_except_dim", (V(3, 4, 2), 2, dim), {}
    for dtype in (f32, f64, bf16):
        for weight in (None, V(4, dtype=dtype)):
            for eps in (None, 1e-3):
                yield "_fused_rms_norm", (V(2, 3, 4, dtype=dtype), [4], weight, eps), {}
    edges = torch.tensor([0.0, -0.0, 1.0, -1.0, 0.5, 2.0, inf, -inf, nan])
    for x in (edges, V(2, 3), V(2, 3, dtype=f64), V(2, 3, dtype=f16)):
        for name in ("special_entr", "special_ndtr"):
            yield name, (x,), {}
        other = x.flip(0)
        yield "logaddexp2", (x, other), {}
        yield "special_xlog1py", (x, other), {}
        yield "special_xlog1py.other_scalar", (x, 0.5), {}
        yield "special_xlog1py.self_scalar", (2, x), {}
        yield "special_xlogy.other_scalar", (x, 0.5), {}
        yield "special_xlogy.self_scalar", (2, x), {}
        yield "xlogy.Scalar_Other", (x, 0.5), {}
        yield "xlogy.Scalar_Self", (2, x), {}
    yield "logaddexp2", (edges[6:7], edges[6:7]), {}
    yield "xlogy.Scalar_Self", (0, torch.tensor([0, 1, 2])), {}


def copies():
    x = V(2, 1, 4)
    for name, args in [("alias", ()), ("diagonal", (0, 0, 2)), ("expand", ([2, 3, 4],)),
                       ("permute", ([2, 0, 1],)), ("select.int", (0, 1)),
                       ("slice.Tensor", (2, 1, 4, 2)), ("squeeze", ()), ("squeeze.dim", (1,)),
                       ("squeeze.dims", ([0, 1],)), ("transpose.int", (0, 2)), ("unsqueeze", (1,)),
                       ("view", ([4, 2],)), ("as_strided", ([2, 2], [1, 2], 1)),
                       ("unfold", (2, 2, 1))]:
        base, _, kind = name.partition(".")
        yield f"{base}_copy" + (f".{kind}" if kind else ""), (x, *args), {}
    yield "t_copy", (V(2, 3),), {}
    yield "split_with_sizes_copy", (V(5, 2), [2, 3]), {}
    yield "detach_copy", (x,), {}
    yield "unsafe_split_with_sizes", (V(5, 2), [2, 3]), {}
    for x in (V(2, 3).clamp(min=0), V(4, dtype=b8), V(2, 2, 2, dtype=i64)):
        yield "where", (x,), {}
        yield "nonzero_numpy", (x,), {}
        yield "where.Scalar", (x > 0, 1.5, 2), {}
        yield "where.Scalar", (x > 0, 1, 2), {}
        yield "isreal", (x,), {}
    for x in (V(2, 3), V(5, dtype=i64)):
        for invert in (False, True):
            yield "isin.Scalar_Tensor", (3, x), {"invert": invert}
            yield "isin.Tensor_Scalar", (x, 3), {"invert": invert}
    yield "float_power.Scalar", (2, V(2, 3)), {}
    yield "float_power.Scalar", (1.5, V(2, 3, dtype=i64)), {}
    yield "special_log_softmax", (V(2, 3), 1), {}
    yield "special_log_softmax", (V(2, 3), 0), {"dtype": f64}
    for size in ([3], [1, 3], [4, 1, 3], [4, 2, 3], [1, 1]):
        yield "sum_to_size", (V(4, 2, 3), size), {}
    yield "_convolution.deprecated", (
        V(1, 2, 5), V(3, 2, 2), V(3), [1], [1], [1], False, [0], 1, False, False, True), {}
    x, index, mask = V(3, 4), torch.tensor([0, 2, 1]), torch.tensor([True, False, True])
    for indices in ([index], [None, index], [index, index]):
        wide = V(3, 3, dtype=b8) if indices[0] is None else mask
        if len(indices) == 1:
            wide = mask[:, None]
        yield "_unsafe_masked_index", (x, wide, indices, 0.5), {}
        values = x[[slice(None) if i is None else i for i in indices]]
        yield "_unsafe_masked_index_put_accumulate", (x, wide, indices, values), {}
    yield "_unsafe_index.Tensor", (x, [index]), {}
    yield "_unsafe_index_put", (x, [index], V(3, 4)), {}
    yield "_unsafe_index_put", (x, [index, index], V(3), True), {}
    for name in ("Byte", "Char", "Short", "Double", "Float", "Half", "Int", "Long"):
        yield f"_cast_{name}", (V(2, 3, low=0),), {}
        yield f"_cast_{name}", (V(2, 3, dtype=i64, low=0),), {}
    yield "_reshape_alias", (V(2, 3), [3, 2], [2, 1]), {}
    yield "floor_divide.Scalar", (V(2, 3), 1.5), {}
    yield "floor_divide.Scalar", (torch.tensor([7, -7, 6]), 2), {}
    yield "lift", (V(2),), {}
    for shape in ((3, 4), (2, 3, 4)):
        yield "linalg_diagonal", (V(*shape),), {}
        yield "linalg_diagonal", (V(*shape),), {"offset": 1, "dim1": 1, "dim2": 0}
        yield "mH", (V(*shape),), {}
    yield "matrix_H", (V(2, 3),), {}
    yield "log_sigmoid_forward", (V(2, 3),), {}
    yield "meshgrid", ([V(2), V(3)],), {}
    yield "movedim.int", (V(2, 3, 4), 0, -1), {}
    yield "moveaxis.int", (V(2, 3, 4), 1, 0), {}
    yield "native_channel_shuffle", (V(1, 4, 2, 2), 2), {}
    yield "clamp_max", (V(2, 3), 0.5), {}
    yield "clamp_max", (V(2, 3, dtype=i64), 1), {}
    for decimals in (0, 1, -1):
        yield "special_round", (V(2, 3) * 11,), {"decimals": decimals}
    for size, step in ((2, 1), (3, 2), (1, 1)):
        for dim in (0, 1, -1):
            yield "unfold", (V(3, 4, 5), dim, size, step), {}
    for name in ("fft_ifft", "fft_ifft2", "fft_ifftn"):
        for norm in (None, "ortho"):
            yield name, (V(3, 5),), {"norm": norm}
    yield "stft", (V(20), 8, 4, 8, None, False, False, True), {}
    yield "istft", (torch.stft(V(20), 8, 2, window=torch.hann_window(8), onesided=False,
                               return_complex=True), 8, 2, 8, torch.hann_window(8), True, False,
                    False), {}
    yield "special_psi", (V(2, 3, low=1),), {}
    for name, rank in (("upsample_nearest1d", 1), ("upsample_nearest2d", 2),
                       ("upsample_nearest3d", 3), ("_upsample_nearest_exact1d", 1),
                       ("_upsample_nearest_exact2d", 2)):
        x = V(1, 2, *range(3, 3 + rank))
        yield name, (x, [4, 2, 7][:rank]), {}
        if rank == 1:
            yield name, (x, [6]), {}
    for name, rank in (("upsample_linear1d", 1), ("upsample_trilinear3d", 3)):
        for corners in (False, True):
            yield name, (V(1, 2, *range(3, 3 + rank)), [4, 2, 7][:rank], corners), {}
    yield "special_polygamma", (1, V(2, 3, low=1)), {}


def sizes():
    for shape, dim in [((3, 4), [0, 1]), ((3, 4), [-1, 0]), ((2, 3, 4), [1, 2]), ((2, 3, 4), [2, 0])]:
        for order in (1, -1, inf, -inf):
            for keep in (False, True):
                yield "linalg_matrix_norm", (V(*shape), order, dim, keep), {}
        yield "linalg_norm", (V(*shape), -1, dim), {}
        yield "linalg_norm.ord_str", (V(*shape), "fro", dim, True), {}
    yield "linalg_matrix_norm", (V(3, 4), 1), {"dtype": f64}
    yield "linalg_norm", (V(3, 4), inf), {}
    yield "norm.Scalar", (V(3, 4),), {}
    yield "norm.Scalar", (V(3, 4), 1), {}
    yield "norm.ScalarOpt_dtype", (V(3, 4), 2), {"dtype": f64}
    yield "norm.ScalarOpt_dim_dtype", (V(3, 4), 3, [1], True), {"dtype": f64}
    yield "linalg_vecdot", (V(2, 3), V(2, 3, low=-3)), {}
    yield "linalg_vecdot", (V(2, 3), V(2, 3, low=-3)), {"dim": 0}
    for dim in (0, 1, 2):
        shape = [1, 1, 1]
        v = V(3, 2, 4)
        shape[dim] = v.shape[dim]
        if dim != 1:
            yield "_weight_norm_interface", (v, V(*shape), dim), {}
    for equation, shapes in [("ij,jk->ik", [(2, 3), (3, 4)]), ("ij->j", [(2, 3)]), ("ii->", [(3, 3)]),
                             ("bij,bjk,k->bi", [(2, 2, 3), (2, 3, 2), (2,)]), ("i,j->ij", [(2,), (3,)]),
                             ("ij,jk->ik", [(2, 0), (0, 3)]), ("ij,jk->ik", [(0, 2), (2, 3)]),
                             ("...i,i->...", [(2, 3, 4), (4,)])]:
        for dtype in (f32, i64, i32, u8):
            yield "einsum", (equation, [V(*s, dtype=dtype) for s in shapes]), {}
    for shape, asked in [((2, 3, 7), [3]), ((3, 5), [2]), ((1, 2, 5), [7]), ((0, 2, 5), [2])]:
        yield "adaptive_max_pool1d", (V(*shape), asked), {}
    for shape, asked in [((1, 2, 5, 7), [2, 3]), ((2, 5, 4), [3, 3]), ((1, 1, 3, 3), [5, 2])]:
        yield "adaptive_max_pool2d", (V(*shape), asked), {}
    yield "adaptive_max_pool3d", (V(1, 2, 3, 5, 4), [2, 2, 3]), {}
    x = V(2, 3, 4, 6)
    y, places = torch.nn.functional.max_pool2d(x, 2, return_indices=True)
    yield "max_unpool2d", (y, places, [4, 6]), {}
    yield "max_unpool2d", (y[0], places[0], [5, 6]), {}
    y, places = torch.nn.functional.max_pool3d(V(1, 2, 4, 4, 4), 2, return_indices=True)
    yield "max_unpool3d", (y, places, [4, 4, 4], [2, 2, 2], [0, 0, 0]), {}
    for low, high in ((-128, 127), (0, 255)):
        x = V(2, 3, 4, low=-9, high=9)
        for scale, zero in ((0.1, 0), (0.05, 10)):
            yield "fake_quantize_per_tensor_affine", (x, scale, max(zero, low), low, high), {}
            yield "fake_quantize_per_tensor_affine_cachemask", (x, scale, zero, low, high), {}
        yield "fake_quantize_per_tensor_affine.tensor_qparams", (
            x, torch.tensor(0.1), torch.tensor(3, dtype=i32), low, high), {}
        for name in ("", "_cachemask"):
            yield f"fake_quantize_per_channel_affine{name}", (
                x, torch.tensor([0.1, 0.2, 0.05]), torch.tensor([0, 5, 2], dtype=i32), 1, low,
                high), {}
    yield "instance_norm", (V(2, 3, 4), V(3), V(3), V(3), V(3, low=1), False, 0.1, 1e-5, False), {}
    w = [V(8, 3, low=-1), V(8, 2, low=-1, high=1), V(8), V(8, low=-1)]
    for drop, train in ((1.0, True), (0.5, False)):
        yield "lstm.input", (V(3, 2, 3), [V(2, 2, 2), V(2, 2, 2, low=-1)],
                             w + [w[1]] + w[1:], True, 2, drop, train, False, False), {}
    q, k = V(1, 2, 3, 4), V(1, 2, 5, 4, low=-2)
    yield "_scaled_dot_product_flash_attention_for_cpu", (q, k, k), {}


def main():
    folder = sys.argv[1]
    calls = {}
    for source in (activations, derivatives, losses, spectra, windows, quantiles, blocks, statistics,
                   copies, sizes):
        for name, args, kwargs in source():
            calls.setdefault(name, []).append(Call(name, list(args), kwargs))
    blob, output, total = Blob(), [], 0
    for name in sorted(calls):
        lines = []
        for call in calls[name]:
            try:
                # What the tests read is in order.
                call = call.mapped(lambda x, _: x.contiguous().clone(
                    memory_format=torch.contiguous_format))
                arguments = argument_text(call, blob)
                result = contiguous_results(run(call)[0])
                text = f"{arguments} -> {value_text(result, blob)}"
            except (Unsupported, RuntimeError) as error:
                print(f"{name}: {type(error).__name__} {error}"[:150], file=sys.stderr)
                continue
            if text not in lines:
                lines.append(text)
        if lines:
            output.append("aten." + (name if "." in name else name + ".default"))
            output += ["  " + text for text in lines]
            total += len(lines)
    text = HEADER.format(version=torch.__version__.split("+")[0]) + "\n".join(output) + "\n"
    with open(os.path.join(folder, "decompositions.txt"), "w") as file:
        file.write(text)
    with open(os.path.join(folder, "decompositions.bin"), "wb") as file:
        file.write(blob.bytes)
    print(f"{total} calls; {len(text)} + {len(blob.bytes)} bytes", file=sys.stderr)


if __name__ == "__main__":
    main()
