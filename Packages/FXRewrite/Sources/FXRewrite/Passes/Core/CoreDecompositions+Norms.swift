// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

extension CoreDecompositions {
    static let norms: [String: Rule] = [
        "batch_norm.default": batchNorm,
        "layer_norm.default": { site in
            try site.item(
                site.aten(
                    "native_layer_norm.default", site["input"], site["normalized_shape"],
                    site["weight"], site["bias"], site["eps"]), 0)
        },
        "group_norm.default": { site in
            try groupNorm(site, groups: site["num_groups"], site["weight"], site["bias"])
        },
        "instance_norm.default": { site in
            let (mean, variance) = (site["running_mean"], site["running_var"])
            if site["use_input_stats"].bool == false, !mean.isNone, !variance.isNone {
                return try site.item(
                    site.aten(
                        "_native_batch_norm_legit_no_training.default", site["input"],
                        site["weight"], site["bias"], mean, variance, site["momentum"],
                        site["eps"]), 0)
            }
            guard mean.isNone, variance.isNone,
                let channels = try site.size(site["input"], 1)
            else { return nil }
            return try groupNorm(site, groups: channels, site["weight"], site["bias"])
        },
        "rms_norm.default": rmsNorm,
        "softmax.int": { site in try softmax(site, "_softmax.default") },
        "log_softmax.int": { site in try softmax(site, "_log_softmax.default") },
    ]

    private static let batchNorm: Rule = { site in
        let (mean, variance) = (site["running_mean"], site["running_var"])
        if site["training"].bool == false {
            guard !mean.isNone, !variance.isNone else { return nil }
            return try site.item(
                site.aten(
                    "_native_batch_norm_legit_no_training.default", site["input"], site["weight"],
                    site["bias"], mean, variance, site["momentum"], site["eps"]), 0)
        }
        // With statistics it writes to them: functionalising has made another operator of it.
        guard mean.isNone, variance.isNone else { return nil }
        return try site.item(
            site.aten(
                "_native_batch_norm_legit.no_stats", site["input"], site["weight"], site["bias"],
                site["training"], site["momentum"], site["eps"]), 0)
    }

    private static func groupNorm(
        _ site: Site, groups: Value, _ weight: Value, _ bias: Value
    ) throws -> Value? {
        guard let extents = site.spec(site["input"])?.shape.dimensions, extents.count >= 2,
            let batch = try site.size(site["input"], 0), let count = groups.int, count > 0,
            let channels = extents[1].value
        else { return nil }
        let area = extents.dropFirst(2).compactMap { $0.value }
        guard area.count == extents.count - 2 else { return nil }
        return try site.item(
            site.aten(
                "native_group_norm.default", site.contiguous(site["input"]), weight, bias, batch,
                .int(channels), .int(area.product() ?? 0), groups, site["eps"]), 0)
    }

    private static let rmsNorm: Rule = { site in
        guard let count = site["normalized_shape"].items?.count, count > 0,
            let spec = site.result, count <= spec.shape.rank, let own = spec.dtype.machineEpsilon
        else { return nil }
        let square = try site.aten("mul.Tensor", site["input"], site["input"])
        let axes = Value.ints(-count..<0)
        let mean = try site.aten("mean.dim", square, axes, true)
        let eps = site["eps"].isNone ? .double(own) : site["eps"]
        let scale = try site.aten("rsqrt.default", site.aten("add.Scalar", mean, eps))
        let result = try site.aten("mul.Tensor", site["input"], scale)
        return site["weight"].isNone
            ? result : try site.aten("mul.Tensor", result, site["weight"])
    }

    private static func softmax(_ site: Site, _ overload: String) throws -> Value {
        var input = site["self"]
        if case .dtype(let dtype) = site["dtype"] { input = try site.cast(input, to: dtype) }
        return try site.aten(overload, input, site["dim"], false)
    }
}

extension DType {
    /// The distance from 1 to the next larger number.
    fileprivate var machineEpsilon: Double? {
        switch self {
        case .float64: Double.ulpOfOne
        case .float32: Double(Float.ulpOfOne)
        case .float16: 0x1p-10
        case .bfloat16: 0x1p-7
        default: nil
        }
    }
}
