// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

extension CoreDecompositions {
    /// Copies and casts.
    static let casts: [String: Rule] = [
        "_cast_Float.default": { site in try site.promoted("self") },
        "_cast_Double.default": { site in try site.promoted("self") },
        "_cast_Half.default": { site in try site.promoted("self") },
        "_cast_Int.default": { site in try site.promoted("self") },
        "_cast_Long.default": { site in try site.promoted("self") },
        "_cast_Byte.default": { site in try site.promoted("self") },
        "_cast_Char.default": { site in try site.promoted("self") },
        "_cast_Short.default": { site in try site.promoted("self") },
        "to.dtype": { site in try cast(site) },
        "to.dtype_layout": { site in try cast(site) },
        "to.device": { site in try cast(site) },
        "to.other": { site in try cast(site) },
        "type_as.default": { site in
            guard let dtype = site.result?.dtype else { return nil }
            return try site.cast(site["self"], to: dtype)
        },
        "contiguous.default": { site in
            try site.aten(
                "clone.default", [site["self"]], ["memory_format": site["memory_format"]])
        },
        "lift_fresh_copy.default": renamed("clone.default", "self"),
        "lift_fresh.default": renamed("alias.default", "self"),
        "lift.default": renamed("alias.default", "self"),
        "detach.default": renamed("alias.default", "self"),
        "detach_copy.default": renamed("clone.default", "self"),
        "fill.Tensor": renamed("copy.default", "self", "value"),
        "item.default": renamed("_local_scalar_dense.default", "self"),
    ]

    /// The tensor itself where nothing of it changes, else `_to_copy` of what does.
    private static func cast(_ site: Site) throws -> Value? {
        guard let own = site.spec(site["self"])?.dtype, let dtype = site.result?.dtype else {
            return nil
        }
        var keywords = KeywordArguments<Node>()
        if own != dtype { keywords.entries.append(ArgumentEntry("dtype", .dtype(dtype))) }
        if case .device(let device) = site["device"], device != .cpu {
            keywords.entries.append(ArgumentEntry("device", .device(device)))
        }
        let format = site["memory_format"]
        if case .memoryFormat(let wanted) = format, wanted != .preserve {
            keywords.entries.append(ArgumentEntry("memory_format", format))
        }
        if keywords.isEmpty, site["copy"].bool != true { return site["self"] }
        return try site.aten("_to_copy.default", [site["self"]], keywords)
    }
}
