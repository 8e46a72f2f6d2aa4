// SPDX-License-Identifier: Apache-2.0

internal import FXCore

// Overloads that write their result somewhere follow from those that return it.

extension KernelTable {
    /// The kernel of an overload that writes into arguments, made from the one that does not:
    /// `add_.Tensor` and `add.out` from `add.Tensor`.
    func derived(_ schema: OperatorSchema) -> Kernel? {
        let written = schema.mutatedParameters
        if schema.tags.contains(.inPlaceView) { return becoming(schema) }
        guard !written.isEmpty, schema.results.count <= written.count else { return nil }
        for name in Self.functionalNames(of: schema) {
            guard let kernel = kernels[name], let pure = OperatorTable.current.schema(named: name)
            else { continue }
            return Self.writing(kernel, of: pure, into: written)
        }
        return nil
    }

    /// The kernel of an overload that changes a tensor's own shape, made from the one that gives a
    /// view: `transpose_` from `transpose`.
    private func becoming(_ schema: OperatorSchema) -> Kernel? {
        for name in Self.functionalNames(of: schema) {
            guard let kernel = kernels[name], let pure = OperatorTable.current.schema(named: name)
            else { continue }
            return { call in
                let view = try kernel(OperatorCall(schema: pure, arguments: call.arguments))
                guard let target = call.arguments[0].leaf, let view = view.leaf else { return view }
                let (storage, window) = try (
                    target.elements(for: schema.name), view.elements(for: schema.name)
                )
                if window.buffer === storage.buffer { storage.become(window) }
                return .leaf(target)
            }
        }
        return nil
    }

    private static func writing(
        _ kernel: @escaping Kernel, of pure: OperatorSchema, into written: [Int]
    ) -> Kernel {
        { call in
            // `dropout_(self, ...)` writes to what `dropout(input, ...)` takes first.
            let arguments = pure.parameters.enumerated().map { index, parameter in
                let place = call.schema.parameters.firstIndex { $0.name == parameter.name }
                return call.arguments[place ?? index]
            }
            let results = try kernel(OperatorCall(schema: pure, arguments: arguments))
            let values = results.items ?? [results]
            let targets = written.map { call.arguments[$0] }
            for (target, value) in zip(targets, values) {
                try write(value, into: target, of: call.schema.name)
            }
            return targets.count == 1 ? targets[0] : .tuple(targets)
        }
    }

    private static func write(
        _ value: Argument<Tensor>, into target: Argument<Tensor>, of name: String
    ) throws(TensorError) {
        if let items = target.items {
            for (item, part) in zip(items, value.items ?? []) {
                try write(part, into: item, of: name)
            }
            return
        }
        guard let value = value.leaf, let target = target.leaf else { return }
        try Kernels.store(
            value.elements(for: name), into: target.elements(for: name), operation: name)
    }

    /// The names that the overload without writing may have: `add_.Tensor` and `add.Tensor_out`
    /// belong to `add.Tensor`, `add.out` to `add.Tensor` or `add.default`.
    private static func functionalNames(of schema: OperatorSchema) -> [String] {
        let parts = schema.name.split(separator: ".").map(String.init)
        guard parts.count == 3 else { return [] }
        let (space, base, overload) = (parts[0], parts[1], parts[2])
        if base.hasPrefix("__i"), base.hasSuffix("__") {
            return ["\(space).__\(base.dropFirst(3)).\(overload)"]
        }
        if base.hasSuffix("_"), !base.hasSuffix("__") {
            // `pow_.Scalar` belongs to `pow.Tensor_Scalar`.
            let overloads = [overload, "Tensor_" + overload, "default", "Tensor", "int"]
            let count = overload == "default" || overload == "Tensor" ? 5 : 2
            return overloads.prefix(count).map { "\(space).\(base.dropLast()).\($0)" }
        }
        guard overload == "out" || overload.hasSuffix("_out") else { return [] }
        let candidates =
            overload == "out" ? ["default", "Tensor"] : [String(overload.dropLast(4))]
        return candidates.map { "\(space).\(base).\($0)" }
    }
}

extension Kernels {
    /// Writes the result of an operator into a target of the same extents that can hold it.
    static func store(
        _ value: TensorStorage, into target: TensorStorage, operation: String
    ) throws(TensorError) {
        if value.buffer === target.buffer && value.offset == target.offset
            && value.extents == target.extents && value.strides == target.strides
        {
            return
        }
        if value.dtype.category > target.dtype.category {
            throw .dtypeMismatch(
                operation: operation, expected: "a result that the target can hold",
                found: [value.dtype, target.dtype])
        }
        guard value.extents == target.extents else {
            throw .shapeMismatch(
                .mismatch(
                    operation: operation, expected: "a result of the target's shape",
                    found: [target.shape, value.shape]))
        }
        try copy(value, into: target, operation: operation)
    }
}
