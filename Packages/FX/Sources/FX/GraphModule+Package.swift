// SPDX-License-Identifier: Apache-2.0

public import FXCodegen
public import FXCore
internal import FXIR
public import FXInterp
public import FXNN
internal import FXSerialize
public import FXTensor

extension GraphModule {
    /// Writes a Swift package with the generated module, its weights, a program that runs it on the
    /// tensors of a file, and a test that compares it with results of today.
    ///
    ///     try traced.writePackage(to: "Classifier", dependency: .path("../swift-fx"), cases: [[.leaf(x)]])
    ///     // swift build -c release --static-swift-stdlib --package-path Classifier
    ///
    /// - Parameters:
    ///   - folder: Where it goes; files of an earlier one are replaced, others stay.
    ///   - name: The name of the package and its class; the traced module's own by default.
    ///   - dependency: Where the package takes this library from.
    ///   - cases: Inputs of the test, one list a case: tensors, one for each placeholder.
    /// - Throws: ``CodegenError``, ``PackageError``, ``ArchiveError``, and what a run throws.
    /// - SeeAlso: `torch.fx.GraphModule.to_folder`
    public func writePackage(
        to folder: String, name: String? = nil, dependency: PackageDependency,
        cases: [[Argument<Tensor>]] = []
    ) throws {
        let generator = try PackageGenerator(name: name ?? typeName, dependency: dependency)
        let files = try generator.files(graph, schema: stateSchema())
        let inputs = graph.placeholders.map(\.operation.targetText)
        var tensors: [String: Tensor] = [:]
        for (index, values) in cases.enumerated() {
            try add(values, inputs, index, to: &tensors)
        }
        try TextFolder.write(files, to: folder)
        try stateArchive().write(
            to: folder + "/" + PackageGenerator.weightsPath, as: .zip)
        try SafetensorsFile.write(
            tensors, metadata: ["cases": String(cases.count)],
            to: folder + "/" + generator.casesPath)
    }

    /// Adds the tensors of a case: what is passed, and what comes out.
    private func add(
        _ values: [Argument<Tensor>], _ names: [String], _ index: Int,
        to tensors: inout [String: Tensor]
    ) throws {
        guard values.count == names.count else {
            throw PackageError.wrongInputCount(expected: names, found: values.count)
        }
        for (name, value) in zip(names, values) {
            guard let tensor = value.leaf else { throw PackageError.noTensor(input: name) }
            // A run may write to its inputs.
            tensors[PackageGenerator.key(case: index, input: name)] = tensor.clone()
        }
        for (place, result) in try run(values).leaves.enumerated() {
            tensors[PackageGenerator.key(case: index, output: place)] = result
        }
    }

    /// The state alone: a graph that does nothing stands for the code.
    func stateArchive() throws -> ModelArchive {
        var archive = self.archive()
        archive.graph = Graph()
        try archive.graph.output(Argument<Node>.none)
        return archive
    }
}

/// Why no package was written.
public enum PackageError: Error, Hashable {
    case wrongInputCount(expected: [String], found: Int)
    /// An input of a case is no tensor, and files hold nothing else.
    case noTensor(input: String)
}

extension PackageError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .wrongInputCount(let expected, let found):
            "a case has \(found) inputs, and the graph takes \(expected.count): "
                + expected.joined(separator: ", ")
        case .noTensor(let input):
            "the input '\(input)' of a case is no tensor; a package stores tensors only"
        }
    }
}

extension ModuleState {
    /// Opens the weights of a generated package, or a stored model.
    ///
    /// - Throws: ``ArchiveError``, ``ModuleError``.
    public init(contentsOf path: String) throws {
        self.init(of: try GraphModule(contentsOf: path))
    }
}
