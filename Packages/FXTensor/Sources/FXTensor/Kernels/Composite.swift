// SPDX-License-Identifier: Apache-2.0

internal import FXCore

/// Calls of ATen overloads from inside kernels, by name: what a kernel is composed of runs on the
/// code that the table has for each part.
enum Composite {
    /// Returns the result of an overload; parameters that are not given have their defaults.
    static func value(
        _ name: String, _ arguments: [Argument<Tensor>]
    ) throws(TensorError) -> Argument<Tensor> {
        guard let schema = OperatorTable.current.schema(named: name) else {
            throw .unknownOperator(name)
        }
        var bound = arguments
        for parameter in schema.parameters.dropFirst(arguments.count) {
            bound.append(parameter.defaultValue?.widened() ?? .none)
        }
        do {
            return try KernelTable.current.run(OperatorCall(schema: schema, arguments: bound))
        } catch let error as TensorError {
            throw error
        } catch {
            throw .invalidValue(operation: name, value: "\(error)", expected: "a result")
        }
    }

    /// Returns the tensor that an overload gives.
    static func call(
        _ name: String, _ arguments: Argument<Tensor>...
    ) throws(TensorError) -> TensorStorage {
        let value = try value(name, arguments)
        guard let tensor = value.leaf else { throw .unknownOperator(name) }
        return try tensor.elements(for: name)
    }

    /// Returns the tensors that an overload gives.
    static func several(
        _ name: String, _ arguments: Argument<Tensor>...
    ) throws(TensorError) -> [TensorStorage] {
        var result: [TensorStorage] = []
        for item in try value(name, arguments).items ?? [] {
            guard let tensor = item.leaf else { throw .unknownOperator(name) }
            result.append(try tensor.elements(for: name))
        }
        return result
    }
}

extension Argument<Tensor> {
    static func storage(_ storage: TensorStorage) -> Self { .leaf(Tensor(storage)) }

    static func optional(_ storage: TensorStorage?) -> Self {
        storage.map { .storage($0) } ?? .none
    }

    static func storages(_ storages: [TensorStorage]) -> Self {
        .list(storages.map { .storage($0) })
    }

    static func ints(_ values: [Int]) -> Self { .list(values.map { .int($0) }) }
}

// Arithmetic as composites write it: `try x.minus(mean).times(scale)`.
extension TensorStorage {
    func plus(_ other: TensorStorage) throws(TensorError) -> TensorStorage {
        try Kernels.add(.tensor(self), .tensor(other))
    }

    func plus(_ other: Double) throws(TensorError) -> TensorStorage {
        try Kernels.add(.tensor(self), .number(.double(other)))
    }

    func minus(_ other: TensorStorage) throws(TensorError) -> TensorStorage {
        try Kernels.sub(.tensor(self), .tensor(other))
    }

    func times(_ other: TensorStorage) throws(TensorError) -> TensorStorage {
        try Kernels.mul(.tensor(self), .tensor(other))
    }

    func times(_ other: Double) throws(TensorError) -> TensorStorage {
        try Kernels.mul(.tensor(self), .number(.double(other)))
    }

    func over(_ other: TensorStorage) throws(TensorError) -> TensorStorage {
        try Kernels.div(.tensor(self), .tensor(other))
    }

    func cast(to dtype: DType) throws(TensorError) -> TensorStorage {
        try Kernels.cast(self, to: dtype)
    }
}
