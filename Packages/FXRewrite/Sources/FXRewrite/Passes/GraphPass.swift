// SPDX-License-Identifier: Apache-2.0

public import FXInterp

/// A transformation of a module's graph, in place.
///
/// A pass is a value: its options are its properties. It leaves the graph valid, and says how much
/// it changed; a pass that throws leaves the graph as it was when a ``PassManager`` runs it.
///
/// - SeeAlso: `torch.fx.passes.infra.pass_base.PassBase`
public protocol GraphPass: Sendable {
    /// The name in logs, provenance and on the command line, in kebab case.
    var name: String { get }

    /// The names of passes that may not come later in a pipeline, unless they came before, too.
    var runsAfter: [String] { get }

    /// Changes a module.
    ///
    /// - Returns: The number of places that were changed; 0 says that nothing was.
    @discardableResult
    func run(on module: GraphModule) throws -> Int
}

extension GraphPass {
    public var runsAfter: [String] { [] }
}

/// A pass that applies rules until none matches.
public struct ApplyRules: GraphPass {
    public let name: String
    private let makeRules: @Sendable () throws -> RuleSet

    public init(_ name: String, _ makeRules: @escaping @Sendable () throws -> RuleSet) {
        self.name = name
        self.makeRules = makeRules
    }

    @discardableResult
    public func run(on module: GraphModule) throws -> Int {
        var driver = RewriteDriver()
        driver.keepsEntries = false
        return try driver.run(try makeRules(), on: module).count
    }
}
