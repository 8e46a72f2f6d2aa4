// SPDX-License-Identifier: Apache-2.0

public import FX
public import Foundation

/// A model described by a small JSON file and built as a graph, without any module.
///
///     { "input": "x", "layers": [{ "type": "linear", "in": 4, "out": 8 }, { "type": "relu" }] }
///
/// A layer is `linear`, with `in` and `out`, or the name of a function of one tensor, such as
/// `relu` or `tanh`.
public struct ConfiguredModel {
    public let graph: Graph
    public let schema: StateSchema

    /// What a configuration file says.
    private struct Configuration: Decodable {
        struct Layer: Decodable {
            var type: String
            var `in`: Int?
            var out: Int?
        }

        var input: String
        var layers: [Layer]
    }

    /// A layer that a configuration asks for and that cannot be made.
    public struct UnknownLayer: Error, Hashable, CustomStringConvertible {
        public var index: Int
        public var type: String

        public init(index: Int, type: String) {
            self.index = index
            self.type = type
        }

        public var description: String {
            "layer \(index): '\(type)' is neither linear (with in and out) nor a known function"
        }
    }

    /// Reads a configuration.
    ///
    /// - Throws: `DecodingError`, ``UnknownLayer``.
    public init(json: Data) throws {
        let configuration = try JSONDecoder().decode(Configuration.self, from: json)
        let graph = Graph()
        var schema = StateSchema()
        var value = try graph.placeholder(configuration.input)
        for (index, layer) in configuration.layers.enumerated() {
            let function = FunctionTarget("torch.\(layer.type)")
            if layer.type == "linear", let inputs = layer.in, let outputs = layer.out {
                let path = ModulePath("linear\(index)")
                schema[path] = .module(Linear.schema(inputs, outputs))
                value = try graph.callModule(path, [value])
            } else if OperatorTable.current.contains(.function(function)) {
                value = try graph.callFunction(function, [value])
            } else {
                throw UnknownLayer(index: index, type: layer.type)
            }
        }
        try graph.output(value)
        self.graph = graph
        self.schema = schema
    }

    /// Makes the layers, with initial weights, and a module that runs the graph on them.
    ///
    /// - Throws: ``ModuleError``.
    public func makeModule() throws -> GraphModule {
        var attributes: [ModulePath: ModuleMember.Content] = [:]
        for path in schema.paths {
            guard let module = schema.module(at: path) else { continue }
            attributes[path] = .module(try ModuleRegistry.makeModule(module))
        }
        return try GraphModule(attributes: attributes, graph, name: "ConfiguredModel")
    }

    /// The configuration that the demo writes and reads.
    public static let example = """
        {
          "input": "x",
          "layers": [
            { "type": "linear", "in": 4, "out": 8 },
            { "type": "relu" },
            { "type": "linear", "in": 8, "out": 3 },
            { "type": "sigmoid" }
          ]
        }

        """
}

extension Linear {
    /// The schema of a linear layer, without making one.
    fileprivate static func schema(_ inputs: Int, _ outputs: Int) -> ModuleSchema {
        ModuleSchema(
            typeName: "Linear",
            configuration: [
                ArgumentEntry("in_features", .int(inputs)),
                ArgumentEntry("out_features", .int(outputs)), ArgumentEntry("bias", true),
            ], summary: "in_features=\(inputs), out_features=\(outputs), bias=True")
    }
}
