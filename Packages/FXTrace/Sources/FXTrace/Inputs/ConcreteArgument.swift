// SPDX-License-Identifier: Apache-2.0

public import FXCore

/// What is known of an input before tracing: a value, or a form with holes for what is not known.
///
///     try Tracer().trace(model, concreteArguments: [
///         "flag": true,
///         "batch": ["tokens": .hole, "lengths": [.hole, .hole]],
///     ])
///
/// Each hole and each value becomes a placeholder of its own; that a value is the one that was
/// traced is checked when the graph runs.
///
/// - SeeAlso: `concrete_args` of `torch.fx.symbolic_trace`
public typealias ConcreteArgument = Argument<Hole>

/// The place of a value that stays symbolic.
///
/// - SeeAlso: `torch.fx.PH`
public struct Hole: Hashable, Sendable {
    /// A mark that the placeholder gets, by which a pass can find it.
    ///
    /// - SeeAlso: `torch.fx.PHWithMeta`
    public var key: String?

    public init(key: String? = nil) { self.key = key }
}

extension Argument where Leaf == Hole {
    /// A value that stays symbolic.
    public static var hole: Argument { .leaf(Hole()) }

    /// A value that stays symbolic, and whose placeholder gets a mark.
    public static func hole(key: String) -> Argument { .leaf(Hole(key: key)) }
}
