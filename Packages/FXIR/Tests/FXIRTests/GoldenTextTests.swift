// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import Foundation
import Testing

/// Recorded graphs that a graph cannot hold, and why.
private let unsupported = ["namedtuple_enum_range": "enum"]

/// Recorded tables that show of a function what its name does not tell.
private let tableExceptions = [
    "concrete_args_flag": "torch._assert is written in Python, not built in",
    "dataclass_output": "the function is a class", "proxyable_class": "the function is a class",
]

@Suite struct `Texts equal torch.fx's` {
    @Test func `for all recorded graphs`() throws {
        var (count, tableCount) = (0, 0)
        for golden in try GoldenGraph.all() {
            let graph: Graph
            do {
                graph = try golden.build()
            } catch let error as GoldenGraph.Unsupported {
                print("skipped \(golden.name): graphs hold no \(error.what)")
                #expect(unsupported[golden.name] == error.what)
                continue
            }
            #expect(graph.description == golden.graph, "\(golden.name)")
            if let reason = tableExceptions[golden.name] {
                print("skipped the table of \(golden.name): \(reason)")
            } else {
                #expect("\(GraphTable(graph))\n" == golden.tabular, "\(golden.name)")
                tableCount += 1
            }
            #expect(graph.nodes.map(\.name) == golden.nodes.map(\.name), "\(golden.name)")
            for (node, recorded) in zip(graph.nodes, golden.nodes) {
                #expect(node.users.map(\.name) == recorded.users, "\(golden.name) \(node)")
            }
            count += 1
        }
        #expect(count == 66)
        #expect(tableCount == 63)
    }

    /// torch.fx derives the names itself; so do we, where the recorded name is a derived one.
    @Test func `where names are derived`() throws {
        let derived = [
            "seed_mymodule", "seed_topk", "name_collisions", "nested_modules", "attribute_chain",
            "camel_and_caps_names", "call_proxy", "method_and_function_forms", "operators_binary",
            "operators_bitwise_unary", "resnet_block", "attention", "var_args",
        ]
        for name in derived {
            let golden = try GoldenGraph.named(name)
            let recorded = try golden.build()
            let graph = Graph()
            var made: [Node: Node] = [:]
            for node in recorded.nodes {
                let known = made
                let arguments = node.arguments.map { $0.map { known[$0] ?? $0 } }
                let keywords = node.keywordArguments.map { known[$0] ?? $0 }
                made[node] = try graph.insert(node.operation, arguments, keywords)
            }
            #expect(graph.nodes.map(\.name) == golden.nodes.map(\.name), "\(name)")
        }
    }
}

@Suite struct `Names equal torch.fx's` {
    private func fixture(_ key: String) throws -> [[Any]] {
        let json = try GoldenFixture.json("naming") as? [String: Any]
        return json?[key] as? [[Any]] ?? []
    }

    @Test func `in each recorded sequence of candidates`() throws {
        let sequences = try fixture("create_name")
        #expect(sequences.count == 16)
        for sequence in sequences {
            let graph = Graph()
            for pair in sequence[1] as? [[String]] ?? [] {
                let node = try graph.insert(.callMethod("f"), [1], name: pair[0])
                #expect(node.name == pair[1], "\(sequence[0]): \(pair[0])")
            }
        }
    }

    @Test func `for each recorded target`() throws {
        for target in try fixture("targets") as? [[String]] ?? [] {
            let graph = Graph()
            let operation: FXIR.Operation =
                target[1] == "method"
                ? .callMethod(MethodName(target[0])) : .callFunction(FunctionTarget(target[0]))
            #expect(try graph.insert(operation, [1]).name == target[2])
        }
    }

    @Test func `in snake case`() throws {
        for pair in try fixture("snake_case") as? [[String]] ?? [] {
            let graph = Graph()
            let node = try graph.insert(.getAttribute(ModulePath(pair[0])), [])
            #expect(node.name == pair[1].replacing(".", with: "_"), "\(pair[0])")
        }
    }

    @Test func `after erasing and renaming`() throws {
        let graph = Graph()
        let x = try graph.placeholder("x")
        let relu = try graph.callFunction(.torch.relu, [x])
        try graph.erase(relu)
        let second = try graph.callFunction(.torch.relu, [x])
        #expect(second.name == "relu_1")
        #expect(try second.rename("relu") == "relu_2")
        #expect(try second.rename("foo") == "foo")
        #expect(try second.rename("foo") == "foo")
        #expect(try second.rename("x") == "x_1")
        #expect(graph.node(named: "x_1") == second)
        #expect(graph.node(named: "foo") == nil)
    }
}
