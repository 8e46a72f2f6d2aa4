// SPDX-License-Identifier: Apache-2.0

import FXCore

extension SwiftSpelling {
    /// The functions of networks: modules of Python with prefix of the names, how Swift calls the
    /// module, and the names, which Swift spells in camel case.
    private static let networkModules:
        [(module: String, prefix: String, swift: String, names: String)] = [
            (
                "torch.", "", "torch.",
                """
                bartlett_window bilinear blackman_window cross det group_norm gru \
                gru_cell hamming_window hann_window inverse istft kaiser_window lstm lstm_cell \
                matrix_power rms_norm rnn_relu rnn_relu_cell rnn_tanh rnn_tanh_cell
                """
            ),
            (
                "torch._C._fft.", "fft_", "torch.fft.",
                """
                fft fft2 fftn fftshift hfft ifft ifft2 ifftn ifftshift ihfft irfft irfft2 irfftn \
                rfft rfft2 rfftn
                """
            ),
            (
                "torch._C._linalg.", "linalg_", "torch.linalg.",
                """
                cholesky cross det inv lu lu_factor matrix_power multi_dot slogdet solve \
                solve_triangular
                """
            ),
            (
                "torch._C._nn.", "", "F.",
                """
                scaled_dot_product_attention
                """
            ),
            (
                "torch.functional.", "", "torch.",
                """
                einsum stft tensordot
                """
            ),
            (
                "torch.nn.functional.", "", "F.",
                """
                affine_grid batch_norm binary_cross_entropy binary_cross_entropy_with_logits \
                cosine_embedding_loss cross_entropy ctc_loss gaussian_nll_loss grid_sample \
                group_norm gumbel_softmax hinge_embedding_loss huber_loss instance_norm interpolate \
                kl_div l1_loss local_response_norm lp_pool1d lp_pool2d lp_pool3d margin_ranking_loss \
                max_unpool1d max_unpool2d max_unpool3d mse_loss multi_head_attention_forward \
                multi_margin_loss multilabel_margin_loss multilabel_soft_margin_loss nll_loss \
                normalize poisson_nll_loss rms_norm smooth_l1_loss soft_margin_loss softmin \
                triplet_margin_loss
                """
            ),
        ]

    /// The functions of networks by their names in Python.
    static let networks: [String: String] = {
        var result: [String: String] = [:]
        for group in networkModules {
            for name in group.names.split(separator: " ").map(String.init) {
                result[group.module + group.prefix + name] = group.swift + memberName(name)
            }
        }
        return result
    }()

    /// A name of Python in camel case.
    private static func memberName(_ name: String) -> String {
        let words = name.split(separator: "_").map(String.init)
        let rest = words.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }
        return (words.first ?? "") + rest.joined()
    }
}
