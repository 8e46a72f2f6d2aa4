// SPDX-License-Identifier: Apache-2.0

public import FXCore
internal import FXIR
public import FXInterp
public import FXSerialize
public import FXTensor

extension GraphModule {
    /// What PyTorch knows of the program; nil for a module that did not come from a `.pt2` file.
    public var exportSignature: ExportSignature? { metadata[.exportSignature] }

    /// Runs an exported program on arguments as Python passes them: tuples, lists and dictionaries
    /// with tensors in them.
    ///
    ///     let logits = try model.runExported([.leaf(x)], ["mask": .leaf(mask)])
    ///
    /// - Returns: The result as Python gets it; objects of classes are dictionaries.
    /// - Throws: ``InterpreterError``, also where the arguments are not those that the program was
    ///   made for.
    public func runExported(
        _ arguments: [Argument<Tensor>], _ keywords: KeywordArguments<Tensor> = [:]
    ) throws -> Argument<Tensor> {
        guard let signature = exportSignature else { return try run(arguments, keywords) }
        guard let inputs = signature.flattened(arguments, keywords) else {
            let found = Argument<Tensor>.tuple([.tuple(arguments), .dictionary(keywords.entries)])
            throw InterpreterError.wrongArguments(
                function: typeName, expected: signature.inputTree?.description ?? "no keywords",
                found: found.pythonRepr { "\($0.spec)" })
        }
        return try run(inputs)
    }

    /// Notes dtype and shape of nodes that have none, as passes leave them.
    ///
    /// - Throws: ``ShapeInferenceError``.
    func completeSpecs() throws {
        let isKnown = graph.nodes.allSatisfy { node in
            node.opcode == .output || node.valueSpec != nil || node.isUnused
        }
        if isKnown { return }
        let noted = graph.nodes.map { ($0, $0.metadata) }
        try ShapeInference(self, missingRules: .reporting).run()
        for (node, metadata) in noted {
            var earlier = NodeMetadata()
            earlier[.spec] = metadata[.spec]
            earlier[.value] = metadata[.value]
            // What a file has knows of strides and hints, too.
            if node.valueSpec == nil || node.hasShapes(of: earlier) { node.metadata = metadata }
        }
    }
}

extension Node {
    /// Whether the dtypes and shapes that are noted are those of other metadata.
    fileprivate func hasShapes(of other: NodeMetadata) -> Bool {
        guard let spec = metadata[.spec], let earlier = other[.spec] else { return false }
        let (own, others) = (spec.leaves, earlier.leaves)
        return own.count == others.count
            && zip(own, others).allSatisfy { own, other in
                own.dtype == other.dtype && own.shape.rank == other.shape.rank
                    && zip(own.shape, other.shape).allSatisfy { $0.coincides(with: $1) }
            }
    }
}
