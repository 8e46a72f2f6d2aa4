// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXTestSupport

@testable import FXTensor

/// Compares what a call gave with what was recorded.
struct ConformanceComparison {
    var fixture: ConformanceFixture
    /// By how many tolerances a right result may differ.
    var slack: Int

    /// What is wrong with a result; empty where nothing is.
    func problems(
        _ found: Argument<Tensor>, _ expected: Argument<RecordedTensor>, at place: String
    ) -> [String] {
        switch (found, expected) {
        case (.leaf(let tensor), .leaf(let recorded)):
            return problems(tensor, recorded, at: place)
        case (.list(let items), .list(let wanted)), (.tuple(let items), .tuple(let wanted)),
            (.list(let items), .tuple(let wanted)), (.tuple(let items), .list(let wanted)):
            guard items.count == wanted.count else {
                return ["\(place): \(items.count) results, expected \(wanted.count)"]
            }
            return zip(items, wanted).enumerated().flatMap { index, pair in
                problems(pair.0, pair.1, at: "\(place)[\(index)]")
            }
        default:
            let (found, expected) = (Self.text(found), Self.text(expected))
            return found == expected ? [] : ["\(place): \(found), expected \(expected)"]
        }
    }

    /// What is wrong with a tensor; the memory layout is the kernel's own affair.
    func problems(_ tensor: Tensor, _ recorded: RecordedTensor, at place: String) -> [String] {
        guard let storage = tensor.storage else { return ["\(place): a tensor without elements"] }
        let spec = Self.spec(storage)
        guard spec == recorded.specText else {
            return ["\(place): \(spec), expected \(recorded.specText)"]
        }
        guard let slice = fixture.storage(of: recorded) else { return [] }
        let (bytes, wanted) = (storage.rowMajorBytes, Array(slice))
        if bytes == wanted { return [] }
        let found = ConformanceElements(bytes, recorded.dtype)
        let expected = ConformanceElements(wanted, recorded.dtype)
        let tolerance = ConformanceTolerance.of(recorded.dtype, slack: slack)
        let places = found.differences(from: expected, tolerance)
        guard let first = places.first else { return [] }
        return [
            """
            \(place): \(spec), \(places.count) of \(found.count) elements differ, first number \
            \(first)
                  got      \(found.text)
                  expected \(expected.text)
            """
        ]
    }

    static func spec(_ storage: TensorStorage) -> String {
        storage.dtype.abbreviation + "[" + storage.extents.map(String.init).joined(separator: ",")
            + "]"
    }

    private static func text<Leaf>(_ value: Argument<Leaf>) -> String {
        switch value {
        case .double(let number): return Float(number).description
        case .list(let items) where items.isEmpty: return "None"
        case .tuple(let items) where items.isEmpty: return "None"
        case .leaf(let tensor as Tensor): return tensor.storage.map(spec) ?? "a tensor"
        case .leaf(let tensor as RecordedTensor): return tensor.specText
        default: return value.pythonRepr { _ in "a tensor" }
        }
    }
}
