// SPDX-License-Identifier: Apache-2.0

import FXCore

/// A call that PyTorch made or refused, as `Fixtures/operator-values.txt` has it.
struct ConformanceCall: Sendable {
    enum Expectation: Sendable {
        case refusal
        case result(Argument<RecordedTensor>)
    }

    /// An argument by its position, or by its name where it was a keyword.
    enum Place: Hashable, Sendable {
        case position(Int)
        case keyword(String)
    }

    /// The whole line.
    var text: String
    var arguments: [Argument<RecordedTensor>] = []
    var keywords = KeywordArguments<RecordedTensor>()
    var expectation = Expectation.refusal
    /// By how many tolerances a right result may differ.
    var slack = 1
    /// The argument in whose memory the result lies.
    var shared: Place?
    /// The arguments that the call writes to, as they are afterwards.
    var changes: [(place: Place, value: RecordedTensor)] = []

    /// The tensors of the arguments, those in lists too.
    var tensors: [RecordedTensor] {
        arguments.flatMap(\.leaves) + keywords.entries.flatMap(\.value.leaves)
    }
}

/// The calls of one overload.
struct ConformanceOverload: Sendable {
    /// The full name, such as `aten.add.Tensor`.
    var name: String
    /// The dtypes that PyTorch refuses.
    var refused: [DType]
    var lines: [String]

    /// The operator without the overload's own name.
    var operatorName: String { name.split(separator: ".")[1].description }

    func calls() throws -> [ConformanceCall] {
        try lines.map { line in
            var reader = ConformanceReader(line)
            return try reader.call()
        }
    }
}

/// A tensor as it was recorded: its place among the recorded bytes, and how it lies there.
struct RecordedTensor: Sendable {
    var dtype: DType
    var extents: [Int]
    /// Nil for row-major elements.
    var strides: [Int]?
    /// The position of the first element in the storage.
    var first = 0
    /// The number of elements in the storage.
    var storageCount: Int
    /// Where the bytes of the storage are; nil where only dtype and shape are known.
    var position: Int?

    var count: Int { extents.reduce(1, *) }

    var specText: String {
        dtype.abbreviation + "[" + extents.map(String.init).joined(separator: ",") + "]"
    }
}
