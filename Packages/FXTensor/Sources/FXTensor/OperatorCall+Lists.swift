// SPDX-License-Identifier: Apache-2.0

internal import FXCore

// Lists and words among the arguments of a call, by the position of the parameter.

extension OperatorCall where Leaf == Tensor {
    func storages(_ index: Int) throws(TensorError) -> [TensorStorage] {
        var result: [TensorStorage] = []
        for item in arguments[index].items ?? [arguments[index]] {
            guard let storage = try storage(item) else { throw unfit(index, "tensors") }
            result.append(storage)
        }
        return result
    }

    /// Tensors, of which some may be missing.
    func optionalStorages(_ index: Int) throws(TensorError) -> [TensorStorage?] {
        guard let items = arguments[index].items else { throw unfit(index, "a list of tensors") }
        var result: [TensorStorage?] = []
        for item in items { result.append(item.isNone ? nil : try storage(item)) }
        return result
    }

    private func storage(_ item: Argument<Tensor>) throws(TensorError) -> TensorStorage? {
        switch item {
        case .leaf(let tensor): try tensor.elements(for: schema.name)
        case .constant(let value): try Tensor(value).elements(for: schema.name)
        default: nil
        }
    }

    /// So many integers; one stands for all.
    func ints(_ index: Int, count: Int) throws(TensorError) -> [Int] {
        let values = try ints(index)
        if values.count == count { return values }
        guard values.count == 1 else { throw unfit(index, "\(count) integers") }
        return [Int](repeating: values[0], count: count)
    }

    func optionalDouble(_ index: Int) throws(TensorError) -> Double? {
        arguments[index].isNone ? nil : try double(index)
    }

    func optionalFormat(_ index: Int) throws(TensorError) -> MemoryFormat? {
        switch arguments[index] {
        case .none: nil
        case .memoryFormat(let format): format
        default: throw unfit(index, "a memory format")
        }
    }

    /// The name of the operator alone, such as `cat`.
    var operation: String {
        let atoms = schema.name.split(separator: ".")
        return String(atoms.count > 1 ? atoms[1] : atoms[0])
    }

    func unfit(_ index: Int, _ expected: String) -> TensorError {
        .invalidArgument(
            operation: schema.name, parameter: schema.parameters[index].name, expected: expected)
    }
}
