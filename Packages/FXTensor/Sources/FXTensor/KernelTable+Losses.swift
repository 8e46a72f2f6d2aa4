// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension KernelTable {
    static let losses: [Entry] = pairLosses + entropies + classLosses + marginLosses

    private static let pairLosses: [Entry] = [
        pair("l1_loss") { ($0 - $1).magnitude },
        Entry("aten.soft_margin_loss.default") { call throws(TensorError) in
            let (input, target) = (try call.storage(0), try call.storage(1))
            if try call.int(2) == 0, target.rank > input.rank {
                throw call.mismatch("a target that stretches to the input", input, target)
            }
            return try Kernels.pairLoss(
                "soft_margin_loss", call.storage(0), call.storage(1), call.int(2), orElse: .sum
            ) { LossMath.softplus(-$1 * $0) }
        },
        Entry("aten.mse_loss.default") { call throws(TensorError) in
            try Kernels.pairLoss(
                "mse_loss", call.storage(0), call.storage(1), call.int(2), orElse: nil
            ) { ($0 - $1) * ($0 - $1) }
        },
        Entry("aten.smooth_l1_loss.default") { call throws(TensorError) in
            let beta = try call.double(3)
            if beta < 0 {
                throw .invalidValue(
                    operation: "smooth_l1_loss", value: "beta \(beta)", expected: "0 or more")
            }
            return try Kernels.pairLoss(
                "smooth_l1_loss", call.storage(0), call.storage(1), call.int(2), orElse: nil
            ) { x, y in
                let z = (x - y).magnitude
                return z < beta ? 0.5 * z * z / beta : z - 0.5 * beta
            }
        },
        Entry("aten.huber_loss.default") { call throws(TensorError) in
            try Kernels.pairLoss(
                "huber_loss", call.storage(0), call.storage(1), call.int(2),
                huber(call.double(3)))
        },
    ]

    static func huber(
        _ delta: Double
    ) throws(TensorError) -> @Sendable (Double, Double) -> Double {
        guard delta > 0 else {
            throw .invalidValue(
                operation: "huber_loss", value: "delta \(delta)", expected: "greater than 0")
        }
        return { x, y in
            let z = (x - y).magnitude
            return z <= delta ? 0.5 * z * z : delta * (z - 0.5 * delta)
        }
    }

    private static func pair(
        _ name: String, _ body: @escaping @Sendable (Double, Double) -> Double
    ) -> Entry {
        Entry("aten.\(name).default") { call throws(TensorError) in
            try Kernels.pairLoss(name, call.storage(0), call.storage(1), call.int(2), body)
        }
    }

    private static let entropies: [Entry] = [
        Entry("aten.binary_cross_entropy.default") { call throws(TensorError) in
            try Kernels.binaryCrossEntropy(
                call.storage(0), call.storage(1), call.optionalStorage(2), call.int(3))
        },
        Entry("aten.binary_cross_entropy_with_logits.default") { call throws(TensorError) in
            try Kernels.binaryCrossEntropyWithLogits(
                call.storage(0), call.storage(1), call.optionalStorage(2),
                call.optionalStorage(3), call.int(4))
        },
        Entry("aten.kl_div.default") { call throws(TensorError) in
            try Kernels.klDivergence(
                call.storage(0), call.storage(1), call.int(2), isLogTarget: call.bool(3))
        },
        Entry("aten.poisson_nll_loss.default") { call throws(TensorError) in
            try Kernels.poissonLoss(
                call.storage(0), call.storage(1), isLogInput: call.bool(2),
                isFull: call.bool(3), epsilon: call.double(4), call.int(5))
        },
    ]

    private static let classLosses: [Entry] =
        ["nll_loss", "nll_loss2d", "nll_loss_nd"].map { name in
            Entry("aten.\(name).default") { call throws(TensorError) in
                try Kernels.nllLoss(call.storage(0), call.storage(1), call.classOptions())[0]
            }
        }
        + ["nll_loss_forward", "nll_loss2d_forward"].map { name in
            Entry(
                "aten.\(name).default",
                several: { call throws(TensorError) in
                    try Kernels.nllLoss(call.storage(0), call.storage(1), call.classOptions())
                })
        } + [
            Entry("aten.cross_entropy_loss.default") { call throws(TensorError) in
                var options = try call.classOptions()
                options.smoothing = try call.double(5)
                return try Kernels.crossEntropy(call.storage(0), call.storage(1), options)
            },
            ctc("aten._ctc_loss.default"), ctc("aten._ctc_loss.Tensor"),
            ctcLoss("aten.ctc_loss.IntList"), ctcLoss("aten.ctc_loss.Tensor"),
        ]

    private static func ctc(_ name: String) -> Entry {
        Entry(
            name,
            several: { call throws(TensorError) in
                try Kernels.ctcLosses(
                    call.storage(0), call.storage(1),
                    CTCOptions(
                        inputLengths: call.lengths(2), targetLengths: call.lengths(3),
                        blank: call.int(4), zeroInfinity: call.bool(5)))
            })
    }

    private static func ctcLoss(_ name: String) -> Entry {
        Entry(name) { call throws(TensorError) in
            try Kernels.ctcLoss(
                call.storage(0), call.storage(1),
                CTCOptions(
                    inputLengths: call.lengths(2), targetLengths: call.lengths(3),
                    blank: call.int(4), zeroInfinity: call.bool(6)), call.int(5))
        }
    }

    private static let marginLosses: [Entry] = [
        Entry("aten.margin_ranking_loss.default") { call throws(TensorError) in
            try Kernels.marginRankingLoss(
                call.storage(0), call.storage(1), call.storage(2), margin: call.double(3),
                call.int(4))
        },
        Entry("aten.hinge_embedding_loss.default") { call throws(TensorError) in
            try Kernels.hingeEmbeddingLoss(
                call.storage(0), call.storage(1), margin: call.double(2), call.int(3))
        },
        Entry("aten.cosine_embedding_loss.default") { call throws(TensorError) in
            try Kernels.cosineEmbeddingLoss(
                call.storage(0), call.storage(1), call.storage(2), margin: call.double(3),
                call.int(4))
        },
        Entry("aten.multi_margin_loss.default") { call throws(TensorError) in
            let power = Int(exactly: try call.number(2).double) ?? 0
            return try Kernels.multiMarginLoss(
                call.storage(0), call.storage(1), power: power,
                margin: call.number(3).double, call.optionalStorage(4), call.int(5))
        },
        Entry("aten.multilabel_margin_loss.default") { call throws(TensorError) in
            try Kernels.multilabelMarginLoss(call.storage(0), call.storage(1), call.int(2))[0]
        },
        Entry(
            "aten.multilabel_margin_loss_forward.default",
            several: { call throws(TensorError) in
                try Kernels.multilabelMarginLoss(call.storage(0), call.storage(1), call.int(2))
            }),
        Entry("aten.triplet_margin_loss.default") { call throws(TensorError) in
            try Kernels.tripletMarginLoss(
                call.storage(0), call.storage(1), call.storage(2),
                PairwiseDistance(power: call.double(4), epsilon: call.double(5)),
                margin: call.double(3), swaps: call.bool(6), call.int(7))
        },
    ]
}

extension OperatorCall where Leaf == Tensor {
    /// Weight, reduction and ignored index at 2 to 4.
    fileprivate func classOptions() throws(TensorError) -> ClassLossOptions {
        ClassLossOptions(
            weight: try optionalStorage(2), reduction: try int(3), ignoredIndex: try int(4))
    }

    /// Lengths as integers or as a tensor of them.
    fileprivate func lengths(_ index: Int) throws(TensorError) -> [Int] {
        arguments[index].leaf == nil ? try ints(index) : try storage(index).integers()
    }

    /// A reduction by name, where older parameters may say otherwise.
    func reductionName(
        _ index: Int, sizeAverage: Int, reduce: Int
    ) throws(TensorError) -> String {
        let (average, reduces) = (try flag(sizeAverage), try flag(reduce))
        if average == nil, reduces == nil { return try string(index) }
        if reduces == false { return "none" }
        return average == false ? "sum" : "mean"
    }
}
