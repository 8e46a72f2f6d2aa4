// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

extension CoreDecompositions {
    static let attention: [String: Rule] = [
        "scaled_dot_product_attention.default": { site in try attended(site)?.value },
        "_scaled_dot_product_flash_attention_for_cpu.default": { site in
            guard let (value, scores) = try attended(site) else { return nil }
            // What serves derivatives is not needed elsewhere.
            if site.isFirstTakenOnly { return .tuple([value, .none]) }
            return .tuple([value, try site.aten("logsumexp.default", scores, [-1])])
        },
        "_safe_softmax.default": { site in
            var input = site["self"]
            if case .dtype(let dtype) = site["dtype"] { input = try site.cast(input, to: dtype) }
            return try softmax(site, input, site["dim"])
        },
    ]

    /// The attention, and the scores that it comes from.
    private static func attended(_ site: Site) throws -> (value: Value, scores: Value)? {
        guard let p = site["dropout_p"].double, (0...1).contains(p),
            let q = site.spec(site["query"])?.shape,
            let width = q.dimensions.last?.value, width > 0
        else { return nil }
        let scale = site["scale"].double ?? 1 / Double(width).squareRoot()
        guard let key = try repeated(site, site["key"]),
            let value = try repeated(site, site["value"])
        else { return nil }
        let keys = try site.aten("transpose.int", key, -2, -1)
        let raw = try site.aten("matmul.default", site["query"], keys)
        let scores = try site.aten("mul.Scalar", raw, .double(scale))
        guard let seen = try masked(site, scores) else { return nil }
        var weights = try softmax(site, seen)
        if p > 0 { weights = try site.aten("dropout.default", weights, .double(p), true) }
        return (try site.aten("matmul.default", weights, value), seen)
    }

    /// A key or value, once for each head of the query.
    private static func repeated(_ site: Site, _ value: Value) throws -> Value? {
        guard site["enable_gqa"].bool == true else { return value }
        guard let q = site.spec(site["query"])?.shape, let k = site.spec(value)?.shape,
            q.rank >= 3, k.rank >= 3, let heads = q.dimensions[q.rank - 3].value,
            let own = k.dimensions[k.rank - 3].value,
            let repeats = heads.dividedExactly(by: own)
        else { return nil }
        if repeats == 1 { return value }
        return try site.aten("repeat_interleave.self_int", value, .int(repeats), -3)
    }

    private static func masked(_ site: Site, _ scores: Value) throws -> Value? {
        let mask = site["attn_mask"]
        if site["is_causal"].bool == true {
            guard mask.isNone, let q = site.spec(site["query"])?.shape,
                let k = site.spec(site["key"])?.shape,
                let rows = try site.size(site["query"], q.rank - 2),
                let columns = try site.size(site["key"], k.rank - 2)
            else { return nil }
            let column = try site.aten("arange.default", [rows])
            let last = try site.aten("unsqueeze.default", column, 1)
            let row = try site.aten("arange.default", [columns])
            let isSeen = try site.aten("le.Tensor", row, last)
            return try hidden(site, scores, where: isSeen)
        }
        if mask.isNone { return scores }
        guard let dtype = site.spec(mask)?.dtype else { return nil }
        return dtype == .bool
            ? try hidden(site, scores, where: mask) : try site.aten("add.Tensor", scores, mask)
    }

    /// Scores that are minus infinity where a mask is false.
    private static func hidden(
        _ site: Site, _ scores: Value, where mask: Value
    ) throws -> Value {
        try site.aten("where.ScalarOther", mask, scores, .double(-.infinity))
    }

    /// Softmax that gives zeros where all scores are minus infinity.
    private static func softmax(
        _ site: Site, _ scores: Value, _ dim: Value = -1
    ) throws -> Value {
        let plain = try site.aten("softmax.int", scores, dim)
        let isOpen = try site.aten("ne.Scalar", scores, .double(-.infinity))
        let isAnyOpen = try site.aten("any.dim", isOpen, dim, true)
        return try site.aten("where.ScalarOther", isAnyOpen, plain, 0.0)
    }
}
