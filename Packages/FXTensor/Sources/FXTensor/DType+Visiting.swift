// SPDX-License-Identifier: Apache-2.0

internal import FXCore

/// Code that is compiled once for each element type that kernels compute with.
protocol NumericVisitor {
    associatedtype Result

    func visit<Element: NumericElement>(_: Element.Type) throws(TensorError) -> Result
}

/// Code that is compiled once for each element type with fractions.
protocol FloatingVisitor {
    associatedtype Result

    func visit<Element: FloatingElement>(_: Element.Type) throws(TensorError) -> Result
}

/// Code that is compiled once for each element type that can be stored.
protocol ElementVisitor {
    associatedtype Result

    func visit<Element: TensorElement>(_: Element.Type) throws(TensorError) -> Result
}

extension DType {
    /// Returns what a visitor gives for the element type of this dtype.
    ///
    /// - Throws: ``TensorError/noKernel(operator:dtype:)`` where there is no arithmetic.
    @inline(__always)
    func visit<Visitor: NumericVisitor>(
        _ visitor: Visitor, operator name: @autoclosure () -> String
    ) throws(TensorError) -> Visitor.Result {
        switch self {
        case .float32: return try visitor.visit(Float.self)
        case .float64: return try visitor.visit(Double.self)
        case .int64: return try visitor.visit(Int64.self)
        case .int32: return try visitor.visit(Int32.self)
        case .int16: return try visitor.visit(Int16.self)
        case .int8: return try visitor.visit(Int8.self)
        case .uint8: return try visitor.visit(UInt8.self)
        case .bool: return try visitor.visit(Bool.self)
        #if !(os(macOS) && arch(x86_64))
            case .float16: return try visitor.visit(Float16.self)
        #endif
        default: throw .noKernel(operator: name(), dtype: self)
        }
    }

    /// Returns what a visitor gives for the types that arithmetic has loops of its own for; nil for
    /// others, which are converted on the way.
    @inline(__always)
    func visitDirect<Visitor: NumericVisitor>(
        _ visitor: Visitor
    ) throws(TensorError) -> Visitor.Result? {
        switch self {
        case .float32: return try visitor.visit(Float.self)
        case .float64: return try visitor.visit(Double.self)
        case .int64: return try visitor.visit(Int64.self)
        default: return nil
        }
    }

    /// Returns what a visitor gives for the element type of this dtype.
    ///
    /// - Throws: ``TensorError/noKernel(operator:dtype:)`` for elements without fractions.
    @inline(__always)
    func visitFloating<Visitor: FloatingVisitor>(
        _ visitor: Visitor, operator name: @autoclosure () -> String
    ) throws(TensorError) -> Visitor.Result {
        switch self {
        case .float32: return try visitor.visit(Float.self)
        case .float64: return try visitor.visit(Double.self)
        #if !(os(macOS) && arch(x86_64))
            case .float16: return try visitor.visit(Float16.self)
        #endif
        default: throw .noKernel(operator: name(), dtype: self)
        }
    }

    /// Returns what a visitor gives for the element type of this dtype.
    func visitElement<Visitor: ElementVisitor>(
        _ visitor: Visitor
    ) throws(TensorError) -> Visitor.Result {
        switch self {
        case .float32: return try visitor.visit(Float.self)
        case .float64: return try visitor.visit(Double.self)
        case .int64: return try visitor.visit(Int64.self)
        case .int32: return try visitor.visit(Int32.self)
        case .int16: return try visitor.visit(Int16.self)
        case .int8: return try visitor.visit(Int8.self)
        case .uint8: return try visitor.visit(UInt8.self)
        case .uint16: return try visitor.visit(UInt16.self)
        case .uint32: return try visitor.visit(UInt32.self)
        case .uint64: return try visitor.visit(UInt64.self)
        case .bool: return try visitor.visit(Bool.self)
        case .float16: return try visitor.visit(Half.self)
        case .bfloat16: return try visitor.visit(BFloat16.self)
        case .complex64: return try visitor.visit(Complex<Float>.self)
        case .complex128: return try visitor.visit(Complex<Double>.self)
        }
    }
}
