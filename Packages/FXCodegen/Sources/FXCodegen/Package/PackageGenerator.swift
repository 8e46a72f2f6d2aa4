// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXIR

/// Writes the sources of a Swift package with a generated module: a library, a program that runs it
/// on the tensors of a file, and a test that compares it with stored results.
///
/// The weights, and the tensors of the test, are files that a writer puts beside them: see
/// ``weightsPath`` and ``casesPath``.
///
/// - SeeAlso: `torch.fx.GraphModule.to_folder`
public struct PackageGenerator: Sendable {
    /// The name of the package, its library and its class.
    public let name: String
    let dependency: PackageDependency
    let generator: SwiftGenerator

    /// Where the weights go.
    public static let weightsPath = "weights.fx"
    /// Where the tensors of the test go.
    public var casesPath: String { "Tests/\(name)Tests/cases.safetensors" }

    /// Creates a generator.
    ///
    /// - Throws: ``CodegenError/illegalTypeName(_:)``.
    public init(
        name: String, dependency: PackageDependency, generator: SwiftGenerator = SwiftGenerator()
    ) throws(CodegenError) {
        guard SwiftIdentifier.isLegal(name), !SwiftIdentifier.isKeyword(name) else {
            throw .illegalTypeName(name)
        }
        self.name = name
        self.dependency = dependency
        self.generator = generator
    }

    /// The key of a tensor of the test: `0.in.x` is the input `x` of the first case, `0.out.1` the
    /// second value of its result.
    public static func key(case index: Int, input: String) -> String { "\(index).in.\(input)" }

    /// The key of a value that a case of the test gives.
    public static func key(case index: Int, output: Int) -> String { "\(index).out.\(output)" }

    /// Returns the texts of the package by their paths in it.
    ///
    /// - Throws: ``CodegenError``.
    public func files(
        _ graph: Graph, schema: StateSchema
    ) throws(CodegenError) -> [(path: String, text: String)] {
        let inputs = graph.placeholders.map(\.operation.targetText)
        return [
            ("Package.swift", manifest),
            ("README.md", readme(inputs)),
            (".gitignore", ".build\n"),
            (
                "Sources/\(name)/\(name).swift",
                try generator.generate(graph, schema: schema, typeName: name)
            ),
            ("Sources/\(name)/\(name)+Weights.swift", weights),
            ("Sources/run-\(name)/main.swift", program(inputs)),
            ("Tests/\(name)Tests/\(name)Tests.swift", test(inputs)),
        ]
    }
}
