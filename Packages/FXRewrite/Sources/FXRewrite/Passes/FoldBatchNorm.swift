// SPDX-License-Identifier: Apache-2.0

public import FXInterp
import FXCore
import FXIR
import FXNN
import FXTensor

/// Folds a batch norm in inference mode into the convolution before it.
///
///     Before                                 After
///     %conv = call_module[conv](%x)          %conv_bn = call_module[conv_bn](%x)
///     %bn = call_module[bn](%conv)           return conv_bn
///     return bn
///
/// The new convolution's weight is `w · γ / √(σ² + ε)` for each output channel, its bias
/// `(b - μ) · γ / √(σ² + ε) + β`. The old modules are not touched.
///
/// It leaves alone: batch norms in training mode or without running statistics, convolutions
/// whose value is used elsewhere too, and models where the statistics have another dtype than the
/// weight.
///
/// - SeeAlso: `torch.fx.experimental.optimization.fuse`
public struct FoldBatchNorm: GraphPass {
    public let name = "fold-batch-norm"

    public init() {}

    @discardableResult
    public func run(on module: GraphModule) throws -> Int {
        let pattern = try Pattern(ConvolutionAndNorm(), matching: MatchOptions(modules: .type))
        return try replacePattern(pattern, in: module, author: name) { match, rewriter in
            guard let (path, conv) = try match.module("conv", Conv2d.self, in: module),
                let (_, norm) = try match.module("bn", BatchNorm2d.self, in: module),
                let folded = try conv.folding(norm)
            else { return nil }
            let prefix = path.text.replacing(".", with: "_") + "_bn"
            return [.leaf(try rewriter.callModule(folded, at: prefix, match.inputs))]
        }.count
    }

    /// What to look for; compared by type, so the numbers do not matter.
    private final class ConvolutionAndNorm: Module, Layer {
        let conv = Conv2d(1, 1, kernelSize: 1)
        let bn = BatchNorm2d(1)

        func forward(_ x: Tensor) -> Tensor { bn(conv(x)) }
    }
}

extension Match {
    /// The module that a node of the pattern calls in the graph, where it is of a type.
    fileprivate func module<Kind: Module>(
        _ name: String, _: Kind.Type, in module: GraphModule
    ) throws(ModuleError) -> (ModulePath, Kind)? {
        guard case .callModule(let path)? = self[name]?.operation,
            let found = try module.module(at: path) as? Kind
        else { return nil }
        return (path, found)
    }
}
