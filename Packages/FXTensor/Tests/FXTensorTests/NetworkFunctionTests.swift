// SPDX-License-Identifier: Apache-2.0

import FXCore
import Testing

@testable import FXTensor

/// A call as a trace of PyTorch records it, and what PyTorch 2.13 gives.
private struct FunctionCase: CustomTestStringConvertible, Sendable {
    var name: String
    var arguments: [Argument<Tensor>]
    var keywords: KeywordArguments<Tensor>
    var extents: [Int]
    var expected: [Double]

    init(
        _ name: String, _ arguments: [Argument<Tensor>], _ keywords: KeywordArguments<Tensor>,
        _ extents: [Int], _ expected: [Double]
    ) {
        (self.name, self.arguments, self.keywords) = (name, arguments, keywords)
        (self.extents, self.expected) = (extents, expected)
    }

    var testDescription: String { name }
}

/// Elements that rise by a step and begin anew, in float32.
private func ramp(
    _ extents: [Int], _ step: Double, _ start: Double, _ period: Int
) -> Argument<Tensor> {
    let values = (0..<extents.reduce(1, *)).map { start + step * Double($0 * 5 % period) }
    return .leaf(Tensor(values).reshape(extents))
}

private let firstCases: [FunctionCase] = [
    FunctionCase(
        "torch.nn.functional.normalize",
        [ramp([2, 3], 0.1, -0.5, 7)],
        ["p": .double(2.0), "dim": .int(1), "eps": .double(1e-12)],
        [2, 3], [-0.92848, 0.0, -0.37139, -0.94281, 0.2357, -0.2357]),
    FunctionCase(
        "torch.nn.functional.local_response_norm",
        [ramp([1, 4, 2], 0.1, -0.5, 7), .int(3)],
        ["alpha": .double(0.5), "beta": .double(0.75), "k": .double(1.0)],
        [1, 4, 2], [-0.48261, 0.0, -0.19281, -0.39171, 0.09828, -0.09505, -0.2963, -0.48434]),
    FunctionCase(
        "torch.nn.functional.softmin",
        [ramp([2, 3], 0.1, -0.5, 7)],
        ["dim": .int(-1), "_stacklevel": .int(3), "dtype": .none],
        [2, 3], [0.42601, 0.25839, 0.3156, 0.42601, 0.25839, 0.3156]),
    FunctionCase(
        "torch.nn.functional.softmax",
        [ramp([2, 3], 0.1, -0.5, 7)],
        ["dim": .none, "_stacklevel": .int(3), "dtype": .none],
        [2, 3], [0.25009, 0.41233, 0.33758, 0.25009, 0.41233, 0.33758]),
    FunctionCase(
        "torch.nn.functional.tanhshrink",
        [ramp([4], 0.1, -0.5, 7)],
        [:],
        [4], [-0.03788, 0.0, -0.00262, -0.02005]),
    FunctionCase(
        "torch.nn.functional.softsign",
        [ramp([4], 0.1, -0.5, 7)],
        [:],
        [4], [-0.33333, 0.0, -0.16667, -0.28571]),
    FunctionCase(
        "torch.nn.functional.mse_loss",
        [ramp([2, 3], 0.1, -0.5, 7), ramp([2, 3], 0.1, 0.2, 7)],
        [
            "size_average": .none, "reduce": .none, "reduction": .string("mean"),
            "weight": ramp([2, 3], 0.1, 0.1, 7),
        ],
        [], [0.49]),
    FunctionCase(
        "torch.nn.functional.mse_loss",
        [ramp([2, 3], 0.1, -0.5, 7), ramp([2, 3], 0.1, 0.2, 7)],
        ["size_average": .none, "reduce": .none, "reduction": .string("sum"), "weight": .none],
        [], [2.94]),
    FunctionCase(
        "torch.nn.functional.huber_loss",
        [ramp([2, 3], 0.1, -0.5, 7), ramp([2, 3], 0.1, 0.9, 7)],
        [
            "reduction": .string("mean"), "delta": .double(0.5),
            "weight": ramp([2, 3], 0.1, 0.1, 7),
        ],
        [], [0.23958]),
    FunctionCase(
        "torch.nn.functional.kl_div",
        [ramp([2, 3], 0.1, -0.5, 7), ramp([2, 3], 0.1, 0.2, 7)],
        ["reduction": .string("batchmean"), "log_target": .bool(false)],
        [], [-0.73217]),
    FunctionCase(
        "torch.nn.functional.gaussian_nll_loss",
        [ramp([2, 3], 0.1, -0.5, 7), ramp([2, 3], 0.1, 0.2, 7), ramp([2, 3], 0.1, 0.3, 7)],
        ["full": .bool(true), "eps": .double(1e-06), "reduction": .string("mean")],
        [], [1.10358]),
    FunctionCase(
        "torch.nn.functional.multilabel_soft_margin_loss",
        [ramp([2, 3], 0.1, -0.5, 7), ramp([2, 3], 0.1, 0.2, 7)],
        ["weight": .none, "reduction": .string("none")],
        [2], [0.65512, 0.66727]),
    FunctionCase(
        "torch.nn.functional.triplet_margin_with_distance_loss",
        [ramp([2, 3], 0.1, -0.5, 7), ramp([2, 3], 0.1, 0.2, 5), ramp([2, 3], 0.1, 0.3, 3)],
        [
            "distance_function": .none, "margin": .double(1.0), "swap": .bool(true),
            "reduction": .string("none"),
        ],
        [2], [1.4565, 1.30407]),
    FunctionCase(
        "torch.nn.functional.lp_pool2d",
        [ramp([1, 1, 4, 4], 0.1, -0.5, 7), .double(2.0), .int(2)],
        ["stride": .none, "ceil_mode": .bool(false)],
        [1, 1, 2, 2], [0.51962, 0.73485, 0.37417, 0.64807]),
]

private let secondCases: [FunctionCase] = [
    FunctionCase(
        "torch.nn.functional.interpolate",
        [ramp([1, 1, 2, 3], 0.1, -0.5, 7)],
        [
            "size": .none, "scale_factor": .double(2.0), "mode": .string("bilinear"),
            "align_corners": .bool(true), "recompute_scale_factor": .none,
            "antialias": .bool(false),
        ],
        [1, 1, 4, 6],
        [
            -0.5, -0.3, -0.1, -0.04, -0.12, -0.2, -0.46667, -0.26667, -0.06667, -0.00667, -0.08667,
            -0.16667, -0.43333, -0.23333, -0.03333, 0.02667, -0.05333, -0.13333, -0.4, -0.2, 0.0,
            0.06, -0.02, -0.1,
        ]),
    FunctionCase(
        "torch.nn.functional.interpolate",
        [ramp([1, 1, 4, 4], 0.1, -0.5, 7)],
        [
            "size": .list([.int(3), .int(2)]), "scale_factor": .none, "mode": .string("bilinear"),
            "align_corners": .bool(false), "recompute_scale_factor": .none,
            "antialias": .bool(true),
        ],
        [1, 1, 3, 2], [-0.18286, -0.28714, -0.09286, -0.25714, -0.21286, -0.22714]),
    FunctionCase(
        "torch.nn.functional.grid_sample",
        [ramp([1, 1, 3, 3], 0.1, -0.5, 7), ramp([1, 2, 2, 2], 0.1, -0.5, 7)],
        [
            "mode": .string("bicubic"), "padding_mode": .string("reflection"),
            "align_corners": .none,
        ],
        [1, 1, 2, 2], [-0.27969, -0.04395, 0.14846, -0.16615]),
    FunctionCase(
        "torch.nn.functional.affine_grid",
        [ramp([1, 2, 3], 0.1, -0.5, 7), .list([.int(1), .int(1), .int(2), .int(2)])],
        ["align_corners": .none],
        [1, 2, 2, 2], [0.05, 0.05, -0.45, -0.35, 0.05, 0.15, -0.45, -0.25]),
    FunctionCase(
        "torch.nn.functional.multi_head_attention_forward",
        [
            ramp([3, 2, 4], 0.1, -0.5, 7), ramp([3, 2, 4], 0.1, -0.5, 7),
            ramp([3, 2, 4], 0.1, -0.5, 7), .int(4), .int(2), ramp([12, 4], 0.1, -0.5, 7),
            ramp([12], 0.1, -0.5, 7), ramp([1, 1, 4], 0.1, -0.5, 7), ramp([1, 1, 4], 0.1, -0.5, 7),
            .bool(true), .double(0.0), ramp([4, 4], 0.1, -0.5, 7), ramp([4], 0.1, -0.5, 7),
        ],
        [
            "training": .bool(false), "key_padding_mask": .none, "need_weights": .bool(true),
            "attn_mask": .none, "is_causal": .bool(false), "use_separate_proj_weight": .bool(false),
            "q_proj_weight": .none, "k_proj_weight": .none, "v_proj_weight": .none,
            "static_k": .none, "static_v": .none, "average_attn_weights": .bool(true),
        ],
        [3, 2, 4],
        [
            -0.46809, 0.03146, -0.1091, -0.28641, -0.50436, 0.01693, -0.13064, -0.32092, -0.45821,
            0.02815, -0.11049, -0.28642, -0.50261, 0.01559, -0.13132, -0.32144, -0.45935, 0.02958,
            -0.10987, -0.28585, -0.50416, 0.0168, -0.13074, -0.32104,
        ]),
    FunctionCase(
        "torch.functional.tensordot",
        [ramp([2, 3], 0.1, -0.5, 7), ramp([3, 2], 0.1, -0.5, 7)],
        ["dims": .int(1), "out": .none],
        [2, 2], [0.23, 0.02, 0.17, -0.03]),
    FunctionCase(
        "torch.functional.tensordot",
        [ramp([2, 3], 0.1, -0.5, 7), ramp([3, 2], 0.1, -0.5, 7)],
        ["dims": .list([.list([.int(1), .int(0)]), .list([.int(0), .int(1)])]), "out": .none],
        [], [0.2]),
    FunctionCase(
        "torch.functional.einsum",
        [.string("...ij,kj->i...k"), ramp([2, 2, 3], 0.1, -0.5, 7), ramp([2, 3], 0.1, -0.5, 7)],
        [:],
        [2, 2, 2], [0.29, 0.22, 0.15, 0.07, 0.22, 0.18, 0.08, 0.03]),
    FunctionCase(
        "torch.functional.cdist",
        [ramp([2, 3], 0.1, -0.5, 7), ramp([2, 3], 0.1, 0.4, 7)],
        ["p": .double(2.0), "compute_mode": .string("use_mm_for_euclid_dist_if_necessary")],
        [2, 2], [1.55885, 1.73205, 1.38564, 1.55885]),
    FunctionCase(
        "torch.nn.functional.ctc_loss",
        [
            ramp([4, 1, 3], 0.1, -0.5, 7), .leaf(Tensor([1, 2])), .leaf(Tensor([4])),
            .leaf(Tensor([2])),
        ],
        ["blank": .int(0), "reduction": .string("mean"), "zero_infinity": .bool(false)],
        [], [-1.17379]),
    FunctionCase(
        "torch.nn.functional.poisson_nll_loss",
        [ramp([2, 3], 0.1, -0.5, 7), ramp([2, 3], 0.1, 0.8, 7)],
        [
            "log_input": .bool(true), "full": .bool(true), "size_average": .none,
            "eps": .double(1e-08), "reduce": .none, "reduction": .string("mean"),
        ],
        [], [1.05256]),
    FunctionCase(
        "torch.linalg.inv",
        [ramp([2, 2], 0.1, -0.5, 7)],
        [:],
        [2, 2], [-2.0, -0.0, 1.0, -2.5]),
    FunctionCase(
        "torch.linalg.solve",
        [ramp([2, 2], 0.1, -0.5, 7), ramp([2, 1], 0.1, -0.5, 7)],
        [:],
        [2, 1], [1.0, -0.5]),
]

@Suite struct `Functions of networks` {
    @Test(arguments: firstCases + secondCases)
    private func `give PyTorch's numbers`(_ example: FunctionCase) throws {
        let value = try callOperator(
            .function(FunctionTarget(example.name)), example.arguments, example.keywords)
        let tensor = try #require(value.leaf ?? value.items?.first?.leaf)
        let storage = try tensor.elements(for: "test")
        #expect(storage.extents == example.extents)
        for (found, expected) in zip(try storage.doubles(), example.expected) {
            #expect(abs(found - expected) < 3e-5)
        }
    }

    @Test func `refuse by name what they do not take`() {
        #expect(throws: TensorError.self) {
            try callOperator(
                .function("torch.nn.functional.interpolate"), [ramp([1, 1, 2, 2], 1, 0, 9)],
                ["scale_factor": 2.0, "mode": "trilinear"])
        }
        #expect(throws: TensorError.self) {
            try callOperator(
                .function("torch.functional.einsum"), ["ij,jk->il", ramp([2, 2], 1, 0, 9)], [:])
        }
        #expect(throws: TensorError.self) {
            try callOperator(.function("torch.fft.fft"), [ramp([2], 1, 0, 9)], ["n": -4])
        }
    }
}
