// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXInterp
import FXNN
import FXRewrite
import FXTensor
import Foundation

/// A module, with what a graph's paths lead to, as torch.fx recorded it.
struct RecordedModule: Codable, Sendable {
    /// The graph in the project's text form.
    var graph: String
    var state: [String: Entry]

    /// What stands at a path: its kind, then dtype and extents, or the name of a type.
    struct Entry: Codable, Sendable {
        var kind: String
        var name: String
        var extents: [Int] = []

        init(from decoder: any Decoder) throws {
            var list = try decoder.unkeyedContainer()
            kind = try list.decode(String.self)
            name = try list.decode(String.self)
            if !list.isAtEnd { extents = try list.decode([Int].self) }
        }

        func encode(to encoder: any Encoder) throws {
            var list = encoder.unkeyedContainer()
            try list.encode(kind)
            try list.encode(name)
            try list.encode(extents)
        }

        var content: ModuleMember.Content {
            if kind == "module" { return .module(NamedLayer(name)) }
            let tensor = Tensor.ones(extents).to(DType(rawValue: name) ?? .float32)
            return kind == "parameter" ? .parameter(tensor) : .buffer(tensor, isPersistent: true)
        }
    }

    func make() throws -> GraphModule {
        try GraphModule(
            entries: state.sorted { $0.key < $1.key }.map {
                (ModulePath($0.key), $0.value.content)
            }, try Graph(parsing: graph))
    }
}

/// A layer of torch.nn of which only the type's name matters.
final class NamedLayer: Module, Layer {
    private let name: String

    init(_ name: String) { self.name = name }

    override var typeName: String { name }
    func forward(_ x: Tensor) -> Tensor { x }
}

/// A rewrite that torch.fx recorded.
struct RewriteGolden: Codable, Sendable {
    var before: RecordedModule
    var pattern: RecordedModule
    var replacement: RecordedModule?
    /// The graph after it, as torch.fx prints it.
    var after: String?
    var error: String?
    var matchCount: Int?
    /// For each match, pairs of a name of the pattern and what it is in the graph.
    var matches: [[[String]]]?
    var options: String
}

/// A search that torch.fx recorded.
struct MatcherGolden: Codable, Sendable {
    struct Found: Codable, Sendable {
        var map: [[String]]
        var inputs: [String]
        var results: [String]
    }

    var pattern: String
    var graph: String
    var options: [String]
    var matches: [Found]
}

/// All that torch.fx recorded of rewriting.
struct RewriteGoldens: Codable, Sendable {
    var rewrites: [String: RewriteGolden]
    var matcher: [String: MatcherGolden]

    static let all: RewriteGoldens = {
        let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        let file = tests.appending(path: "Fixtures/rewrites.json")
        let none = RewriteGoldens(rewrites: [:], matcher: [:])
        guard let json = try? Data(contentsOf: file) else { return none }
        return (try? JSONDecoder().decode(RewriteGoldens.self, from: json)) ?? none
    }()
}
