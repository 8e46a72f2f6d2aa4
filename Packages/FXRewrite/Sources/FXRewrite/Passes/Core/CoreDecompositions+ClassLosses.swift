// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

extension CoreDecompositions {
    /// Losses of logarithms of probabilities, and the classes that were right.
    static let classLosses: [String: Rule] = [
        "nll_loss.default": { site in try LikelihoodLoss(site, site["self"])?.value().loss },
        "nll_loss2d.default": { site in try LikelihoodLoss(site, site["self"])?.value().loss },
        "nll_loss_nd.default": { site in try LikelihoodLoss(site, site["self"])?.value().loss },
        "nll_loss_forward.default": { site in
            try LikelihoodLoss(site, site["self"])?.value().both
        },
        "nll_loss2d_forward.default": { site in
            try LikelihoodLoss(site, site["self"])?.value().both
        },
        "cross_entropy_loss.default": { site in
            guard let own = site.spec(site["self"])?.shape,
                let other = site.spec(site["target"])?.shape,
                let smoothing = site["label_smoothing"].double, own.rank > 0
            else { return nil }
            let axis = own.rank == 1 ? 0 : 1
            let logs = try site.aten("log_softmax.int", site["self"], .int(axis))
            if own == other { return try mixed(site, logs, own, axis, smoothing) }
            return try LikelihoodLoss(site, logs, smoothing)?.value().loss
        },
    ]

    /// The loss of a share of each class, instead of one class.
    private static func mixed(
        _ site: Site, _ logs: Value, _ shape: Shape, _ axis: Int, _ smoothing: Double
    ) throws -> Value? {
        guard let classes = shape.dimensions[axis].value, classes > 0,
            shape.knownExtents?.contains(0) != true
        else { return nil }
        var target = site["target"]
        if smoothing != 0 {
            target = try site.aten(
                "add.Scalar", site.aten("mul.Scalar", target, .double(1 - smoothing)),
                .double(smoothing / Double(classes)))
        }
        var loss = try site.aten("mul.Tensor", logs, target)
        if !site["weight"].isNone {
            var sizes = Array(repeating: 1, count: shape.rank)
            sizes[axis] = classes
            let weight = try site.reshaped(site["weight"], sizes.map { .int($0) })
            loss = try site.aten("mul.Tensor", loss, weight)
        }
        loss = try site.aten("neg.default", loss)
        let rows = try site.aten("sum.dim_IntList", loss, [.int(axis)])
        return try reduced(site, rows)
    }
}

/// The negative logarithm at the right class.
private struct LikelihoodLoss {
    typealias Value = Argument<Node>

    private let site: DecompositionSite
    private let logs: Value
    private let axis: Int
    private let rank: Int
    private let dtype: DType
    private let smoothing: Double

    /// Nil where the shapes are not known.
    init?(_ site: DecompositionSite, _ logs: Value, _ smoothing: Double = 0) {
        guard let spec = site.spec(site["self"]), spec.shape.rank > 0 else { return nil }
        (self.site, self.logs, dtype, self.smoothing) = (site, logs, spec.dtype, smoothing)
        rank = spec.shape.rank
        axis = spec.shape.rank == 1 ? 0 : 1
    }

    /// The loss, and the weight of all classes that count.
    func value() throws -> (loss: Value?, both: Value?) {
        let target = site["target"]
        let counts = try site.aten("ne.Scalar", target, site["ignore_index"])
        // Any class does where none counts.
        let class0 = try site.aten("scalar_tensor.default", [0], ["dtype": .dtype(.int64)])
        let safe = try site.aten("where.self", counts, target, class0)
        let zero = try site.aten("scalar_tensor.default", [0], ["dtype": .dtype(dtype)])
        func chosen(_ table: Value) throws -> Value {
            let places = try site.aten("unsqueeze.default", safe, .int(axis))
            let row = try site.aten("gather.default", table, .int(axis), places)
            let flat = try site.aten("squeeze.dims", row, [.int(axis)])
            return try site.aten("where.self", counts, flat, zero)
        }
        var loss = try site.aten("neg.default", chosen(logs))
        var weights = try site.cast(counts, to: dtype)
        if !site["weight"].isNone {
            guard let sizes = try site.sizes(site["self"]), let count = site.extents(site["weight"])
            else { return (nil, nil) }
            var ones = Array(repeating: Value.int(1), count: rank)
            guard count.count == 1 else { return (nil, nil) }
            ones[axis] = .int(count[0])
            let table = try site.reshaped(site["weight"], ones)
            weights = try chosen(site.aten("expand.default", table, .list(sizes)))
            loss = try site.aten("mul.Tensor", loss, weights)
            if smoothing != 0 {
                loss = try smoothed(loss, site.aten("mul.Tensor", logs, table), counts, zero)
            }
        } else if smoothing != 0 {
            loss = try smoothed(loss, logs, counts, zero)
        }
        let total = try site.aten("sum.dim_IntList", weights, [])
        if site["reduction"].int == 0 {
            if rank == 1 { return (loss, .tuple([loss, total])) }
            let none = try site.aten(
                "full.default", [[], 0], ["dtype": .dtype(dtype)])
            return (loss, .tuple([loss, none]))
        }
        guard let reduction = site["reduction"].int, 1...2 ~= reduction else { return (nil, nil) }
        let sum = try site.aten("sum.dim_IntList", loss, [])
        let result = reduction == 2 ? sum : try site.aten("div.Tensor", sum, total)
        return (result, .tuple([result, total]))
    }

    /// The loss with a share of that of all classes.
    ///
    /// - Throws: ``DecompositionBudget/Unknown`` where the number of classes is not known.
    private func smoothed(
        _ loss: Value, _ table: Value, _ counts: Value, _ zero: Value
    ) throws -> Value {
        guard let classes = site.spec(site["self"])?.shape.dimensions[axis].value, classes > 0
        else { throw DecompositionBudget.Unknown() }
        let all = try site.quantity(of: table).sum([axis])
        let others = try site.quantity(of: site.aten("where.self", counts, all.value, zero))
        let own = try site.quantity(of: loss)
        return try (own * (1 - smoothing) - others * (smoothing / Double(classes))).value
    }
}
