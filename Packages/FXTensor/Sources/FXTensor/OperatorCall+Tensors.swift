// SPDX-License-Identifier: Apache-2.0

internal import FXCore

// The arguments of a call as kernels want them, by the position of the parameter.

extension OperatorCall where Leaf == Tensor {
    func storage(_ index: Int) throws(TensorError) -> TensorStorage {
        guard let storage = try optionalStorage(index) else { throw wrong(index, "a tensor") }
        return storage
    }

    func optionalStorage(_ index: Int) throws(TensorError) -> TensorStorage? {
        switch arguments[index] {
        case .leaf(let tensor): return try tensor.elements(for: schema.name)
        case .constant(let value): return try Tensor(value).elements(for: schema.name)
        case .none: return nil
        default: throw wrong(index, "a tensor")
        }
    }

    func operand(_ index: Int) throws(TensorError) -> Operand {
        if let number = Number(arguments[index]) { return .number(number) }
        return .tensor(try storage(index))
    }

    func optionalOperand(_ index: Int) throws(TensorError) -> Operand? {
        arguments[index].isNone ? nil : try operand(index)
    }

    /// A number; a tensor of one element may stand for it.
    func optionalNumber(_ index: Int) throws(TensorError) -> Number? {
        if let number = Number(arguments[index]) { return number }
        guard let storage = try optionalStorage(index) else { return nil }
        guard storage.elementCount == 1 else {
            throw .shapeMismatch(
                .mismatch(
                    operation: schema.name, expected: "one element", found: [storage.shape]))
        }
        return try storage.firstNumber()
    }

    func number(_ index: Int) throws(TensorError) -> Number {
        guard let number = try optionalNumber(index) else { throw wrong(index, "a number") }
        return number
    }

    func int(_ index: Int) throws(TensorError) -> Int {
        guard let value = arguments[index].int else { throw wrong(index, "an integer") }
        return value
    }

    func optionalInt(_ index: Int) throws(TensorError) -> Int? {
        arguments[index].isNone ? nil : try int(index)
    }

    func ints(_ index: Int) throws(TensorError) -> [Int] {
        if arguments[index].isNone { return [] }
        guard let values = arguments[index].ints else { throw wrong(index, "integers") }
        return values
    }

    /// A list of integers, or nil where none is given.
    func optionalInts(_ index: Int) throws(TensorError) -> [Int]? {
        arguments[index].isNone ? nil : try ints(index)
    }

    /// A list of axes, where an empty one stands for all, as does none.
    func axes(_ index: Int) throws(TensorError) -> [Int]? {
        let axes = try ints(index)
        return axes.isEmpty ? nil : axes
    }

    func bool(_ index: Int) throws(TensorError) -> Bool {
        guard let value = arguments[index].bool else { throw wrong(index, "a Boolean") }
        return value
    }

    func string(_ index: Int) throws(TensorError) -> String {
        guard let value = arguments[index].string else { throw wrong(index, "a string") }
        return value
    }

    func optionalString(_ index: Int) throws(TensorError) -> String? {
        arguments[index].isNone ? nil : try string(index)
    }

    func double(_ index: Int) throws(TensorError) -> Double {
        guard let value = arguments[index].double else { throw wrong(index, "a number") }
        return value
    }

    func optionalDType(_ index: Int) throws(TensorError) -> DType? {
        switch arguments[index] {
        case .none: return nil
        case .dtype(let dtype): return dtype
        default: throw wrong(index, "a dtype")
        }
    }

    private func wrong(_ index: Int, _ expected: String) -> TensorError {
        .invalidArgument(
            operation: schema.name, parameter: schema.parameters[index].name, expected: expected)
    }
}

extension TensorStorage {
    /// The first element as a number.
    func firstNumber() throws(TensorError) -> Number { try dtype.visitElement(Reader(from: self)) }

    private struct Reader: ElementVisitor {
        var from: TensorStorage

        func visit<Element: TensorElement>(_: Element.Type) -> Number {
            let value = from.pointer(as: Element.self).pointee
            return switch from.dtype.category {
            case .bool: .bool(value.int64 != 0)
            case .integer: .int(Int(value.int64))
            case .floating: .double(value.double)
            case .complex:
                .complex(real: value.complex.real, imaginary: value.complex.imaginary)
            }
        }
    }
}
