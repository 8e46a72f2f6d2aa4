// SPDX-License-Identifier: Apache-2.0

internal import FXCore

// Functions of Python that have a schema of their own, as compositions of ATen's operators.

extension KernelTable {
    static let functions: [Entry] =
        softmaxFunctions + poolingFunctions + lossFunctions + otherFunctions

    private static let softmaxFunctions: [Entry] = [
        softmax("softmax", "aten.softmax.int", isNegated: false),
        softmax("log_softmax", "aten.log_softmax.int", isNegated: false),
        softmax("softmin", "aten.softmax.int", isNegated: true),
        Entry("fx.functional_tanhshrink.default") { call throws(TensorError) in
            let input = try call.storage(0)
            return try input.minus(Composite.call("aten.tanh.default", .storage(input)))
        },
        Entry("fx.functional_softsign.default") { call throws(TensorError) in
            let input = try call.storage(0)
            let size = try Composite.call("aten.abs.default", .storage(input))
            return try input.over(Kernels.add(.tensor(size), .number(.int(1))))
        },
        Entry("fx.functional_gumbel_softmax.default") { call throws(TensorError) in
            try gumbel(call)
        },
    ]

    /// Softmax along an axis that may be left out: then 0 for 0, 1 or 3 dimensions, else 1.
    private static func softmax(_ name: String, _ operation: String, isNegated: Bool) -> Entry {
        Entry("fx.functional_\(name).default") { call throws(TensorError) in
            var input = try call.storage(0)
            if isNegated { input = try Composite.call("aten.neg.default", .storage(input)) }
            let implicit = [0, 1, 3].contains(input.rank) ? 0 : 1
            return try Composite.call(
                operation, .storage(input), .int(call.optionalInt(1) ?? implicit),
                call.arguments[3])
        }
    }

    private static func gumbel(
        _ call: OperatorCall<Tensor>
    ) throws(TensorError) -> TensorStorage {
        let logits = try call.storage(0)
        let axis = try Axis.resolve(call.int(4), rank: logits.rank, operation: "gumbel_softmax")
        let scale = try call.double(1)
        // Minus the logarithm of an exponential variable has a Gumbel distribution.
        let empty = try TensorStorage.allocate(logits.dtype, logits.extents)
        let waits = try Composite.call("aten.exponential.default", .storage(empty))
        let noise = try Composite.call(
            "aten.neg.default", .storage(Composite.call("aten.log.default", .storage(waits))))
        let noisy = try logits.plus(noise).times(1 / scale).cast(to: logits.dtype)
        let soft = try Composite.call("aten.softmax.int", .storage(noisy), .int(axis))
        guard try call.bool(2) else { return soft }
        let best = try Composite.call(
            "aten.argmax.default", .storage(soft), .int(axis), .bool(true))
        let zeros = try TensorStorage.zeros(logits.dtype, logits.extents)
        return try Composite.call(
            "aten.scatter.value", .storage(zeros), .int(axis), .storage(best), .double(1))
    }

    private static let poolingFunctions: [Entry] = (1...3).flatMap { rank -> [Entry] in
        [
            Entry("fx.functional_adaptive_max_pool\(rank)d.default") { call throws(TensorError) in
                let input = try call.storage(0)
                let given =
                    call.arguments[1].items ?? [Argument](repeating: call.arguments[1], count: rank)
                guard given.count == rank, input.rank >= rank else {
                    throw call.mismatch("\(rank) spatial dimensions and extents", input)
                }
                let sizes = given.enumerated().map { axis, size in
                    size.int ?? input.extents[input.rank - rank + axis]
                }
                return try Composite.several(
                    "aten.adaptive_max_pool\(rank)d.default", .storage(input), .ints(sizes))[0]
            },
            Entry("fx.functional_lp_pool\(rank)d.default") { call throws(TensorError) in
                try powerPool(call, rank)
            },
            Entry("fx.functional_max_unpool\(rank)d.default") { call throws(TensorError) in
                try Kernels.maxUnpool(call, rank)
            },
        ]
    }

    /// The `p`-norm of windows, the root of a sum of powers.
    private static func powerPool(
        _ call: OperatorCall<Tensor>, _ rank: Int
    ) throws(TensorError) -> TensorStorage {
        let (input, power) = (try call.storage(0), try call.double(1))
        let kernel = try call.ints(2, count: rank)
        let powers = try Composite.call(
            "aten.pow.Tensor_Scalar", .storage(input), .double(power))
        let stride = try call.intsOrNil(3).map { Argument<Tensor>.ints($0) } ?? .list([])
        let means = try Composite.call(
            "aten.avg_pool\(rank)d.default", .storage(powers), .ints(kernel), stride, 0,
            .bool(call.bool(4)))
        let count = Double(kernel.reduce(1, *))
        let size = try Composite.call(
            "aten.relu.default", .storage(Composite.call("aten.abs.default", .storage(means))))
        let signed = try Composite.call("aten.sign.default", .storage(means)).times(size)
        return try Composite.call(
            "aten.pow.Tensor_Scalar", .storage(signed.times(count)), .double(1 / power))
    }

    private static let lossFunctions: [Entry] = [
        Entry("fx.functional_mse_loss.default") { call throws(TensorError) in
            try Kernels.weightedMean(
                "mse_loss", call, weight: 5,
                call.reductionName(4, sizeAverage: 2, reduce: 3)
            ) { ($0 - $1) * ($0 - $1) }
        },
        Entry("fx.functional_l1_loss.default") { call throws(TensorError) in
            try Kernels.weightedMean(
                "l1_loss", call, weight: 5,
                call.reductionName(4, sizeAverage: 2, reduce: 3)
            ) { ($0 - $1).magnitude }
        },
        Entry("fx.functional_huber_loss.default") { call throws(TensorError) in
            try Kernels.weightedMean(
                "huber_loss", call, weight: 4, call.string(2), dividesByWeights: false,
                huber(call.double(3)))
        },
        Entry("fx.functional_kl_div.default") { call throws(TensorError) in
            try Kernels.meanDivergence(
                call, call.reductionName(4, sizeAverage: 2, reduce: 3), isLog: call.bool(5))
        },
        Entry("fx.functional_gaussian_nll_loss.default") { call throws(TensorError) in
            let variance: TensorStorage =
                if let number = call.arguments[2].double {
                    try Kernels.filled([], call.storage(0).dtype, .double(number))
                } else { try call.storage(2) }
            return try Kernels.gaussianLoss(
                call.storage(0), call.storage(1), variance, isFull: call.bool(3),
                epsilon: call.double(4), call.string(5))
        },
        Entry("fx.functional_multilabel_soft_margin_loss.default") { call throws(TensorError) in
            try Kernels.multilabelSoftMarginLoss(
                call.storage(0), call.storage(1), call.optionalStorage(2),
                call.reductionName(5, sizeAverage: 3, reduce: 4))
        },
        Entry("fx.functional_triplet_margin_with_distance_loss.default") {
            call throws(TensorError) in
            if !call.arguments[3].isNone { throw call.unfit(3, "None, the Euclidean distance") }
            let reduction = try LossReduction(
                call.string(6), operation: "triplet_margin_with_distance_loss")
            return try Kernels.tripletMarginLoss(
                call.storage(0), call.storage(1), call.storage(2),
                PairwiseDistance(power: 2, epsilon: 1e-6), margin: call.double(4),
                swaps: call.bool(5), reduction.rawValue)
        },
    ]

    private static let otherFunctions: [Entry] = [
        Entry("fx.functional_tensordot.default") { call throws(TensorError) in
            let (a, b) = (try call.storage(0), try call.storage(1))
            let first: [Int]
            let second: [Int]
            if let count = call.arguments[2].int {
                guard 0...min(a.rank, b.rank) ~= count else {
                    throw call.mismatch("at least \(count) axes", a, b)
                }
                (first, second) = (Array(a.rank - count..<a.rank), Array(0..<count))
            } else {
                guard let lists = call.arguments[2].items, lists.count == 2,
                    let one = lists[0].ints, let other = lists[1].ints
                else { throw call.unfit(2, "a number of axes, or two lists of them") }
                (first, second) = (one, other)
            }
            return try Kernels.tensorDot(a, b, first, second).contiguous()
        }
    ]
}
