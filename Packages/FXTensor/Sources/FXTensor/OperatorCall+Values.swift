// SPDX-License-Identifier: Apache-2.0

internal import FXCore

// Arguments of other kinds, by the position of the parameter.

extension OperatorCall where Leaf == Tensor {
    func optionalReal(_ index: Int) throws(TensorError) -> Double? {
        if arguments[index].isNone { return nil }
        return try number(index).double
    }

    func flag(_ index: Int) throws(TensorError) -> Bool? {
        arguments[index].isNone ? nil : try bool(index)
    }

    /// Integers, or nil where nothing is given.
    func intsOrNil(_ index: Int) throws(TensorError) -> [Int]? {
        arguments[index].isNone ? nil : try ints(index)
    }

    /// Numbers, or nil where nothing is given; one counts as a list of one.
    func numbersOrNil(_ index: Int) throws(TensorError) -> [Double]? {
        if arguments[index].isNone { return nil }
        if let single = arguments[index].double { return [single] }
        let items = arguments[index].items ?? []
        let values = items.compactMap(\.double)
        guard values.count == items.count else { throw unfit(index, "numbers") }
        return values
    }

    /// The error of tensors whose shapes do not go together.
    func mismatch(_ expected: String, _ found: TensorStorage...) -> TensorError {
        .shapeMismatch(
            .mismatch(operation: schema.name, expected: expected, found: found.map(\.shape)))
    }
}
