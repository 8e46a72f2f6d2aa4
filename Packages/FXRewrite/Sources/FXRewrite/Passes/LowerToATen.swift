// SPDX-License-Identifier: Apache-2.0

public import FXInterp
import FXCore
public import FXIR
import FXNN
import FXTensor

/// Expresses a graph by operators of ATen alone, as PyTorch's exported programs are.
///
///     Before                                     After
///     %lin = call_module[lin](%x)                %lin_weight = get_attr[lin.weight]
///     %y = call_method[relu](%lin)               %lin_bias = get_attr[lin.bias]
///     return y                                   %linear = aten.linear.default(%x, ...)
///                                                %relu = aten.relu.default(%linear)
///                                                return relu
///
/// Modules are traced to the bottom and become part of the graph, with their tensors at the same
/// paths. Functions and methods become the overloads that the operator table finds for their
/// arguments. What is known of sizes becomes numbers, the rest `aten.sym_size.int`.
///
/// It needs the specs of the placeholders, noted in their metadata, and notes those of all nodes.
/// It leaves alone: graphs that have ATen's operators only. Fused operators of this library are
/// undone first, ``UnfuseOperators``.
/// What ATen has nothing for is an error, ``LoweringError``; the module is then as it was.
///
/// - SeeAlso: `torch.export.export`
public struct LowerToATen: GraphPass {
    public let name = "lower-to-aten"

    public init() {}

    @discardableResult
    public func run(on module: GraphModule) throws -> Int {
        let unfused = try UnfuseOperators().run(on: module)
        let isLowered = module.graph.nodes.allSatisfy { $0.isLowered }
        if isLowered { return unfused }
        var flattening = ModuleFlattening(module)
        // The state is known when the graph is.
        let flatGraph = try flattening.flattened()
        let flat = try GraphModule(
            attributes: flattening.state, flatGraph, name: module.typeName)
        let bounds = module.metadata[.symbolBounds] ?? [:]
        try ShapeInference(flat, bounds: bounds).run()
        var lowering = ATenLowering(flat.graph)
        let graph = try lowering.lowered()
        let lowered = try GraphModule(
            attributes: flattening.state, graph, name: module.typeName)
        try ShapeInference(lowered, missingRules: .reporting, bounds: bounds).run()
        for member in module.members {
            if case .module = member.content { try module.remove(at: ModulePath(member.name)) }
        }
        for (path, content) in flattening.ordered { module.set(content, at: path) }
        module.graph = graph
        module.removeUnusedMembers()
        return lowering.count + flattening.count + unfused
    }
}

/// Why a graph cannot be expressed by ATen.
public enum LoweringError: Error {
    /// A call that no operator of ATen stands for.
    case noOperator(NodeSnapshot, reason: String)
    /// A module that cannot be traced.
    case opaqueModule(NodeSnapshot, reason: String)
}

extension LoweringError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .noOperator(let node, let reason):
            "%\(node.name) cannot be expressed by operators of ATen: \(reason)\n  \(node)"
        case .opaqueModule(let node, let reason):
            "the module that %\(node.name) calls cannot become part of the graph: \(reason)\n"
                + "  \(node)"
        }
    }
}

extension Node {
    /// Whether something is known of what the node gives, or it gives several results.
    fileprivate var isKnownValue: Bool {
        if valueSpec != nil { return true }
        guard case .callFunction(let function) = operation else { return false }
        return function.qualifiedName.hasPrefix("torch.ops.")
    }

    /// Whether the node is what a program of PyTorch can have.
    fileprivate var isLowered: Bool {
        switch operation {
        case .placeholder, .getAttribute, .output: return true
        case .callMethod, .callModule: return false
        case .callFunction(let function):
            if function.qualifiedName.hasPrefix("torch.ops.") { return true }
            // Items of several results, and arithmetic of numbers.
            return StructuralCall.isKnown(.function(function))
                && inputs.allSatisfy { $0.spec == nil && $0.isKnownValue }
        }
    }
}
