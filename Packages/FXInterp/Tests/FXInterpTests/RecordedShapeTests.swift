// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXInterp
import FXTensor
import Testing

/// Whether two dimensions agree: equal numbers for some values of the symbols, or a new symbol
/// (`u0`), which stands for what only a run tells.
private func agree(_ found: Dimension, _ noted: Dimension) -> Bool {
    if found == noted { return true }
    return (0..<3).allSatisfy { round in
        let values = { (expression: SymbolicExpression) in
            expression.evaluated(with: Symbols.values(of: [found, noted], round: round))
        }
        return values(found.expression) == values(noted.expression)
    } || found.isUnbacked && noted.isUnbacked
}

private enum Symbols {
    static func values(of dimensions: [Dimension], round: Int) -> [String: Int] {
        var names: Set<String> = []
        for dimension in dimensions { collect(dimension.expression, &names) }
        return Dictionary(
            uniqueKeysWithValues: names.sorted().enumerated().map {
                ($1, 12 + 7 * $0 + 5 * round)
            })
    }

    private static func collect(_ expression: SymbolicExpression, _ names: inout Set<String>) {
        switch expression {
        case .constant: break
        case .symbol(let name): names.insert(name)
        case .add(let a, let b), .multiply(let a, let b), .floorDivide(let a, let b),
            .modulo(let a, let b), .maximum(let a, let b), .minimum(let a, let b):
            collect(a, &names)
            collect(b, &names)
        }
    }
}

extension Dimension {
    fileprivate var isUnbacked: Bool {
        description.contains(/\bu\d+/)
    }
}

private func agree(_ found: Argument<ValueSpec>, _ noted: Argument<TensorSpec>) -> Bool {
    switch (found, noted) {
    case (.leaf(.tensor(let a)), .leaf(let b)):
        return a.dtype == b.dtype && a.shape.rank == b.shape.rank
            && zip(a.shape, b.shape).allSatisfy { agree($0, $1) }
    case (.int(let a), .int(let b)): return a == b
    case (.none, .none): return true
    default:
        guard let a = found.items, let b = noted.items else { return false }
        return a.count == b.count && zip(a, b).allSatisfy { agree($0, $1) }
    }
}

@Suite struct `Shapes of exported programs` {
    @Test func `are those that PyTorch noted`() throws {
        var checked = 0
        for recorded in try RecordedGraph.all() {
            let (module, noted) = try recorded.module()
            do {
                let inference = ShapeInference(
                    module, missingRules: .reporting, bounds: recorded.bounds)
                let result = try inference.run()
                #expect(result.issues.isEmpty, "\(recorded.name): \(result.issues.prefix(3))")
            } catch {
                Issue.record("\(recorded.name): \(error)")
            }
            func compare(_ graph: Graph, _ prefix: String) {
                for node in graph.nodes where node.opcode != .output {
                    guard let expected = noted[prefix + node.name],
                        let found = node.valueSpec
                    else { continue }
                    checked += 1
                    #expect(
                        agree(found, expected),
                        "\(recorded.name): \(node.line) is \(found), not \(expected)")
                }
                for subgraph in graph.subgraphs {
                    compare(subgraph.graph, subgraph.name.text + ".")
                }
            }
            compare(module.graph, "")
        }
        #expect(checked > 2000)
    }
}
