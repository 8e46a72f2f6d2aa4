// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXTensor
import FXTestSupport
import Foundation

/// A call of an overload that PyTorch made.
struct RecordedOperatorCall: Sendable {
    /// As `aten.mm.default`.
    var overload: String
    /// As the fixture has it.
    var text: String
    /// The fixture.
    fileprivate var source: RecordedOperators

    /// The arguments; nil where PyTorch refuses the call.
    func read() throws -> (
        arguments: [Argument<RecordedTensor>], keywords: KeywordArguments<RecordedTensor>
    )? {
        var rest = RecordedText(text)
        let result = try rest.arguments(of: RecordedTensor.self)
        return rest.accept(" -> throws") ? nil : result
    }

    /// What the call gives; nil where PyTorch refuses it.
    func result() throws -> Argument<RecordedTensor>? {
        var rest = RecordedText(text)
        _ = try rest.arguments(of: RecordedTensor.self)
        try rest.expect(" -> ")
        return rest.accept("throws") ? nil : try rest.value()
    }

    /// The value of a tensor of the call; nil where it is not recorded, or not in row-major order.
    func tensor(_ tensor: RecordedTensor) -> Tensor? {
        guard tensor.strides == nil, let bytes = source.storage(of: tensor) else { return nil }
        return try? Tensor(bytes: bytes, dtype: tensor.dtype, shape: tensor.extents)
    }
}

extension RecordedTensor {
    var spec: TensorSpec { TensorSpec(dtype, Shape(extents)) }
}

/// Calls that kernels or decompositions are compared with.
struct RecordedOperatorCalls {
    /// Those of operators that have kernels, with whose results decompositions are compared.
    static let kernels = Result {
        try RecordedOperatorCalls("FXTensor/Tests/Fixtures", "operator-values")
    }

    /// Those whose decompositions are compared with PyTorch's results.
    static let decompositions = Result {
        try RecordedOperatorCalls("FXRewrite/Tests/Fixtures", "decompositions")
    }

    private let recorded: RecordedOperators

    private init(_ folder: String, _ name: String) throws {
        var packages = URL(filePath: #filePath)
        for _ in 0..<4 { packages.deleteLastPathComponent() }
        recorded = try RecordedOperators(folder: packages.appending(path: folder), name: name)
    }

    /// The names of the overloads.
    var overloads: [String] { recorded.overloads.map(\.name) }

    /// Calls of each overload whose name a text is part of: all, or some that are spread evenly.
    func calls(
        ofEach count: Int = .max, named part: String = ""
    ) -> [RecordedOperatorCall] {
        recorded.overloads.filter { part.isEmpty || $0.name.contains(part) }.flatMap { overload in
            let step = max(overload.calls.count / count, 1)
            return stride(from: 0, to: overload.calls.count, by: step).map {
                RecordedOperatorCall(
                    overload: overload.name, text: overload.calls[$0], source: recorded)
            }
        }
    }
}
