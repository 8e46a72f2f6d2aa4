# SPDX-License-Identifier: Apache-2.0
"""The operators whose values are recorded, and calls of them that PyTorch's own samples lack."""
import math

import torch

f16, bf16, f32, f64 = torch.float16, torch.bfloat16, torch.float32, torch.float64
b8, u8, i8, i16, i32, i64 = (torch.bool, torch.uint8, torch.int8, torch.int16, torch.int32,
                             torch.int64)
c64 = torch.complex64

# Operators beside the core set and those of the corpus, by the part of issue 4 that names them.
WANTED = """
linear conv1d conv2d conv3d conv_transpose1d conv_transpose2d conv_transpose3d convolution bilinear
batch_norm layer_norm group_norm instance_norm rms_norm native_batch_norm
relu relu6 elu selu celu gelu silu mish hardswish hardsigmoid hardtanh leaky_relu prelu log_sigmoid
softplus tanh sigmoid softmax log_softmax hardshrink softshrink threshold glu rrelu logit
max_pool1d max_pool2d max_pool3d max_pool1d_with_indices max_pool2d_with_indices
max_pool3d_with_indices avg_pool1d avg_pool2d avg_pool3d adaptive_avg_pool1d adaptive_avg_pool2d
adaptive_avg_pool3d adaptive_max_pool1d adaptive_max_pool2d adaptive_max_pool3d
dropout alpha_dropout feature_dropout native_dropout embedding embedding_bag
scaled_dot_product_attention lstm gru rnn_tanh rnn_relu lstm_cell gru_cell rnn_tanh_cell
rnn_relu_cell
einsum matmul mm bmm mv dot vdot inner outer ger addmm addmv addbmm baddbmm addr chain_matmul
tensordot kron linalg_matmul linalg_multi_dot
cat stack hstack vstack dstack column_stack split split_with_sizes chunk unbind tensor_split
hsplit vsplit dsplit unsafe_split unsafe_chunk
gather scatter scatter_add scatter_reduce index index_put index_add index_copy index_fill
index_select index_reduce take take_along_dim put masked_fill masked_scatter masked_select where
nonzero argwhere count_nonzero nonzero_numpy
sort topk argsort kthvalue msort median nanmedian mode unique_consecutive _unique2 unique_dim
cumsum cumprod cummax cummin logcumsumexp sum mean prod amax amin aminmax max min all any std var
std_mean var_mean argmax argmin logsumexp nansum nanmean norm diff trapezoid
linalg_vector_norm linalg_matrix_norm linalg_norm frobenius_norm nuclear_norm cdist dist
pairwise_distance cosine_similarity pdist _cdist_forward renorm linalg_cross cross trace
roll flip fliplr flipud rot90 pad constant_pad_nd reflection_pad1d reflection_pad2d
reflection_pad3d replication_pad1d replication_pad2d replication_pad3d _pad_circular unfold
im2col col2im
upsample_nearest1d upsample_nearest2d upsample_nearest3d upsample_linear1d upsample_bilinear2d
upsample_trilinear3d upsample_bicubic2d _upsample_nearest_exact1d _upsample_nearest_exact2d
_upsample_nearest_exact3d _upsample_bilinear2d_aa _upsample_bicubic2d_aa
grid_sampler grid_sampler_2d grid_sampler_3d affine_grid_generator pixel_shuffle pixel_unshuffle
channel_shuffle bucketize searchsorted one_hot
fft_rfft fft_irfft fft_fft fft_ifft fft_rfft2 fft_irfft2 fft_fft2 fft_ifft2 fft_rfftn fft_fftn
fft_irfftn fft_ifftn fft_fftshift fft_ifftshift fft_fftfreq fft_rfftfreq stft istft _fft_r2c
_fft_c2c _fft_c2r hann_window hamming_window
real imag conj conj_physical _conj _conj_physical resolve_conj resolve_neg view_as_real
view_as_complex complex polar angle
to _to_copy type_as float half double
eq ne lt le gt ge equal isclose allclose isnan isinf isfinite isposinf isneginf isin isreal signbit
bitwise_and bitwise_or bitwise_xor bitwise_not bitwise_left_shift bitwise_right_shift __and__
__or__ __xor__ __lshift__ __rshift__ logical_and logical_or logical_xor logical_not
mse_loss l1_loss smooth_l1_loss huber_loss nll_loss nll_loss2d nll_loss_nd nll_loss_forward
nll_loss2d_forward cross_entropy_loss binary_cross_entropy binary_cross_entropy_with_logits kl_div
poisson_nll_loss gaussian_nll_loss margin_ranking_loss hinge_embedding_loss cosine_embedding_loss
triplet_margin_loss soft_margin_loss multi_margin_loss multilabel_margin_loss ctc_loss
multilabel_margin_loss_forward
add sub mul div rsub true_divide divide multiply subtract floor_divide remainder fmod pow
float_power neg negative positive abs absolute square sqrt rsqrt reciprocal exp exp2 expm1 log
log2 log10 log1p sin cos tan asin acos atan sinh cosh asinh acosh atanh atan2 arctan2 erf erfc
erfinv lgamma digamma sign sgn ceil floor round trunc fix frac clamp clamp_min clamp_max clip lerp
addcmul addcdiv maximum minimum fmax fmin hypot logaddexp logaddexp2 copysign nextafter ldexp frexp
heaviside xlogy sinc deg2rad rad2deg nan_to_num gcd lcm special_expit special_log1p special_xlogy
special_erf special_i0 i0 mvlgamma special_log_softmax special_softmax special_entr
view reshape _unsafe_view view_as reshape_as flatten unflatten permute transpose t numpy_T mT
adjoint movedim moveaxis swapaxes swapdims select slice narrow expand expand_as broadcast_to
unsqueeze squeeze diagonal diag diag_embed diagflat repeat repeat_interleave tile as_strided alias
detach clone contiguous copy broadcast_tensors meshgrid cartesian_prod combinations atleast_1d
atleast_2d atleast_3d ravel select_scatter slice_scatter diagonal_scatter as_strided_scatter
tril triu tril_indices triu_indices view_copy permute_copy transpose_copy squeeze_copy
unsqueeze_copy expand_copy slice_copy select_copy alias_copy block_diag vander
arange linspace logspace zeros ones full zeros_like ones_like full_like new_zeros new_ones new_full
eye scalar_tensor empty empty_like empty_strided new_empty rand randn randint randperm rand_like
randn_like randint_like bernoulli multinomial normal lift_fresh lift_fresh_copy
fill zero item _local_scalar_dense is_nonzero numel size sym_size sym_numel sym_stride
sym_storage_offset bincount histc corrcoef cov cumulative_trapezoid resize copysign
_safe_softmax _prelu_kernel _weight_norm _assert_async _assert_scalar
_assert_tensor_metadata _trilinear bernoulli _embedding_bag
linalg_inv linalg_det inverse det
arccos arccosh arcsin arcsinh arctan arctanh greater greater_equal less less_equal not_equal concat
concatenate row_stack special_exp2 special_expm1 special_logsumexp special_logit special_round
special_sinc special_digamma special_gammaln special_ndtr special_erfc special_erfinv
""".split()

# Operators that are others under a second name: they are given the calls of those.
ALIASES = {
    "absolute": "abs", "multiply": "mul", "subtract": "sub", "divide": "div", "true_divide": "div",
    "negative": "neg", "clip": "clamp", "arctan2": "atan2", "fix": "trunc", "moveaxis": "movedim",
    "swapaxes": "transpose.int",
    "swapdims": "transpose.int", "ger": "outer", "inverse": "linalg_inv",
    "det": "linalg_det", "linalg_matmul": "matmul", "adjoint": "mT", "__and__": "bitwise_and",
    "__or__": "bitwise_or", "__xor__": "bitwise_xor", "__lshift__": "bitwise_left_shift",
    "__rshift__": "bitwise_right_shift", "arccos": "acos", "arccosh": "acosh", "arcsin": "asin",
    "arcsinh": "asinh", "arctan": "atan", "arctanh": "atanh", "greater": "gt",
    "greater_equal": "ge", "less": "lt", "less_equal": "le", "not_equal": "ne", "concat": "cat",
    "concatenate": "cat", "row_stack": "vstack", "special_exp2": "exp2", "special_expm1": "expm1",
    "special_log1p": "log1p", "special_erf": "erf", "special_erfc": "erfc",
    "special_erfinv": "erfinv", "special_expit": "sigmoid", "special_logsumexp": "logsumexp",
    "special_logit": "logit", "special_round": "round", "special_sinc": "sinc",
    "special_digamma": "digamma", "special_gammaln": "lgamma", "special_xlogy": "xlogy.Tensor",
    "special_softmax": "softmax.int", "special_log_softmax": "log_softmax.int", "special_i0": "i0",
    "select_copy": "select", "slice_copy": "slice", "permute_copy": "permute",
    "transpose_copy": "transpose", "view_copy": "view", "squeeze_copy": "squeeze",
    "unsqueeze_copy": "unsqueeze", "expand_copy": "expand", "alias_copy": "alias",
    "zero": "zeros_like", "nll_loss2d": "nll_loss2d_forward",
}

# Elementwise operators that PyTorch does not tag as such, and those that take one tensor alone.
POINTWISE = """relu relu6 elu selu celu gelu silu mish hardswish hardsigmoid hardtanh leaky_relu
log_sigmoid softplus tanh sigmoid hardshrink softshrink isfinite threshold""".split()
ONE_TENSOR = POINTWISE[:-1] + """frac erfinv exp log sqrt rsqrt sign floor ceil round trunc
lgamma digamma i0 sinc deg2rad rad2deg nan_to_num isnan isinf isposinf isneginf signbit sgn
positive neg abs square reciprocal bitwise_not logical_not erf erfc exp2 expm1 log2 log10 log1p sin
cos tan asin acos atan sinh cosh asinh acosh atanh special_ndtr logit angle real conj_physical
msort fliplr flipud ravel atleast_1d atleast_2d atleast_3d t numpy_T mT view_as_real imag trace
frexp is_nonzero nonzero argwhere numel clone positive""".split()

# Backward operators of the core set; their calls are captured from autograd.
BACKWARD = """_adaptive_avg_pool2d_backward avg_pool2d_backward convolution_backward
embedding_dense_backward max_pool2d_with_indices_backward native_group_norm_backward
native_layer_norm_backward""".split()

# Their elements are not set, or drawn: dtype and shape are all there is to compare.
SPEC_ONLY = """empty empty_like empty_strided new_empty new_empty_strided rand randn randint
randperm rand_like randn_like randint_like bernoulli resize resize_as""".split()


class Values:
    """Tensors with fixed elements: the same call gives the same tensor."""

    def __call__(self, *shape, dtype=f32, low=-4.0, high=4.0):
        count = math.prod(shape)
        generator = torch.Generator().manual_seed(7)
        x = torch.rand(count, generator=generator) * (high - low) + low
        return cast(x, dtype).reshape(shape)

    def indices(self, *shape, below, dtype=i64):
        return (torch.arange(math.prod(shape)) * 7 % 11 % below).to(dtype).reshape(shape)


def cast(x, dtype):
    """x as another dtype, with numbers that it can hold."""
    if dtype == x.dtype:
        return x
    if x.dtype == b8:
        return x.to(dtype)
    if x.dtype == c64:
        return cast(x.real.contiguous(), dtype)
    if dtype == b8:
        return x > 0
    if not x.is_floating_point():
        x = x.double()
    if dtype == u8:
        return x.nan_to_num(0, 9, 9).abs().round().clamp(0, 255).to(u8)
    if dtype == c64:
        return torch.complex(x.float(), x.float().flip(list(range(x.dim()))))
    if not dtype.is_floating_point:
        return x.nan_to_num(0, 9, -9).round().clamp(-100, 100).to(dtype)
    return x.to(dtype)


V = Values()
SHAPES = [(), (1,), (0,), (2, 3), (2, 0, 3), (2, 1, 4), (3, 2, 2, 2)]
PAIRS = [((2, 3), (2, 3)), ((2, 3), (3,)), ((2, 1), (1, 4)), ((), (2,)), ((2,), ()), ((), ()),
         ((0, 3), (1, 3)), ((2, 1, 3), (4, 1)), ((1,), (2, 2, 2))]
MIXED = [(i64, f16), (f16, i64), (f32, f64), (f16, bf16), (u8, i8), (i8, i32), (b8, i16), (b8, f32),
         (i64, c64), (f64, c64), (u8, i16), (i32, i64), (bf16, f32)]


def recurrent():
    def weights(gates, inputs, hidden, layers=1, both=False, bias=True, projection=0):
        result = []
        ways = 2 if both else 1
        for layer in range(layers):
            for _ in range(ways):
                below = inputs if layer == 0 else (projection or hidden) * ways
                result += [V(gates * hidden, below, low=-1, high=1),
                           V(gates * hidden, projection or hidden, low=-1, high=1)]
                if bias:
                    result += [V(gates * hidden), V(gates * hidden, low=-1)]
                if projection:
                    result += [V(projection, hidden, low=-1, high=1)]
        return result

    for name, gates in [("lstm", 4), ("gru", 3), ("rnn_tanh", 1), ("rnn_relu", 1)]:
        for layers, both, bias, first in [
                (1, False, True, False), (1, False, True, True), (1, True, True, False),
                (2, False, True, False), (2, True, True, True), (1, False, False, False),
                (2, True, False, False)]:
            for batch, steps in [(2, 3), (1, 1), (3, 2)]:
                h = V(layers * (2 if both else 1), batch, 3, low=-1, high=1)
                x = V(*((batch, steps) if first else (steps, batch)), 2)
                state = [h, h * 0.5] if name == "lstm" else h
                yield f"{name}.input", (
                    x, state, weights(gates, 2, 3, layers, both, bias), bias, layers, 0.0, False,
                    both, first), {}
        x, h = V(2, 2), V(2, 3, low=-1, high=1)
        for bias in (True, False):
            state = [h, h * 0.5] if name == "lstm" else h
            w = weights(gates, 2, 3, bias=bias)
            for args in [(x, state, *w), (x * 3, state, *w), (x[:1], [s[:1] for s in state]
                         if name == "lstm" else h[:1], *w)]:
                yield f"{name}_cell", args, {}
    for batch in (1, 2, 3):
        yield "lstm.input", (V(3, batch, 2), [V(1, batch, 2), V(1, batch, 3)],
                             weights(4, 2, 3, projection=2), True, 1, 0.0, False, False, False), {}
        lengths = torch.tensor([2, 1])
        for name, gates in [("lstm", 4), ("gru", 3)]:
            h = V(1, 2, 3, low=-1, high=1)
            state = [h, h] if name == "lstm" else h
            yield f"{name}.data", (V(3, 2), lengths, state, weights(gates, 2, 3), True, 1, 0.0,
                                   False, False), {}


def indexing():
    x = V(4, 3, 2)
    at = V.indices
    for index in [[at(2, below=4)], [None, at(3, below=3)], [at(2, below=4), at(2, below=3)],
                  [at(2, below=4), None, at(2, below=2)], [None, at(3, below=3), at(3, below=2)],
                  [at(2, 1, below=4), at(3, below=3)], [at(below=4)], [at(0, below=4)],
                  [at(2, 2, below=4, dtype=i32)], [None, None, at(3, below=2)],
                  [torch.tensor([-1, 0, -4])], [V(4, dtype=b8)], [V(4, 3, dtype=b8)],
                  [None, V(3, dtype=b8)], [V(4, 3, 2, dtype=b8)], [V(4, dtype=u8, low=0, high=1)],
                  [torch.zeros(4, dtype=b8)], [V(4, dtype=b8), at(below=3)],
                  [torch.tensor(4)], [torch.tensor([-5])], [at(2, below=4), at(3, below=3)],
                  [V(3, dtype=b8)], [at(2, below=4), at(2, below=3), at(2, below=2)]]:
        yield "index.Tensor", (x, index), {}
        for dtype in (i64, b8):
            yield "index.Tensor", (V(4, 3, 2, dtype=dtype), index), {}
        for values in (V(), V(1, low=7, high=9)):
            for accumulate in (False, True):
                yield "index_put", (x, index, values, accumulate), {}
            yield "index_put_", (x, index, values), {}
    yield "index.Tensor", (x.transpose(0, 2), [at(2, below=2)]), {}
    yield "index.Tensor", (x[::2], [at(2, below=2)]), {}
    yield "index_put_", (V(4, 3).t(), [at(2, below=3)], V(2, 4)), {}
    yield "index_put", (V(5), [torch.tensor([1, 1, 3])], V(3), True), {}
    yield "index_put", (V(5), [torch.tensor([1, 1, 3])], V(3, dtype=f64), True), {}
    yield "index_put", (V(5, dtype=i64), [torch.tensor([1, 1, 3])], V(3, dtype=i64), True), {}
    yield "index_put", (V(5), [torch.tensor([1, 9])], V()), {}
    for how in ["sum", "prod", "mean", "amax", "amin"]:
        for include in (True, False):
            for index, source in [(at(3, 2, below=4), V(3, 2)), (at(1, 3, below=4), V(2, 3))]:
                yield "scatter_reduce.two", (V(4, 3), 0, index, source, how), {
                    "include_self": include}
            yield "scatter_reduce_.two", (V(4, 3), 1, at(2, 3, below=3), V(2, 3), how), {
                "include_self": include}
        if how != "sum":
            yield "index_reduce", (V(4, 3), 0, at(3, below=4), V(3, 3), how), {}
    for how in ["add", "multiply"]:
        yield "scatter.reduce", (V(4, 3), 0, at(3, 2, below=4), V(3, 2)), {"reduce": how}
        yield "scatter.value_reduce", (V(4, 3), 1, at(3, 2, below=3), 2.5), {"reduce": how}
    for args in [(0, 0, 9), (1, 1, 2**63 - 1), (0, -1), (1, 0, -1), (-1, 0, 3, 2), (0, 5, 1),
                 (0, None, None, 2), (0, 3, 3), (1, -9, 2), (0, 0, 4, 3), (0, 0, 4, 0),
                 (0, 0, 4, -1), (2, 0, 1)]:
        yield "slice.Tensor", (V(4, 3), *args), {}
    for dim, index in [(0, 0), (0, -1), (1, 2), (-1, -3), (0, 4), (2, 0), (1, -4)]:
        yield "select.int", (V(4, 3), dim, index), {}
        yield "select.int", (V(3, 4).t(), dim, index), {}
    for index in [torch.tensor([0, 2]), torch.tensor(1), torch.tensor([], dtype=i64),
                  torch.tensor([5]), torch.tensor([-1]), torch.tensor([1, 1], dtype=i32)]:
        for dim in (0, -1):
            yield "index_select", (V(4, 3), dim, index), {}
            yield "embedding", (V(4, 3), index), {}
    yield "embedding", (V(4, 3), at(2, 3, below=4), 1), {}
    yield "embedding", (V(4, 3), at(2, 3, below=4), -1, True), {}
    for mode in (0, 1, 2):
        for last in (False, True):
            offsets = torch.tensor([0, 2, 2, 5] if last else [0, 2, 2])
            for weights in (None, V(5) if mode == 0 else None):
                for padding in (-1, 2):
                    yield "embedding_bag.padding_idx", (
                        V(6, 3), torch.tensor([1, 2, 4, 5, 1]), offsets, False, mode, False,
                        weights, last, padding if padding >= 0 else None), {}
                    yield "_embedding_bag", (
                        V(6, 3), torch.tensor([1, 2, 4, 5, 1]), offsets, False, mode, False,
                        weights, last, padding), {}
                yield "embedding_bag", (
                    V(6, 3), torch.tensor([1, 2, 4, 5, 1]), offsets, False, mode, False, weights,
                    last), {}


def sizes():
    for shape, strided in [((2, 3), False), ((2, 3, 4), True), ((0, 3), False), ((1,), False)]:
        x = V(*shape).transpose(0, -1) if strided else V(*shape)
        for name in ("sym_size.int", "sym_stride.int", "size.int", "stride.int"):
            for dim in (0, -1, len(shape) - 1, len(shape)):
                yield name, (x, dim), {}
        for name in ("sym_numel", "sym_storage_offset", "numel"):
            yield name, (x,), {}
            yield name, (x[1:],), {}
    image = V(2, 3, 2, 2)
    for x in (V(2, 3), V(3, 2).t(), V(1, 3).expand(2, 3), V(0, 2), V(4, 6)[::2, ::3], V(),
              image, image.contiguous(memory_format=torch.channels_last), image[:, :1]):
        for layout in (None, torch.contiguous_format, torch.channels_last):
            if layout != torch.channels_last or x.dim() == 4:
                yield "sym_is_contiguous", (x,) + ((layout,) if layout else ()), {}
    for dtype in (b8, u8, i8, i16, i32, i64, f16, bf16, f32, f64, c64):
        yield "sym_is_contiguous", (V(2, 3, dtype=dtype).t(),), {}
        for name in ("sym_numel", "item", "_local_scalar_dense"):
            yield name, (V(dtype=dtype),), {}
        for name in ("item", "_local_scalar_dense"):
            yield name, (V(1, 1, dtype=dtype),), {}
    yield "item", (V(2),), {}
    yield "item", (V(0),), {}
    yield "item", (torch.tensor(float("nan")),), {}
    yield "item", (V(4)[2],), {}
    for name in ("_assert_async", "_assert_async.msg"):
        for value in (torch.tensor(True), torch.tensor(False), torch.tensor(2.0), V(2)):
            yield name, (value,) + (("text",) if name.endswith("msg") else ()), {}
    for value in (True, False, 1, 0, 2.5):
        yield "_assert_scalar", (value, "text"), {}
    for args in [(None, None, f32), ([2, 3], None, None), (None, None, i64), ([2], None, None)]:
        yield "_assert_tensor_metadata", (V(2, 3), *args), {}


def creation():
    dtypes = [b8, u8, i8, i16, i32, i64, f16, bf16, f32, f64, c64]
    for dtype in [None] + dtypes:
        kw = {} if dtype is None else {"dtype": dtype}
        for shape in ([2, 3], [], [0, 2]):
            for name in ("zeros", "ones", "empty.memory_format"):
                yield name, (shape,), kw
            if shape != [0, 2]:
                for value in (3, 2.5, True):
                    yield "full", (shape, value), kw
        for args in [(5,), (0,), (2.5,)]:
            yield "arange", args, kw
        for args in [(1, 5), (-2, 2), (0.5, 3)]:
            yield "arange.start", args, kw
        for args in [(1, 9, 2), (5, 0, -2), (0, 1, 0.25), (0, 5, -1), (0, 5, 0), (3, 3, 1)]:
            yield "arange.start_step", args, kw
        for args in [(0, 1, 5), (-3, 7.5, 4), (1, 1, 1), (2, 3, 0), (5, -5, 3)]:
            yield "linspace", args, kw
        yield "logspace", (0, 2, 5), kw
        for value in (2, 2.5, True, float("nan") if dtype in (None, f16, f32, f64) else 0, -1):
            yield "scalar_tensor", (value,), kw
        yield "eye", (3,), kw
        yield "eye.m", (2, 4), kw
        yield "empty_strided", ([2, 3], [1, 2]), kw
        for like in (V(2, 3), V(2, 3, dtype=i64), V(3, 2).t()):
            for name in ("zeros_like", "ones_like", "empty_like"):
                yield name, (like,), kw
            yield "full_like", (like, 3), kw
            for name in ("new_zeros", "new_ones", "new_empty"):
                yield name, (like, [2, 2]), kw
            yield "new_full", (like, [2], 2), kw
        for name in ("to.dtype", "_to_copy"):
            for source in dtypes:
                if dtype is not None:
                    args = (V(2, 3, dtype=source),) + ((dtype,) if name == "to.dtype" else ())
                    yield name, args, {} if name == "to.dtype" else kw
        for name in ("rand", "randn"):
            yield name, ([2, 3],), kw
            yield name, ([],), kw
        yield "randperm", (5,), kw
        yield "randint", (9, [2, 3]), kw
        yield "randint.low", (-2, 9, [2, 3]), kw
        for like in (V(2, 3), V(3, dtype=f64)):
            yield "rand_like", (like,), kw
            yield "randn_like", (like,), kw
    for size in ([-1], [2, -3]):
        for name in ("zeros", "ones"):
            yield name, (size,), {}
        yield "full", (size, 1), {}
    for source in dtypes:
        yield "to.other", (V(2, 3), V(1, dtype=source)), {}
        yield "type_as", (V(2, 3), V(1, dtype=source)), {}
        yield "to.device", (V(2, 3), torch.device("cpu"), source), {}
        yield "to.dtype_layout", (V(2, 3),), {"dtype": source}
        yield "copy", (V(2, 3, dtype=source), V(3)), {}
        yield "copy_", (V(2, 3, dtype=source), V(3)), {}
        yield "copy_", (V(2, 3), V(2, 3, dtype=source)), {}
        for name in ("fill.Scalar", "fill_.Scalar"):
            yield name, (V(2, 3, dtype=source), 3), {}
            yield name, (V(2, 3, dtype=source), 2.5), {}
        for name in ("fill.Tensor", "fill_.Tensor"):
            yield name, (V(2, 3, dtype=source), torch.tensor(2)), {}
        yield "zero_", (V(2, 3, dtype=source),), {}
        yield "lift_fresh_copy", (V(2, 3, dtype=source),), {}
    yield "copy_", (V(3, 2).t(), V(2, 3)), {}
    yield "copy_", (V(4, 6)[::2, 1::2], V(2, 3)), {}
    yield "copy_", (V(2, 3), V(2, 4)), {}
    yield "copy_", (V(3), V(2, 3)), {}
    yield "fill_.Tensor", (V(2, 3), V(2)), {}
    for name in ("clone", "contiguous", "alias", "detach", "lift_fresh_copy"):
        for x in (V(3, 2).t(), V(4, 6)[::2, 1::2], V(1, 3).expand(2, 3), V(), V(0, 2)):
            yield name, (x,), {}
    for layout in (torch.channels_last, torch.contiguous_format, torch.preserve_format):
        yield "clone", (V(2, 3, 2, 2),), {"memory_format": layout}
        yield "contiguous", (V(2, 3, 2, 2),), {"memory_format": layout} if (
            layout != torch.preserve_format) else {}


def networks():
    for n, spatial in [(1, (7,)), (2, (5, 4)), (3, (3, 4, 3))]:
        kernel = (2,) * n
        for groups in (1, 2):
            w = V(4, 4 // groups, *kernel, low=-1, high=1)
            for stride, padding, dilation in [(1, 0, 1), (2, 1, 1), (1, 1, 2)]:
                for bias in (None, V(4)):
                    for batch in ((1, 4), (4,)):
                        args = (V(*batch, *spatial), w, bias, [stride] * n, [padding] * n,
                                [dilation] * n, groups)
                        yield f"conv{n}d", args, {}
                        if len(batch) == 2:
                            yield "convolution", args[:6] + (False, [0] * n, groups), {}
                wt = V(4, 4 // groups, *kernel, low=-1, high=1)
                out = 1 if stride == 2 else 0
                x = V(1, 4, *spatial[:-1], 2)
                name = f"conv_transpose{n}d" + ("" if n == 1 else ".input")
                yield (f"conv_transpose{n}d" if n == 1 else name), (
                    x, wt, None, [stride] * n, [padding] * n, [out] * n, groups, [dilation] * n), {}
                yield "convolution", (x, wt, V(4), [stride] * n, [padding] * n, [dilation] * n,
                                      True, [out] * n, groups), {}
        for mode in ("same", "valid"):
            yield f"conv{n}d.padding", (
                V(1, 4, *spatial), V(2, 4, *kernel, low=-1, high=1), None, [1] * n, mode), {}
        yield f"conv{n}d", (V(1, 4, *spatial), V(2, 3, *kernel), None), {}
        yield f"conv{n}d", (V(1, 4, *spatial), V(2, 4, *(9,) * n), None), {}
        for shape in ((2, 4), (2, 4, *spatial), (1, 4, *spatial)):
            for training in (False, True):
                for affine in (False, True):
                    wb = (V(4, low=0.5, high=2), V(4)) if affine else (None, None)
                    for stats in (True, False):
                        s = (V(4), V(4, low=0.5, high=2)) if stats else (None, None)
                        yield "batch_norm", (V(*shape), *wb, *s, training, 0.1, 1e-5, False), {}
                        if not training and stats:
                            yield "_native_batch_norm_legit_no_training", (
                                V(*shape), *wb, *s, 0.1, 1e-5), {}
                        if stats:
                            yield "_native_batch_norm_legit_functional", (
                                V(*shape), *wb, *s, training, 0.1, 1e-5), {}
                            yield "_native_batch_norm_legit", (
                                V(*shape), *wb, *s, training, 0.1, 1e-5), {}
                        elif training:
                            yield "_native_batch_norm_legit.no_stats", (
                                V(*shape), *wb, training, 0.1, 1e-5), {}
                    if training and len(shape) > 2:
                        yield "instance_norm", (V(*shape), *wb, None, None, True, 0.1, 1e-5,
                                                False), {}
                        yield "instance_norm", (
                            V(*shape), *wb, V(4), V(4, low=0.5, high=2), False, 0.1, 1e-5,
                            False), {}
            for groups in (1, 2, 4, 3):
                for wb in ((None, None), (V(4, low=0.5, high=2), V(4))):
                    yield "group_norm", (V(*shape), groups, *wb), {}
                    rest = math.prod(shape[2:])
                    if groups != 3:
                        yield "native_group_norm", (
                            V(*shape), *wb, shape[0], 4, rest, groups, 1e-5), {}
    for shape, norm in [((2, 3), [3]), ((2, 3, 4), [4]), ((2, 3, 4), [3, 4]), ((4,), [4]),
                        ((0, 4), [4]), ((2, 4), [3])]:
        for wb in ((None, None), (V(*norm, low=0.5, high=2), V(*norm)), (V(*norm), None)):
            yield "layer_norm", (V(*shape), norm, *wb), {}
            yield "native_layer_norm", (V(*shape), norm, *wb, 1e-5), {}
            yield "rms_norm", (V(*shape), norm, wb[0]), {}
            yield "rms_norm", (V(*shape), norm, wb[0], 1e-3), {}
    for shape in ((3,), (2, 3), (2, 2, 3), (0, 3), (2, 4)):
        for bias in (None, V(4)):
            yield "linear", (V(*shape), V(4, 3), bias), {}
    yield "linear", (V(2, 3), V(3), None), {}
    yield "linear", (V(2, 3), V(3, 4).t(), V(4)), {}
    yield "linear", (V(3, 2).t(), V(4, 3), V(4)), {}
    for a, b in [((3,), (3,)), ((2, 3), (3,)), ((3,), (3, 4)), ((2, 3), (3, 4)), ((2, 2, 3), (3, 4)),
                 ((2, 2, 3), (2, 3, 4)), ((2, 1, 2, 3), (3, 3, 2)), ((2, 3), (2, 3, 2)),
                 ((2, 0), (0, 3)), ((0, 3), (3, 2)), ((2, 2, 3), (3,)), ((3,), (2, 3, 2)),
                 ((2, 3), (2, 3)), ((), (3,))]:
        yield "matmul", (V(*a), V(*b)), {}
    yield "matmul", (V(3, 2).t(), V(4, 3).t()), {}
    q, k, v = V(2, 2, 3, 4), V(2, 2, 5, 4, low=-2), V(2, 2, 5, 4, low=-3)
    for args, kw in [((), {}), ((V(3, 5),), {}), ((V(3, 5, dtype=b8),), {}), ((), {"scale": 0.3}),
                     ((None, 0.0, True), {}), ((V(2, 1, 3, 5, dtype=b8),), {}),
                     ((V(2, 2, 3, 5),), {"scale": 1.0}),
                     ((torch.zeros(3, 5, dtype=b8),), {})]:
        yield "scaled_dot_product_attention", (q, k, v, *args), kw
        yield "scaled_dot_product_attention", (
            q.transpose(1, 2).contiguous().transpose(1, 2), k, v, *args), kw
        if not args or args[0] is None or args[0].dim() == 2:
            yield "scaled_dot_product_attention", (q[0], k[0], v[0], *args), kw
    yield "scaled_dot_product_attention", (V(1, 4, 3, 4), V(1, 2, 5, 4), V(1, 2, 5, 4)), {
        "enable_gqa": True}
    for text, shapes in [("ij,jk->ik", [(2, 3), (3, 4)]), ("ij->ji", [(2, 3)]), ("ii->i", [(3, 3)]),
                         ("ii", [(3, 3)]), ("bij,bjk->bik", [(2, 2, 3), (2, 3, 2)]),
                         ("...ij,...jk->...ik", [(2, 2, 3), (2, 3, 2)]), ("i,j->ij", [(2,), (3,)]),
                         ("ij,ij->", [(2, 3), (2, 3)]), ("i,i", [(3,), (3,)]),
                         ("bhqd,bhkd->bhqk", [(1, 2, 3, 2), (1, 2, 2, 2)]), ("ij->", [(2, 3)]),
                         ("ij,jk,kl->il", [(2, 3), (3, 2), (2, 2)]), ("ijk->kij", [(2, 3, 2)]),
                         ("b...,b...->b", [(2, 3), (2, 3)]), ("ij,kj->ik", [(2, 3), (4, 3)]),
                         ("ij, j -> i", [(2, 3), (3,)]), ("...i->...", [(2, 3)]),
                         ("ij,jk->ik", [(2, 3), (4, 4)]), ("ij,jk->iz", [(2, 3), (3, 4)]),
                         ("i,i,i->i", [(3,), (3,), (1,)]), ("ijj->i", [(2, 3, 3)])]:
        yield "einsum", (text, [V(*shape) for shape in shapes]), {}


def pools():
    for n, spatial in [(1, (6,)), (2, (5, 4)), (3, (3, 4, 4))]:
        for shape in ((1, 2, *spatial), (2, *spatial)):
            for kernel, stride, padding, dilation, ceil in [
                    (2, 2, 0, 1, False), (3, 1, 1, 1, False), (2, 2, 0, 1, True), (2, 1, 0, 2, False),
                    (3, 2, 1, 1, True)]:
                args = ([kernel] * n, [stride] * n, [padding] * n, [dilation] * n, ceil)
                yield f"max_pool{n}d", (V(*shape), *args), {}
                yield f"max_pool{n}d_with_indices", (V(*shape), *args), {}
                if dilation == 1:
                    for count in (True, False):
                        yield f"avg_pool{n}d", (V(*shape), *args[:3], ceil, count), {}
            for size in (1, 2, 3):
                yield f"adaptive_avg_pool{n}d", (V(*shape), [size] * n), {}
                yield f"adaptive_max_pool{n}d", (V(*shape), [size] * n), {}
                if n > 1:
                    yield f"_adaptive_avg_pool{n}d", (V(*shape), [size] * n), {}
        if n > 1:
            yield f"avg_pool{n}d", (V(1, 2, *spatial), [2] * n, [1] * n, [0] * n, False, True, 3), {}
        yield f"max_pool{n}d", (V(1, 2, *spatial), [2] * n, [1] * n, [2] * n), {}
        yield f"max_pool{n}d", (V(1, 2, *spatial), [9] * n), {}
        pads = [1, 2, 1, 0, 2, 1][:2 * n]
        for shape in ((1, 2, *spatial), (2, *spatial)):
            for p in (pads, [0] * 2 * n, [1] * 2 * n):
                yield f"reflection_pad{n}d", (V(*shape), p), {}
                yield f"replication_pad{n}d", (V(*shape), p), {}
                for mode in ("constant", "reflect", "replicate", "circular"):
                    yield "pad", (V(*shape), p, mode), {}
        yield f"reflection_pad{n}d", (V(1, 2, *spatial), [9] * 2 * n), {}
    for p in ([1, 2], [0, 0, 1, 1], [-1, 1], [1, -1, 0, 2], [0, 0], [-5, 0]):
        for value in (0, 2.5, -1):
            yield "constant_pad_nd", (V(2, 3), p, value), {}
        yield "pad", (V(2, 3), p, "constant", 1.5), {}
        yield "pad", (V(2, 3), p), {}
    for size, scale in [([4, 6], None), (None, [2.0, 1.5]), ([2, 2], None), (None, [0.7, 1.3]),
                        ([3, 1], None), ([1, 1], None)]:
        x = V(1, 2, 3, 4)
        for aligned in (False, True):
            for name in ("upsample_bilinear2d", "upsample_bicubic2d"):
                yield f"{name}.vec", (x, size, aligned, scale), {}
                if size:
                    yield name, (x, size, aligned), {}
            for name in ("_upsample_bilinear2d_aa", "_upsample_bicubic2d_aa"):
                yield f"{name}.vec", (x, size, aligned, scale), {}
            one = (size[:1] if size else None), aligned, (scale[:1] if scale else None)
            yield "upsample_linear1d.vec", (V(1, 2, 4), *one), {}
            three = (size + [2] if size else None), aligned, (scale + [1.2] if scale else None)
            yield "upsample_trilinear3d.vec", (V(1, 2, 2, 3, 2), *three), {}
        for exact in ("upsample_nearest", "_upsample_nearest_exact"):
            yield f"{exact}2d.vec", (x, size, scale), {}
            yield f"{exact}1d.vec", (V(1, 2, 4), one[0], one[2]), {}
            yield f"{exact}3d.vec", (V(1, 2, 2, 3, 2), three[0], three[2]), {}
    for mode in (0, 1, 2):
        for padding in (0, 1, 2):
            for aligned in (False, True):
                yield "grid_sampler", (V(1, 2, 3, 3), V(1, 2, 3, 2, low=-1.3, high=1.3), mode,
                                       padding, aligned), {}
                yield "grid_sampler_2d", (V(1, 2, 3, 3), V(1, 2, 3, 2, low=-1.3, high=1.3), mode,
                                          padding, aligned), {}
                if mode < 2:
                    yield "grid_sampler_3d", (
                        V(1, 1, 2, 3, 3), V(1, 2, 2, 2, 3, low=-1.3, high=1.3), mode, padding,
                        aligned), {}
    for aligned in (False, True):
        for size in ([1, 1, 2, 3], [2, 3, 3, 2], [1, 2, 1, 1]):
            yield "affine_grid_generator", (V(size[0], 2, 3), size, aligned), {}
        yield "affine_grid_generator", (V(1, 3, 4), [1, 1, 2, 2, 2], aligned), {}
    for kernel, dilation, padding, stride in [([2, 2], [1, 1], [0, 0], [1, 1]),
                                              ([2, 2], [1, 1], [0, 0], [2, 2]),
                                              ([3, 2], [1, 1], [1, 0], [1, 2]),
                                              ([2, 2], [2, 1], [1, 1], [1, 1])]:
        for batch in ((1,), ()):
            x = V(*batch, 2, 4, 4)
            yield "im2col", (x, kernel, dilation, padding, stride), {}
            columns = torch.ops.aten.im2col(x, kernel, dilation, padding, stride)
            yield "col2im", (columns, [4, 4], kernel, dilation, padding, stride), {}
    for shape, factor in [((1, 4, 2, 3), 2), ((8, 1, 2), 2), ((1, 9, 1, 1), 3), ((1, 3, 2, 2), 2)]:
        yield "pixel_shuffle", (V(*shape), factor), {}
    for shape, factor in [((1, 1, 4, 6), 2), ((2, 2, 2), 2), ((1, 1, 3, 3), 3), ((1, 1, 3, 3), 2)]:
        yield "pixel_unshuffle", (V(*shape), factor), {}


def spectra():
    for n in (8, 7, 1):
        for dims in ([1], [0, 1], [-1]):
            for norm in (0, 1, 2):
                for one in (True, False):
                    yield "_fft_r2c", (V(3, n), dims, norm, one), {}
                z = V(3, n, dtype=c64)
                yield "_fft_c2r", (z, dims, norm, 2 * (n - 1) if n > 1 else 1), {}
                yield "_fft_c2c", (z, dims, norm, True), {}
                yield "_fft_c2c", (z, dims, norm, False), {}
    for size in (None, 6, 10):
        for norm in (None, "ortho", "forward"):
            yield "fft_rfft", (V(2, 8), size, -1, norm), {}
            yield "fft_irfft", (V(2, 5, dtype=c64), size, -1, norm), {}
    for hop, length, window, center, norm, one in [
            (2, None, None, True, False, True), (3, 6, V(6), True, True, True),
            (4, 8, V(8), False, False, False), (1, 4, None, False, False, True)]:
        yield "stft.center", (V(20), 8, hop, length, window, center, "reflect", norm, one, True), {}
        yield "stft.center", (V(2, 20), 8, hop, length, window, center, "constant", norm, one,
                              True), {}
        if not center:
            yield "stft", (V(20), 8, hop, length, window, norm, one, True), {}
            yield "stft", (V(2, 20), 8, hop, length, window, norm, one, True), {}


def losses():
    targets = torch.tensor([1, 0, 2])
    for reduction in (0, 1, 2, 3):
        for name in ("mse_loss", "l1_loss", "smooth_l1_loss", "huber_loss", "soft_margin_loss",
                     "kl_div"):
            # PyTorch then gives what the memory of the result held before.
            if (name, reduction) == ("soft_margin_loss", 3):
                continue
            yield name, (V(2, 3), V(2, 3, low=-3), reduction), {}
        for weight in (None, V(4, low=0, high=1)):
            for ignored in (-100, 0):
                yield "nll_loss_nd", (V(3, 4), targets, weight, reduction, ignored), {}
                yield "nll_loss", (V(3, 4), targets, weight, reduction, ignored), {}
                yield "nll_loss_forward", (V(3, 4), targets, weight, reduction, ignored), {}
                for smoothing in (0.0, 0.1):
                    yield "cross_entropy_loss", (
                        V(3, 4), targets, weight, reduction, ignored, smoothing), {}
                yield "cross_entropy_loss", (
                    V(1, 4, 3), targets.reshape(1, 3), weight, reduction, ignored), {}
        yield "cross_entropy_loss", (V(3, 4), V(3, 4, low=0, high=1), None, reduction), {}
        yield "cross_entropy_loss", (V(4), torch.tensor(2), None, reduction), {}
        yield "cross_entropy_loss", (V(3, 4), torch.tensor([1, 9, 0]), None, reduction), {}
        yield "binary_cross_entropy", (
            V(2, 3, low=0, high=1), V(2, 3, low=0, high=1), None, reduction), {}
        yield "binary_cross_entropy", (
            V(2, 3, low=0, high=1), V(2, 3, low=0, high=1), V(3), reduction), {}
        yield "binary_cross_entropy_with_logits", (V(2, 3), V(2, 3), V(3), None, reduction), {}
        yield "binary_cross_entropy_with_logits", (
            V(2, 3), V(2, 3), None, V(3, low=0.5, high=2), reduction), {}
    yield "binary_cross_entropy", (torch.tensor([0.0, 1.0, 1.0]), torch.tensor([0.0, 1.0, 0.0])), {}


def elementwise():
    for name in ONE_TENSOR:
        for shape in SHAPES:
            yield name, (V(*shape),), {}
        yield name, (V(3, 4)[:, 1:3],), {}
        if name in ("view_as_real", "imag", "real", "angle", "conj_physical"):
            for shape in SHAPES:
                yield name, (V(*shape, dtype=c64),), {}
            yield name, (V(3, 4, dtype=c64).t(),), {}
    for shape in ((2,), (3, 2), (0, 2), (2, 3, 2), (1, 2), (3,)):
        yield "view_as_complex", (V(*shape),), {}
        if 0 not in shape:
            yield "view_as_complex", (V(*shape[::-1]).permute(*range(len(shape))[::-1]),), {}
        for dtype in (f64, f16, i64):
            yield "view_as_complex", (V(*shape, dtype=dtype),), {}
    for a, b in PAIRS:
        for name in ("complex", "polar", "gcd", "lcm", "hypot", "logaddexp", "copysign", "fmax"):
            whole = name in ("gcd", "lcm")
            yield name + (".Tensor" if name == "copysign" else ""), (
                V(*a, dtype=i64) * 3 if whole else V(*a),
                         V(*b, dtype=i64) * 2 if whole else V(*b, low=-3)), {}
    for slope in (0.01, 0.2, 1.0, 0.0, -0.5, 2):
        for name in ("leaky_relu", "leaky_relu_", "celu", "celu_"):
            yield name, (V(2, 3), slope or 1.0), {}
        yield "elu", (V(2, 3), slope, 1.5, 0.7), {}
        yield "hardshrink", (V(2, 3), slope), {}
        yield "threshold", (V(2, 3), slope, 9), {}
        yield "softplus", (V(2, 3) * 8, slope or 1.0, 12), {}
        yield "hardtanh", (V(2, 3), -abs(slope), 1), {}
        yield "hardtanh_", (V(2, 3), -abs(slope), 1), {}
        if slope >= 0:
            yield "softshrink", (V(2, 3), slope), {}
        for noise in (V(2, 3),):
            yield "rrelu", (noise, abs(slope), abs(slope) + 1, False), {}
    for shape in SHAPES:
        for approximate in ("none", "tanh"):
            yield "gelu", (V(*shape),), {"approximate": approximate}
        for name in ("relu_", "hardswish_", "silu_", "mish_", "hardsigmoid_", "selu_", "relu6_"):
            yield name, (V(*shape),), {}
    for number in (6, -3, 1, 0, True, 127, 2.5):
        for dtype in (i64, i32, i16, i8, u8, b8):
            x = V(2, 3, dtype=dtype)
            for name in ("bitwise_and", "bitwise_or", "bitwise_xor"):
                yield f"{name}.Scalar", (x, number), {}
                yield f"{name}.Scalar_Tensor", (number, x), {}
                yield f"{name}_.Scalar", (x, number), {}
            if 0 <= number <= 6:
                for name in ("bitwise_left_shift", "bitwise_right_shift"):
                    yield f"{name}.Tensor_Scalar", (x, number), {}
                for name in ("__lshift__", "__rshift__"):
                    yield f"{name}.Scalar", (x, number), {}
            for name in ("__and__", "__or__", "__xor__"):
                yield f"{name}.Scalar", (x, number), {}
        for dtype in (f32, f16, i64, u8, bf16, f64, i32):
            for name in ("fmod", "remainder", "fmod_", "remainder_", "pow", "float_power"):
                suffix = "Tensor_Scalar" if "pow" in name else "Scalar"
                if number or dtype.is_floating_point:
                    yield f"{name}.{suffix}", (V(2, 3, dtype=dtype), number), {}
    for shape in ((2, 3), (3,), (1, 1), (0, 2)):
        for other in ((2,), (3,)):
            yield "outer", (V(*shape[-1:]), V(*other)), {}
        yield "mv", (V(2, shape[-1]), V(shape[-1])), {}
        yield "mv", (V(shape[-1], 2).t(), V(shape[-1])), {}
        yield "mv", (V(2, 3), V(2)), {}
        for other in ((2, 1), (2,), (1, 2, 2)):
            yield "kron", (V(*shape), V(*other)), {}
    for rows, columns in ((2, 3), (3, 2), (0, 2), (3, 3)):
        for offset in (0, 1, -1, 5):
            for kind in ({}, {"dtype": i32}):
                yield "tril_indices", (rows, columns, offset), kind
                yield "triu_indices", (rows, columns, offset), kind
    for start, end, step in ((0, 2, 1), (1, 3, 1), (0, 4, 2), (None, None, 1), (-2, 9, 1), (3, 1, 1)):
        for dim in (0, 1, -1):
            base = V(4, 4)
            part = torch.ops.aten.slice.Tensor(base, dim, start, end, step) * 0 + 9
            yield "slice_scatter", (base, part, dim, start, end, step), {}
            yield "slice_scatter", (V(4, 4, dtype=i64).t(), part.to(i64), dim, start, end, step), {}
    yield "slice_scatter", (V(4, 4), V(3, 4), 0, 0, 2), {}
    for shape in ((2, 3), (1, 4), (3, 2, 2)):
        for dim in (0, 1, -1):
            yield "_safe_softmax", (V(*shape), dim), {}
            yield "_safe_softmax", (V(*shape).masked_fill(V(*shape) > 2, -math.inf), dim), {}
        yield "_safe_softmax", (torch.full(shape, -math.inf), 0), {}
        for keep in (False, True):
            yield "frobenius_norm.dim", (V(*shape), [0, 1], keep), {}
            yield "nuclear_norm.dim", (V(*shape[:2]), [0, 1], keep), {}
        yield "nuclear_norm", (V(*shape[:2]),), {}
        yield "conj", (V(*shape, dtype=c64),), {}
        yield "conj", (V(*shape),), {}
        yield "chain_matmul", ([V(2, 3), V(3, shape[0]), V(*shape[:2])],), {}
        for dim in (0, 1):
            extent = [1] * len(shape)
            extent[dim] = shape[dim]
            yield "_weight_norm", (V(*shape), V(*extent), dim), {}
        yield "_prelu_kernel", (V(*shape), V(*shape, low=0, high=1)), {}
    for pads in ([1, 1], [2, 0], [0, 0], [1, 2, 2, 1], [4, 0], [-1, 1]):
        yield "_pad_circular", (V(1, 2, 3, 4), pads if len(pads) == 4 else pads + [0, 0]), {}
        yield "_pad_circular", (V(2, 2, 4), pads[:2]), {}
    for size in ([1, 2, 2], [2, 1, 3], [3, 3, 1]):
        for shape in ((1, 2, 3, 4, 3), (2, 3, 4, 5)):
            yield "_adaptive_avg_pool3d", (V(*shape), size), {}
            yield "_upsample_nearest_exact3d", (V(1, *shape[-4:]), size), {}
    for size in (1, 2, 5, 8, 0, 3):
        for name in ("hann_window", "hamming_window"):
            yield name, (size,), {}
            yield name, (size,), {"dtype": f64}
            yield f"{name}.periodic", (size, False), {}
        for name in ("fft_fftfreq", "fft_rfftfreq"):
            yield name, (size,), {}
            yield name, (size, 0.5), {}
            yield name, (size,), {"dtype": f64}
    for size in ([2, 3], [4], [5, 3], None):
        for norm in (None, "ortho", "forward", "backward", "wrong"):
            dims = [0, 1] if size and len(size) == 2 else [-1] if size else None
            for name in ("fft_rfft2", "fft_fft2", "fft_ifft2", "fft_irfft2"):
                if dims is None or len(dims) == 2:
                    yield name, (V(3, 4, dtype=c64 if "ir" in name else f32), size, dims or [0, 1],
                                 norm), {}
            for name in ("fft_rfftn", "fft_fftn", "fft_ifftn", "fft_irfftn"):
                yield name, (V(3, 4, dtype=c64 if "ir" in name else f32), size, dims, norm), {}
    for hop, center, norm, one, length in [(2, True, False, True, None), (4, True, True, True, 16),
                                           (3, True, False, False, None), (2, True, False, True, 13)]:
        for lead in ((), (2,)):
            z = V(*lead, 5 if one else 8, 6, dtype=c64)
            for window in (None, V(8, low=0.5, high=1.5)):
                yield "istft", (z, 8, hop, None, window, center, norm, one, length, False), {}
    for count, dtype in ((0, None), (1, None), (6, None), (9, None), (-1, None), (6, i32), (6, f32), (6, f64), (6, i16)):
        yield "randperm", (count,), {} if dtype is None else {"dtype": dtype}
    log = torch.log_softmax(V(4, 2, 5), -1)
    for blank in (0, 4):
        for reduction in (0, 1, 2):
            for infinite in (False, True):
                labels = torch.tensor([[1, 2], [3, 3]])
                yield "ctc_loss.IntList", (log, labels, [4, 4], [2, 1], blank, reduction, infinite), {}
                yield "ctc_loss.Tensor", (
                    log, labels, torch.tensor([4, 3]), torch.tensor([2, 2]), blank, reduction,
                    infinite), {}
    for order in (None, "fro", "nuc", math.inf, 1, -1, 2):
        for keep in (False, True):
            if isinstance(order, str):
                yield "linalg_matrix_norm.str_ord", (V(3, 2), order, [0, 1], keep), {}
            elif order is not None:
                yield "linalg_matrix_norm", (V(3, 2), order, [0, 1], keep), {}
                yield "linalg_norm", (V(3, 2), order, [0, 1], keep), {}
    for shape in ((3,), (2, 3), (0,)):
        yield "zero", (V(*shape),), {}
        for count, increasing in ((None, False), (4, True), (2, False)):
            yield "vander", (V(*shape), count, increasing), {}
    for size in ((2, 3, 3), (1, 1, 1), (3, 3), (0, 2, 2)):
        x = V(*size) + torch.eye(size[-1]) * 9
        for name in ("linalg_inv", "linalg_det"):
            yield name, (x,), {}
            yield name, (x.mT,), {}
            yield name, (x.double(),), {}
    for grad, shape in (((1, 2, 2, 2), (1, 2, 4, 4)), ((2, 1, 1), (2, 3, 5)), ((1, 1, 3, 2), (1, 1, 5, 4))):
        for scale in (1, 2):
            yield "_adaptive_avg_pool2d_backward", (V(*grad) * scale, V(*shape)), {}
            yield "_adaptive_avg_pool2d_backward", (V(*grad, dtype=f64) * scale,
                                                    V(*shape, dtype=f64)), {}
    for mask in ([True] * 3, [True, False, True], [False, True, False], [True, False, False]):
        for groups in (1, 2):
            x = V(2, 4, 3)
            yield "native_group_norm_backward", (
                x, x * 2, V(2, groups), V(2, groups, low=0.5, high=2), V(4), 2, 4, 3, groups,
                mask), {}
        yield "native_layer_norm_backward", (
            V(2, 3), V(2, 3) * 2, [3], V(2, 1), V(2, 1, low=0.5, high=2), V(3), V(3), mask), {}


def miscellaneous():
    yield "atan2.out", (V(2, 3), V(3)), {"out": V(2, 3)}
    yield "atan2.out", (V(2, 3), V(3)), {"out": V(3, 2).t()}
    for training in (False,):
        for p in (0.0, 0.5, 1.0):
            for name in ("dropout", "alpha_dropout", "feature_dropout"):
                yield name, (V(2, 3), p, training), {}
                yield name + "_", (V(2, 3), p, training), {}
            yield "native_dropout", (V(2, 3), p, training), {}
    for p in (0.5, 0.2):
        yield "dropout", (V(2, 3), p, True), {}
        yield "native_dropout", (V(2, 3), p, True), {}
    for right in (False, True):
        for int32 in (False, True):
            edges = torch.tensor([-2.0, 0.0, 1.0, 3.0])
            for x in (V(2, 3), V(), torch.tensor([-2.0, 0.0, 5.0, float("nan")]), V(0)):
                yield "bucketize.Tensor", (x, edges), {"out_int32": int32, "right": right}
                yield "searchsorted.Tensor", (edges, x), {"out_int32": int32, "right": right}
            yield "bucketize.Scalar", (1.0, edges), {"out_int32": int32, "right": right}
            yield "searchsorted.Scalar", (edges, 1.0), {"out_int32": int32, "right": right}
            yield "searchsorted.Tensor", (edges.expand(2, 4), V(2, 3)), {
                "out_int32": int32, "right": right}
    for classes in (-1, 4, 6, 2):
        for shape in ((3,), (2, 2), ()):
            yield "one_hot", (V.indices(*shape, below=4), classes), {}
    yield "one_hot", (torch.tensor([0, -1]), 3), {}
    yield "one_hot", (V(3), 3), {}
    for size, stride, offset in [([2, 3], [3, 1], 0), ([2, 2], [1, 2], 1), ([3], [0], 2),
                                 ([2, 2, 2], [4, 2, 1], 0), ([], [], 5), ([0, 2], [1, 1], 0),
                                 ([3, 3], [1, 1], 0), ([4], [3], 0), ([9], [1], 0), ([2], [-1], 1)]:
        yield "as_strided", (V(8), size, stride, offset), {}
        yield "as_strided", (V(2, 4)[:, 1:], size, stride), {}
        yield "as_strided", (V(8, dtype=i64), size, stride, offset), {}
    for size in ([3, 4], [-1], [2, -1, 1], [4, -1], [5], [-1, -1], [12, 1], [0], [2, 2, 3]):
        for x in (V(2, 6), V(6, 2).t(), V(4, 6)[::2]):
            for name in ("view", "reshape", "_unsafe_view"):
                yield name, (x, size), {}
    yield "view", (V(0, 6), [6, 0]), {}
    yield "view", (V(), [1, 1]), {}
    yield "view.dtype", (V(2, 3), i32), {}
    yield "view.dtype", (V(2, 4), f64), {}
    for size in ([2, 3], [4, 2, 3], [2, -1], [-1, 3], [3], [2, 4], [1, 2, -1], [0, 2, 3]):
        for x in (V(2, 3), V(1, 3), V(3), V(3, 1).t()):
            yield "expand", (x, size), {}
    for size in ([3, 2], [2, 2, 2]):
        yield "resize_", (V(2, 3), size), {}
    for dtype in (f16, bf16, f32, f64, i64, u8):
        for name, args in [("cumsum", (0,)), ("sum", ()), ("mean", ()), ("prod", ())]:
            yield name, (V(40, dtype=dtype), *args), {}
            yield name, (V(3, 5, dtype=dtype).t(), *args), {}
    for name in ("sum.dim_IntList", "mean.dim", "amax", "amin", "any.dims", "all.dims",
                 "logsumexp", "var.dim", "std.dim"):
        for dims in ([0], [-1, 0], [], [1, 2], [0, 0], [3]):
            for keep in (False, True):
                middle = (True,) if name in ("var.dim", "std.dim") else ()
                yield name, (V(2, 3, 4), dims, *middle, keep), {}
    for dtype in (f32, f64, i64, f16, bf16):
        yield "sum.dim_IntList", (V(2, 3), [1], False), {"dtype": dtype}
        yield "sum", (V(2, 3, dtype=i32),), {"dtype": dtype}
        yield "prod", (V(2, 3),), {"dtype": dtype}
        yield "mean", (V(2, 3, dtype=i32),), {"dtype": dtype}
        yield "softmax.int", (V(2, 3), 1, dtype), {}
        yield "log_softmax.int", (V(2, 3), 0, dtype), {}
        yield "cumsum", (V(2, 3, dtype=i32), 1), {"dtype": dtype}
    for correction in (None, 0, 1, 2, 0.5, 3):
        for dims in (None, [0], [0, 1]):
            yield "var.correction", (V(3, 2), dims), {"correction": correction, "keepdim": True}
            yield "std.correction", (V(3, 2), dims), {"correction": correction}
    same = torch.tensor([[1.0, 3, 3, 2], [5, 5, 5, 5], [float("nan"), 1, float("nan"), 2]])
    for name in ("max.dim", "min.dim", "argmax", "argmin", "cummax", "cummin"):
        for dim in (0, 1, -1, 2):
            yield name, (same, dim), {}
    for name in ("argmax", "argmin", "max", "min", "amax"):
        yield name, (same,), {}
        yield name, (V(0),), {}
    for name in ("max.dim", "min.dim", "argmax"):
        yield name, (V(2, 0), 1), {}
        yield name, (V(0, 2), 1), {}
    for descending in (False, True):
        for stable in (False, True):
            yield "sort.stable", (same, ), {"stable": stable, "dim": 1, "descending": descending}
        yield "sort", (V(2, 5), -1, descending), {}
        yield "sort", (V(5, 2).t(), 0, descending), {}
        yield "sort", (V(), 0, descending), {}
        yield "argsort", (V(2, 5), 0, descending), {}
    for x, k, dim in [(V(5), 2, 0), (V(2, 5), 5, 1), (V(5, 2).t(), 2, -1), (V(2, 5), 0, 1),
                      (V(5), 6, 0), (V(), 1, 0), (V(3), -1, 0)]:
        for largest in (False, True):
            yield "topk", (x, k, dim, largest), {}
    for rounding in ("floor", "trunc", None):
        for a, b in PAIRS[:4]:
            yield "div.Tensor_mode", (V(*a), V(*b, low=-3)), {"rounding_mode": rounding}
        yield "div.Scalar_mode", (V(2, 3), 1.5), {"rounding_mode": rounding}
        yield "div.Scalar_mode", (V(2, 3, dtype=i64), 2), {"rounding_mode": rounding}
        yield "div.Tensor_mode", (torch.tensor([7, -7, 6]), torch.tensor([2, 2, -4])), {
            "rounding_mode": rounding}
    yield "div.Tensor_mode", (V(2), V(2)), {"rounding_mode": "up"}
    yield "div.Tensor_mode", (torch.tensor([1, 2]), torch.tensor([0, 1])), {
        "rounding_mode": "floor"}
    for name in ("floor_divide", "remainder.Tensor", "fmod.Tensor"):
        yield name, (torch.tensor([7, -7, 6, -6]), torch.tensor([2, 2, -4, -4])), {}
        yield name, (torch.tensor([7.5, -7.5, 6, -6]), torch.tensor([2, -2, -4, 4.0])), {}
        yield name, (torch.tensor([1, 2]), torch.tensor([0, 1])), {}
        yield name, (torch.tensor([1.0, -2, 0]), torch.tensor([0.0, 0, 0])), {}
    yield "pow.Tensor_Scalar", (V(2, 3, dtype=i64), -1), {}
    yield "pow.Tensor_Tensor", (torch.tensor([2, 3]), torch.tensor([-1, 2])), {}
    for exponent in (0, 1, 2, 3, 0.5, -1, -2, 2.5, -0.5):
        yield "pow.Tensor_Scalar", (V(2, 3), exponent), {}
        yield "pow.Tensor_Scalar", (V(2, 3, dtype=i32), exponent), {}
        yield "pow.Scalar", (exponent, V(2, 3)), {}
    for decimals in (0, 1, 2, -1):
        yield "round.decimals", (V(2, 3) * 11,), {"decimals": decimals}
    yield "round", (torch.tensor([0.5, 1.5, 2.5, -0.5, -1.5, 0.49999997]),), {}
    for low, high in [(-1, 1), (None, 0.5), (-0.5, None), (2, 1), (None, None), (float("nan"), 1)]:
        yield "clamp", (V(2, 3), low, high), {}
        yield "clamp", (V(2, 3, dtype=i64), low, high), {}
        yield "clamp_", (V(2, 3), low, high), {}
    for count in (3, 7, 1, 9):
        yield "chunk", (V(7, 2), count), {}
        yield "split.Tensor", (V(7, 2), count), {}
        yield "tensor_split.sections", (V(7, 2), count), {}
        yield "unsafe_split.Tensor", (V(7, 2), count), {}
    yield "split.Tensor", (V(7, 2), 0), {}
    yield "chunk", (V(7, 2), 0), {}
    for parts in ([3, 4], [7], [0, 7], [3, 3], [1, 2, 3, 1], [-1, 8]):
        yield "split_with_sizes", (V(7, 2), parts), {}
        yield "split_with_sizes", (V(2, 7), parts, -1), {}
        yield "split.sizes", (V(7, 2), parts), {}
    for c, a, b in [((2, 3), (2, 3), (2, 3)), ((2, 1), (3,), ()), ((), (2,), (1,)), ((3,), (), ()),
                    ((0, 3), (3,), (1, 3)), ((2,), (3,), ())]:
        for p, q in [(f32, f32), (i64, f32), (f16, f32), (b8, u8), (i32, i64), (f32, c64)]:
            yield "where.self", (V(*c, dtype=b8), V(*a, dtype=p), V(*b, dtype=q)), {}
        yield "where.ScalarOther", (V(*c, dtype=b8), V(*a), 2.5), {}
        yield "where.ScalarSelf", (V(*c, dtype=b8), 2, V(*a)), {}
        yield "masked_fill.Scalar", (V(2, 3), V(*c, dtype=b8), -1), {}
        yield "masked_fill.Scalar", (V(2, 3), V(*c, dtype=b8), -math.inf), {}
        yield "masked_fill_.Scalar", (V(2, 3), V(*c, dtype=b8), 1), {}
        yield "masked_fill.Tensor", (V(2, 3), V(*c, dtype=b8), torch.tensor(2.5)), {}
        yield "masked_select", (V(2, 3), V(*c, dtype=b8)), {}
        yield "masked_scatter", (V(2, 3), V(*c, dtype=b8), V(9)), {}
    for shapes in ([(2, 3), (1, 3)], [(0,), (2, 3)], [(2, 3)], [(2, 0), (2, 3)], [(2, 3), (2, 4)]):
        for dim in (0, 1, -1, 2):
            yield "cat", ([V(*s) for s in shapes], dim), {}
    for a, b in MIXED:
        yield "cat", ([V(2, dtype=a), V(3, dtype=b)],), {}
        yield "stack", ([V(2, dtype=a), V(2, dtype=b)],), {}
        yield "result_type.Tensor", (V(2, dtype=a), V(2, dtype=b)), {}
    yield "cat", ([],), {}
    yield "stack", ([V(2), V(3)],), {}
    for p in (0.0, 0.5, 1.0, 2.0, 3.0, math.inf):
        for mode in (None, 1, 2):
            yield "_cdist_forward", (V(3, 2), V(2, 2, low=-3), p, mode), {}
            yield "cdist", (V(2, 3, 2), V(1, 2, 2, low=-3), p, mode), {}
        yield "_pdist_forward", (V(4, 3), p), {}
    for p in (0, 1, 2, 3, 0.5, -1, math.inf, -math.inf):
        for dims in (None, [0], [0, 1]):
            yield "linalg_vector_norm", (V(2, 3), p, dims), {}
    for diagonal in (0, 1, -1, 2, -3):
        for name in ("tril", "triu"):
            yield name, (V(3, 4), diagonal), {}
            yield name, (V(2, 2, 3), diagonal), {}
        yield "diagonal", (V(3, 4), diagonal), {}
        yield "diagonal", (V(2, 3, 4), diagonal, 0, 2), {}
        yield "diag", (V(3), diagonal), {}
        yield "diag", (V(3, 4), diagonal), {}
    for repeats in ([2, 1], [4, 2, 1], [0, 1], [1], [2, 2]):
        yield "repeat", (V(2, 3), repeats), {}
    for shifts, dims in [([1], [0]), ([-2], [1]), ([1, 2], [0, 1]), ([1], []), ([7], [1]), ([1], [2])]:
        yield "roll", (V(2, 3), shifts, dims), {}
        yield "roll", (V(3, 2).t(), shifts, dims), {}
    for dims in ([0], [1], [0, 1], [-1], [], [2], [0, 0]):
        yield "flip", (V(2, 3), dims), {}
        yield "squeeze.dims", (V(1, 3, 1), dims), {}
    for dims in ([2, 0, 1], [-1, 1, 0], [0, 1, 2], [0, 0, 1], [0, 1]):
        yield "permute", (V(2, 3, 4), dims), {}
    for dim in (0, 1, -1, 2, 3, -4):
        yield "squeeze.dim", (V(1, 3, 1), dim), {}
        yield "unsqueeze", (V(2, 3), dim), {}
        yield "transpose.int", (V(2, 3, 4), dim, 0), {}
        yield "unbind.int", (V(2, 3), dim), {}
        yield "flatten.using_ints", (V(2, 3, 4), dim), {}
        yield "softmax.int", (V(2, 3), dim), {}
        yield "_softmax", (V(2, 3), dim, False), {}
        yield "_log_softmax", (V(2, 3), dim, False), {}
    for sizes in ([3, -1], [2, 6], [4, 4], [-1, -1], [12]):
        yield "unflatten.int", (V(2, 12), 1, sizes), {}
    for size, step in [(3, 2), (1, 1), (9, 1), (10, 1), (2, 4), (0, 1)]:
        yield "unfold", (V(2, 9), 1, size, step), {}
    for x in (V(3), V(4, 3), V(2, 4, dtype=i64)):
        yield "nonzero", (x.clamp(min=0),), {}
    yield "nonzero", (V(2, 3, dtype=b8),), {}
    yield "nonzero", (torch.tensor(1.0),), {}
    for shape in SHAPES:
        for name in ("alias", "_conj", "detach"):
            yield name, (V(*shape),), {}


def calls():
    """All calls written by hand: name of the overload, arguments, keywords."""
    for source in (elementwise, miscellaneous, indexing, sizes, creation, networks, pools, spectra, losses,
                   recurrent):
        yield from source()
