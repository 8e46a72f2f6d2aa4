// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

extension CoreDecompositions {
    /// Losses of pairs and of classes by a margin.
    static let embeddingLosses: [String: Rule] = [
        "cosine_embedding_loss.default": { site in
            let (x, y) = try (site.floating("input1"), site.floating("input2"))
            guard let margin = site["margin"].double, let axis = site.rank(site["target"]),
                site.rank(x.value) == axis + 1, site.rank(y.value) == axis + 1
            else { return nil }
            let product = try (x * y).sum([axis])
            let squares = try ((x * x).sum([axis]) + 1e-12) * ((y * y).sum([axis]) + 1e-12)
            let cosine = try product / squares.call("sqrt.default")
            let target = try site.quantity("target")
            let near = try target.equals(1).choosing(1 - cosine, else: 0)
            let far = try target.equals(-1)
                .choosing((cosine - margin).call("clamp.default", 0), else: 0)
            return try reduced(site, (near + far).value)
        },
        "hinge_embedding_loss.default": { site in
            guard let margin = site["margin"].double else { return nil }
            let (x, target) = try (site.floating("self"), site.quantity("target"))
            let far = try (margin - x).call("clamp.default", 0)
            let one = try target.differs(from: 1).choosing(far, else: 0)
            let other = try target.differs(from: -1).choosing(x, else: 0)
            return try reduced(site, (one + other).value)
        },
        "multi_margin_loss.default": multiMargin,
        "multilabel_margin_loss.default": { site in try multilabelMargin(site)?.loss },
        "multilabel_margin_loss_forward.default": { site in
            try multilabelMargin(site).map { .tuple([$0.loss, $0.isTarget]) }
        },
    ]

    private static let multiMargin: Rule = { site in
        guard let extents = try site.sizes(site["self"]), (1...2).contains(extents.count),
            let classes = extents.last?.int, classes > 0, let power = site["p"].double,
            power == 1 || power == 2, let margin = site["margin"].double
        else { return nil }
        let rows = extents.count == 1 ? 1 : extents[0]
        let x = try site.floating("self").call("view.default", .list([rows, .int(classes)]))
        let target = try site.quantity("target").call("view.default", .list([rows, 1]))
        let cost = try x - x.call("gather.default", 1, target.value) + margin
        // What is no number costs nothing.
        var loss = try cost.isMore(than: 0).choosing(cost, else: 0)
        if power == 2 { loss = try loss * loss }
        if !site["weight"].isNone {
            loss = try loss * site.floating("weight").call("index.Tensor", .list([target.value]))
        }
        let isOther = try site.counted(classes).call("ne.Tensor", target.value)
        loss = try isOther.choosing(loss, else: 0).sum([1]) / Double(classes)
        if site["reduction"].int == 0, site.rank(site["target"]) == 0 {
            return try loss.call("view.default", []).value
        }
        return try reduced(site, loss.value)
    }

    private static func multilabelMargin(_ site: Site) throws -> (loss: Value, isTarget: Value)? {
        guard let spec = site.spec(site["self"]), let extents = try site.sizes(site["self"]),
            (1...2).contains(extents.count), let classes = extents.last?.int, classes > 0
        else { return nil }
        let rows = extents.count == 1 ? 1 : extents[0]
        let x = try site.floating("self").call("view.default", .list([rows, .int(classes)]))
        let target = try site.quantity("target").call(
            "view.default", .list([rows, .int(classes)]))
        let numbers = try site.counted(classes)
        // The labels end before the first -1.
        let none = try site.aten(
            "scalar_tensor.default", [.int(classes)], ["dtype": .dtype(.int64)])
        let end = try target.equals(-1).choosing(numbers, else: site.quantity(of: none))
            .call("amin.default", [-1], true)
        let isLabel = try numbers.call("lt.Tensor", end.value)
        let class0 = try site.quantity(
            of: site.aten("scalar_tensor.default", [0], ["dtype": .dtype(.int64)]))
        let safe = try isLabel.choosing(target, else: class0)
        let named = try numbers.call("eq.Tensor", safe.unsqueezed(2).value)
            .and(isLabel.unsqueezed(2))
        let isTarget = try named.call("any.dim", 1)
        let own = try x.call("gather.default", 1, safe.value).unsqueezed(2)
        let cost = try x.unsqueezed(1) - own + 1
        let counts = try isLabel.unsqueezed(2).and(isTarget.unsqueezed(1).not())
            .and(cost.isMore(than: 0))
        var loss = try counts.choosing(cost, else: 0).sum([1, 2]) / Double(classes)
        if extents.count == 1, site["reduction"].int == 0 {
            loss = try loss.call("view.default", [])
        }
        let mask = try isTarget.cast(to: spec.dtype).call("view.default", .list(extents))
        return try reduced(site, loss.value).map { ($0, mask.value) }
    }
}
