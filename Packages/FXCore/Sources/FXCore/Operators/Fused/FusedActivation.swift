// SPDX-License-Identifier: Apache-2.0

/// The activations that fused operators end with.
///
/// Each is an overload of ATen, called with the value and with options by place.
public enum FusedActivation {
    private static let overloads: [String: (name: String, options: Int)] = [
        "relu": ("aten.relu.default", 0), "relu6": ("aten.relu6.default", 0),
        "sigmoid": ("aten.sigmoid.default", 0), "tanh": ("aten.tanh.default", 0),
        "silu": ("aten.silu.default", 0), "gelu": ("aten.gelu.default", 0),
        "mish": ("aten.mish.default", 0), "hardswish": ("aten.hardswish.default", 0),
        "hardsigmoid": ("aten.hardsigmoid.default", 0),
        "hardtanh": ("aten.hardtanh.default", 2), "leaky_relu": ("aten.leaky_relu.default", 1),
        "elu": ("aten.elu.default", 3),
    ]

    /// The names, in order.
    public static let names: [String] = overloads.keys.sorted()

    /// The overload of an activation; nil where there is none of the name that takes as many
    /// options.
    public static func overload(_ name: String, options: Int) -> String? {
        guard let known = overloads[name], options <= known.options else { return nil }
        return known.name
    }
}
