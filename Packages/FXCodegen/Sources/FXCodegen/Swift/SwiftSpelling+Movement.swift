// SPDX-License-Identifier: Apache-2.0

// Views, joins, indexing, creation and random numbers.

extension SwiftSpelling {
    /// The functions by the names that graphs have for them.
    static let movements: [String: String] = {
        var names = ["torch._C._nn.one_hot": "F.oneHot"]
        for name in movementFunctions {
            names["torch." + name] = "torch." + camelCase(name)
            names["torch.functional." + name] = "torch." + camelCase(name)
        }
        for name in movementFunctionals {
            names["torch.nn.functional." + name] = "F." + camelCase(name)
        }
        return names
    }()

    private static let movementFunctions = words(
        """
        adjoint arange argwhere as_strided atleast_1d atleast_2d atleast_3d bernoulli
        block_diag broadcast_tensors broadcast_to cartesian_prod cat channel_shuffle chunk
        column_stack combinations concat detach diag diag_embed diagflat diagonal
        diagonal_scatter dropout dsplit dstack empty empty_like eye flip fliplr flipud full
        full_like gather hsplit hstack index_add index_copy index_fill index_put index_reduce
        index_select kron linspace logspace masked_scatter masked_select meshgrid movedim
        multinomial narrow native_dropout nonzero normal ones ones_like permute pixel_shuffle
        pixel_unshuffle poisson rand rand_like randint randint_like randn randn_like randperm
        ravel repeat_interleave roll rot90 scalar_tensor scatter scatter_add scatter_reduce
        select select_scatter slice_scatter split split_with_sizes squeeze stack swapaxes t
        take take_along_dim tensor_split tile tril tril_indices triu triu_indices unbind
        unflatten unsqueeze view_as_complex view_as_real vsplit vstack where zeros zeros_like
        """)

    private static let movementFunctionals = words(
        """
        alpha_dropout dropout dropout1d dropout2d dropout3d embedding embedding_bag
        feature_alpha_dropout fold pad unfold
        """)

    static let movementMethods = words(
        """
        adjoint argwhere as_strided bernoulli bernoulli_ bfloat16 bool broadcast_to byte
        cauchy_ char chunk clone contiguous detach diag diag_embed diagflat diagonal
        diagonal_scatter double dsplit expand_as exponential_ flip fliplr flipud float gather
        geometric_ half hsplit index_add index_add_ index_copy index_copy_ index_fill
        index_fill_ index_put index_put_ index_reduce index_reduce_ index_select int kron
        log_normal_ long masked_scatter masked_scatter_ masked_select movedim multinomial
        narrow new_empty new_full new_ones new_zeros nonzero normal_ put put_ random_ ravel
        repeat repeat_interleave reshape_as roll rot90 scatter scatter_ scatter_add
        scatter_add_ scatter_reduce scatter_reduce_ select_scatter short slice_scatter split
        split_with_sizes squeeze swapaxes t take take_along_dim tensor_split tile to tril triu
        type_as unbind unflatten unfold uniform_ view_as vsplit zero_
        """)
}
