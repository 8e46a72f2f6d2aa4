// SPDX-License-Identifier: Apache-2.0

public import FXInterp

/// A transformation of a module's graph, in place.
///
/// A pass is a value: its options are its properties. It leaves the graph valid, and says how much
/// it changed; a pass that throws leaves the graph as it was.
///
/// - SeeAlso: `torch.fx.passes.infra.pass_base.PassBase`
public protocol GraphPass: Sendable {
    /// The name in logs, provenance and on the command line, in kebab case.
    var name: String { get }

    /// Changes a module.
    ///
    /// - Returns: The number of places that were changed; 0 says that nothing was.
    @discardableResult
    func run(on module: GraphModule) throws -> Int
}
