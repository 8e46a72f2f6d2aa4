// SPDX-License-Identifier: Apache-2.0

import FXCore
public import FXIR
public import FXInterp
public import FXNN

/// Puts a module behind values, which sees them and gives them on.
///
///     Before                                 After
///     %r = call_method[relu](%x)             %r = call_method[relu](%x)
///     return r                               %observer = call_module[observer](%r)
///                                            return observer
///
/// That is how ranges are measured for quantisation, and values printed. It leaves alone: values
/// that have an observer of this pass.
public struct InsertObservers: GraphPass {
    public let name = "insert-observers"
    private let prefix: String
    private let isObserved: @Sendable (Node) -> Bool
    private let makeObserver: @Sendable (Node) -> Module

    /// - Parameters:
    ///   - prefix: The path of the observers, with a number.
    ///   - isObserved: Which values are observed.
    ///   - makeObserver: Makes the module for a value; it takes one tensor and gives it back.
    public init(
        named prefix: String = "observer", where isObserved: @escaping @Sendable (Node) -> Bool,
        _ makeObserver: @escaping @Sendable (Node) -> Module
    ) {
        self.prefix = prefix
        self.isObserved = isObserved
        self.makeObserver = makeObserver
    }

    @discardableResult
    public func run(on module: GraphModule) throws -> Int {
        var count = 0
        for node in module.graph.nodes {
            guard node.opcode != .output, !isObserver(node), isObserved(node),
                !node.users.contains(where: isObserver), let next = node.next
            else { continue }
            // Behind all inputs, where the node is one.
            let place = node.opcode == .placeholder ? module.graph.firstComputation ?? next : next
            let path = module.freePath(prefix)
            module.set(.module(makeObserver(node)), at: path)
            let observer = try module.graph.makeBuilder(at: .before(place), author: name)
                .callModule(path, [node])
            if let spec = node.spec { observer.metadata[.spec] = .leaf(spec) }
            try node.replaceAllUses(with: observer) { $0 != observer }
            count += 1
        }
        return count
    }

    private func isObserver(_ node: Node) -> Bool {
        guard case .callModule(let path) = node.operation else { return false }
        return path.text == prefix || path.text.hasPrefix(prefix + "_")
    }
}

extension Graph {
    /// The first node behind the inputs.
    fileprivate var firstComputation: Node? { nodes.first { $0.opcode != .placeholder } }
}
