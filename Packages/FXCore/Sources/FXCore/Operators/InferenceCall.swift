// SPDX-License-Identifier: Apache-2.0

/// A call as a rule sees it: one argument for each parameter, by name.
public struct InferenceCall {
    public let call: OperatorCall<ValueSpec>
    private let symbols: SymbolSource?

    init(_ call: OperatorCall<ValueSpec>, symbols: SymbolSource?) {
        self.call = call
        self.symbols = symbols
    }

    /// The argument of a parameter; `.none` where there is no parameter of that name.
    public subscript(name: String) -> Argument<ValueSpec> { call[name] }

    /// Returns the spec of a tensor argument.
    ///
    /// - Throws: ``ShapeError`` where the argument is no tensor.
    public func tensor(_ name: String) throws(ShapeError) -> TensorSpec {
        guard let spec = self[name].tensorSpec else { throw failure("a tensor for '\(name)'") }
        return try possible(spec)
    }

    /// The spec of the first argument, which must be a tensor.
    public func first() throws(ShapeError) -> TensorSpec {
        guard let spec = call.arguments.first?.tensorSpec else {
            throw failure("a tensor as first argument")
        }
        return try possible(spec)
    }

    /// A spec, unless a file claims extents below 0: rules count on it.
    private func possible(_ spec: TensorSpec) throws(ShapeError) -> TensorSpec {
        for extent in spec.shape.dimensions {
            if let value = extent.value, value < 0 {
                throw failure("extents of 0 or more", spec.shape)
            }
        }
        return spec
    }

    /// The spec of a tensor argument that may be missing.
    public func optionalTensor(_ name: String) -> TensorSpec? { self[name].tensorSpec }

    /// The specs of a list of tensors; at least one.
    func tensors(_ name: String) throws(ShapeError) -> [TensorSpec] {
        let specs = (self[name].items ?? []).map(\.tensorSpec)
        let result = specs.compactMap(\.self)
        guard !result.isEmpty, result.count == specs.count else {
            throw failure("tensors for '\(name)'")
        }
        for spec in result { _ = try possible(spec) }
        return result
    }

    /// An integer that must be known, where one is given.
    func int(_ name: String) -> Int? { dimension(name)?.value }

    func bool(_ name: String) -> Bool { self[name].bool ?? false }

    func dtype(_ name: String = "dtype") -> DType? {
        if case .dtype(let dtype) = self[name] { dtype } else { nil }
    }

    /// An integer, known or symbolic, where one is given.
    public func dimension(_ name: String) -> Dimension? { self[name].dimension }

    /// The integers of a list, or a single integer as a list of one; nil where none is given.
    public func dimensions(_ name: String) throws(ShapeError) -> [Dimension]? {
        let argument = self[name]
        if let single = argument.dimension { return [single] }
        guard let items = argument.items else { return nil }
        let result = items.compactMap(\.dimension)
        guard result.count == items.count else { throw failure("integers for '\(name)'") }
        return result
    }

    /// The integers of a list, which must be known, one repeated to a count.
    func ints(_ name: String, count: Int, fallback: Int) throws(ShapeError) -> [Int] {
        let given = try dimensions(name) ?? []
        let values = given.compactMap(\.value)
        guard values.count == given.count else { throw failure("known integers for '\(name)'") }
        if values.count == count { return values }
        if values.count > 1 { throw failure("\(count) integers for '\(name)'") }
        return Array(repeating: values.first ?? fallback, count: count)
    }

    /// The axis that a parameter names, counted from the front.
    func axis(_ name: String = "dim", of shape: Shape, fallback: Int = 0) throws(ShapeError) -> Int
    {
        try shape.normalized(axis: int(name) ?? fallback)
    }

    /// The axes that a list names; nil where it names none.
    func axes(_ name: String = "dim", of shape: Shape) throws(ShapeError) -> [Int]? {
        guard let given = try dimensions(name), !given.isEmpty else { return nil }
        var result: [Int] = []
        for dimension in given {
            guard let axis = dimension.value else { throw failure("known axes") }
            result.append(try shape.normalized(axis: axis))
        }
        guard Set(result).count == result.count else { throw failure("each axis once", shape) }
        return result
    }

    /// A symbol for an extent that depends on elements.
    func freshDimension() throws(ShapeError) -> Dimension {
        guard let symbols else {
            throw .unknown(operation: call.schema.name, reason: "the result depends on elements")
        }
        return .symbolic(symbols.next())
    }

    /// The error of arguments that do not go together.
    public func failure(_ expected: String, _ found: Shape...) -> ShapeError {
        .mismatch(operation: call.schema.name, expected: expected, found: found)
    }
}

extension Argument<ValueSpec> {
    /// The spec, where the argument is a tensor or a constant.
    var tensorSpec: TensorSpec? {
        switch self {
        case .leaf(let value): value.tensor
        case .constant(let value): value.spec
        default: nil
        }
    }

    /// The integer, known or symbolic.
    var dimension: Dimension? {
        switch self {
        case .int(let value): .known(value)
        case .leaf(let value): value.dimension
        default: nil
        }
    }

    static func tensor(_ dtype: DType, _ shape: Shape) -> Self {
        .leaf(.tensor(TensorSpec(dtype, shape)))
    }

    static func tensor(_ dtype: DType, _ dimensions: [Dimension]) -> Self {
        .tensor(dtype, Shape(dimensions))
    }

    /// A tensor in row-major order, whatever the order of the spec.
    static func tensor(_ spec: TensorSpec) -> Self { .tensor(spec.dtype, spec.shape) }
}
