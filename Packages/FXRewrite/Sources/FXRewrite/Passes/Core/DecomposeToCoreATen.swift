// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXIR
public import FXInterp
import FXNN

/// Expresses operators of ATen by its core operators, to which all others decompose.
///
///     Before                                        After
///     %y = aten.linear.default(%x, %w, %b)          %t = aten.permute.default(%w, [1, 0])
///     return y                                      %y = aten.addmm.default(%b, %x, %t)
///                                                   return y
///
/// Works on the calls of overloads that ``LowerToATen`` makes, those of subgraphs included. Shapes
/// are needed where an operator is one of several by rank (`matmul`, `transpose`); extents may be
/// symbolic, and become `aten.sym_size.int` where they are needed. Dropout in training becomes
/// `native_dropout` or draws of `rand`: other numbers of the same distribution. What has no
/// decomposition here stays, as it is ATen's: ``remaining(in:)`` names it. These stay:
///
/// - operators in place, and batch norms in training with statistics, which write to them: run
///   ``Functionalize`` first;
/// - calls that would become more than 65,536 calls, or all together more than a million;
/// - recurrent layers of packed sequences (`lstm.data`), and where the length of the sequence is
///   not known; `rrelu` in training;
/// - results whose extents depend on elements: `repeat_interleave.Tensor`, `combinations`,
///   `one_hot` without a number of classes, `narrow.Tensor`,
///   `tensor_split.tensor_indices_or_sections`;
/// - poolings, resampling, transforms, quantiles and `diff` (but with something before or behind)
///   along dimensions whose extents are symbolic, and where any is: `kron`, `block_diag`, `meshgrid`, `cov`, areas, `take`, `squeeze`;
/// - `einsum` and `tensordot` where extents are not known to be equal, of truths, and of integers
///   that are summed alone;
/// - norms of singular values (`linalg_matrix_norm` of 2, -2 and `nuc`, `nuclear_norm`),
///   determinants, inverses, powers below 1, factorisations and solutions of equations
///   (`det`, `inverse`, `linalg_*`);
/// - transforms of complex numbers to such (`_fft_c2c`), `fft_irfft` of real numbers, `fft_hfft`
///   and its kin, spectra in half precision;
/// - what PyTorch keeps, too: `median`, `kthvalue`, `mode`, `histc`, `bincount`, `unique`,
///   `searchsorted`, `cummax`, `logcumsumexp`, `lgamma`, `erfc`, `cdist` (`_cdist_forward`),
///   `view_as_real`, `view_as_complex`, `sort.stable`, `grid_sampler_3d`, resampling without
///   aliases (`_upsample_bilinear2d_aa`), derivatives of poolings, paddings and resampling;
/// - `ctc_loss`, `gradient`, `affine_grid_generator` of volumes, `cov` with weights, `linspace` and
///   `logspace` of tensors, `isclose` of integers, `mvlgamma`, `special_log_ndtr`,
///   `special_gammainc`, `kaiser_window`, `matrix_exp`, `cumprod_backward`, `diagonal_backward`,
///   `unfold_backward`; complex numbers in norms, products and losses;
/// - sparse, nested, padded and quantised tensors, and operators of one backend (`cudnn_*`,
///   `mkldnn_*`, `fbgemm_*`).
///
/// - SeeAlso: `torch.export.ExportedProgram.run_decompositions`
public struct DecomposeToCoreATen: GraphPass {
    public let name = "decompose-to-core-aten"
    public var runsAfter: [String] { ["lower-to-aten", "functionalize"] }

    public init() {}

    /// The operators of a graph and its subgraphs that are not of the core, each once.
    ///
    /// Functions of Python that compute with numbers, and those that call subgraphs, are none.
    public static func remaining(in graph: Graph) -> [FunctionTarget] {
        let operators = OperatorTable.current
        var result = graph.operations.compactMap { operation -> FunctionTarget? in
            guard case .callFunction(let target) = operation,
                !StructuralCall.isKnown(.function(target)),
                !target.qualifiedName.hasPrefix("torch.ops.higher_order.")
            else { return nil }
            let schema = operators.overloads(of: .function(target)).first
            let isCore =
                target.qualifiedName.hasPrefix("torch.ops.aten.")
                && schema?.tags.contains(.core) == true
            return isCore ? nil : target
        }
        for subgraph in graph.subgraphs {
            for target in remaining(in: subgraph.graph) where !result.contains(target) {
                result.append(target)
            }
        }
        return result
    }

    @discardableResult
    public func run(on module: GraphModule) throws -> Int {
        var count = 0
        let budget = DecompositionBudget()
        // What a decomposition makes may be decomposed in turn.
        for _ in 0..<Self.rounds {
            let found = try decomposeOnce(module.graph, budget)
            if found == 0 { break }
            count += found
            _ = try AnnotateShapes().run(on: module)
        }
        return count
    }

    /// More than the longest chain of decompositions that make each other.
    private static let rounds = 8

    private func decomposeOnce(_ graph: Graph, _ budget: DecompositionBudget) throws -> Int {
        var count = 0
        for node in graph.nodes {
            guard case .callFunction(let target) = node.operation,
                let rule = CoreDecompositions.rules[target.qualifiedName],
                !budget.isRefused(node),
                let site = try DecompositionSite(node, author: name, budget)
            else { continue }
            let previous = node.previous
            guard let value = try budget.value(of: rule, at: site) else {
                try site.undo()
                continue
            }
            note(node, from: previous)
            if let leaf = value.leaf, let spec = node.metadata[.spec], leaf.metadata[.spec] == nil {
                leaf.metadata[.spec] = spec
            }
            try node.replace(by: value)
            count += 1
        }
        for subgraph in graph.subgraphs { count += try decomposeOnce(subgraph.graph, budget) }
        return count
    }

    /// Lets new nodes say where the old one came from.
    private func note(_ node: Node, from previous: Node?) {
        var next = previous.map(\.next) ?? node.graph.nodes.first
        while let made = next, made != node {
            made.provenance = Provenance(
                location: node.provenance.location, modules: node.provenance.modules,
                steps: node.provenance.steps + [name])
            next = made.next
        }
    }
}
