// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXTensor
import FXTestSupport
import Foundation

/// A call of an overload that PyTorch made.
struct RecordedOperatorCall: Sendable {
    /// As `aten.mm.default`.
    var overload: String
    /// As the fixture of FXTensor's tests has it.
    var text: String

    /// The arguments; nil where PyTorch refuses the call.
    func read() throws -> (
        arguments: [Argument<RecordedTensor>], keywords: KeywordArguments<RecordedTensor>
    )? {
        var rest = RecordedText(text)
        let result = try rest.arguments(of: RecordedTensor.self)
        return rest.accept(" -> throws") ? nil : result
    }
}

/// The calls that the kernels are compared with.
struct RecordedOperatorCalls {
    static let shared = Result { try RecordedOperatorCalls() }

    private let recorded: RecordedOperators

    private init() throws {
        var packages = URL(filePath: #filePath)
        for _ in 0..<4 { packages.deleteLastPathComponent() }
        recorded = try RecordedOperators(
            folder: packages.appending(path: "FXTensor/Tests/Fixtures"))
    }

    /// Calls of each overload whose name a text is part of: all, or some that are spread evenly.
    func calls(
        ofEach count: Int = .max, named part: String = ""
    ) -> [RecordedOperatorCall] {
        recorded.overloads.filter { part.isEmpty || $0.name.contains(part) }.flatMap { overload in
            let step = max(overload.calls.count / count, 1)
            return stride(from: 0, to: overload.calls.count, by: step).map {
                RecordedOperatorCall(overload: overload.name, text: overload.calls[$0])
            }
        }
    }

    /// The value of a recorded tensor; nil where it is not recorded, or not in row-major order.
    func tensor(_ tensor: RecordedTensor) -> Tensor? {
        guard tensor.strides == nil, let bytes = recorded.storage(of: tensor) else { return nil }
        return try? Tensor(bytes: bytes, dtype: tensor.dtype, shape: tensor.extents)
    }
}
