// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXIR
public import FXInterp

/// Notes dtype and shape of every value, from those of the inputs.
///
///     Before                               After
///     graph(%x: f32[2, 3]) {               graph(%x: f32[2, 3]) {
///       %y = call_method[sum](%x, 1)         %y: f32[2] = call_method[sum](%x, 1)
///
/// Nodes whose operator has no rule stay unknown, and those that need them. No kernel runs.
///
/// - SeeAlso: `ShapeInference`, `torch.fx.passes.fake_tensor_prop`
public struct AnnotateShapes: GraphPass {
    public let name = "annotate-shapes"

    /// The inputs; those that are missing have a default, or a spec noted in their metadata.
    public var inputs: [TensorSpec]

    public init(_ inputs: TensorSpec...) { self.inputs = inputs }

    @discardableResult
    public func run(on module: GraphModule) throws -> Int {
        let graph = module.graph
        if inputs.isEmpty,
            graph.placeholders.contains(where: { $0.valueSpec == nil && $0.arguments.isEmpty })
        {
            return 0
        }
        let before = graph.nodes.map(\.spec)
        let bounds = module.metadata[.symbolBounds] ?? [:]
        _ = try ShapeInference(module, missingRules: .reporting, bounds: bounds).run(
            inputs.map { .leaf(.tensor($0)) })
        return zip(before, graph.nodes.map(\.spec)).count { $0 != $1 }
    }
}

extension MetadataKey where Value == [String: ClosedRange<Int>] {
    /// The least and the largest value of the symbols in a module's shapes.
    ///
    ///     module.metadata[.symbolBounds] = ["batch": 2...64]
    public static var symbolBounds: MetadataKey { MetadataKey("symbol_bounds") }
}
