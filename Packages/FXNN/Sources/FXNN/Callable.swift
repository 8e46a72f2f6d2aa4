// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXTensor

/// A module that can be run from arguments known only at run time: what tracer and interpreter
/// call.
///
/// ``Layer`` and its kin conform for one to four inputs. Any other signature conforms by hand:
///
///     final class Cell: Module, Callable {
///         func forward(_ x: Tensor, state: Tensor? = nil) -> (Tensor, Tensor) { ... }
///         func callAsFunction(_ x: Tensor, state: Tensor? = nil) -> (Tensor, Tensor) {
///             call(forward, x, state)
///         }
///         func invoke(_ arguments: [Argument<Tensor>]) throws -> Argument<Tensor> {
///             try apply(forward, arguments)
///         }
///         var placeholderNames: [String] { ["x", "state"] }
///     }
public protocol Callable: Module {
    /// Runs `forward`.
    ///
    /// - Throws: ``ModuleError/wrongArguments(module:expected:found:)``, and what kernels throw.
    func invoke(_ arguments: [Argument<Tensor>]) throws -> Argument<Tensor>

    /// The names of the placeholders that a trace makes: one for each input of `forward`.
    var placeholderNames: [String] { get }

    /// Names, types and defaults of the placeholders; by default only names.
    var inputDescriptions: [InputDescription] { get }
}

extension Callable {
    public var inputDescriptions: [InputDescription] {
        placeholderNames.map { InputDescription($0) }
    }
}

/// A module with one input.
///
/// The types are inferred from `forward`, which is all there is to write:
///
///     final class Net: Module, Layer { func forward(_ x: Tensor) -> Tensor { x.relu() } }
public protocol Layer<Input, Output>: Callable {
    associatedtype Input: ArgumentConvertible
    associatedtype Output: ArgumentConvertible
    func forward(_ x: Input) -> Output
}

/// A module with two inputs.
public protocol Layer2<First, Second, Output>: Callable {
    associatedtype First: ArgumentConvertible
    associatedtype Second: ArgumentConvertible
    associatedtype Output: ArgumentConvertible
    func forward(_ x: First, _ y: Second) -> Output
}

/// A module with three inputs.
public protocol Layer3<First, Second, Third, Output>: Callable {
    associatedtype First: ArgumentConvertible
    associatedtype Second: ArgumentConvertible
    associatedtype Third: ArgumentConvertible
    associatedtype Output: ArgumentConvertible
    func forward(_ x: First, _ y: Second, _ z: Third) -> Output
}

/// A module with four inputs.
public protocol Layer4<First, Second, Third, Fourth, Output>: Callable {
    associatedtype First: ArgumentConvertible
    associatedtype Second: ArgumentConvertible
    associatedtype Third: ArgumentConvertible
    associatedtype Fourth: ArgumentConvertible
    associatedtype Output: ArgumentConvertible
    func forward(_ x: First, _ y: Second, _ z: Third, _ w: Fourth) -> Output
}

extension Layer {
    public var placeholderNames: [String] { Self.names(ofInputs: 1) }

    @inlinable @inline(__always)
    public func callAsFunction(
        _ x: Input, fileID: StaticString = #fileID, line: Int = #line
    ) -> Output {
        Tracing.isActive
            ? call(forward, x, fileID: fileID, line: line) : forward(x)
    }

    public func invoke(_ arguments: [Argument<Tensor>]) throws -> Argument<Tensor> {
        try apply(forward, arguments)
    }
}

extension Layer2 {
    public var placeholderNames: [String] { Self.names(ofInputs: 2) }

    @inlinable @inline(__always)
    public func callAsFunction(
        _ x: First, _ y: Second, fileID: StaticString = #fileID, line: Int = #line
    ) -> Output {
        Tracing.isActive
            ? call(forward, x, y, fileID: fileID, line: line) : forward(x, y)
    }

    public func invoke(_ arguments: [Argument<Tensor>]) throws -> Argument<Tensor> {
        try apply(forward, arguments)
    }
}

extension Layer2 where Second: ExpressibleByNilLiteral {
    @inlinable @inline(__always)
    public func callAsFunction(
        _ x: First, fileID: StaticString = #fileID, line: Int = #line
    ) -> Output { self(x, nil, fileID: fileID, line: line) }
}

extension Layer3 {
    public var placeholderNames: [String] { Self.names(ofInputs: 3) }

    @inlinable @inline(__always)
    public func callAsFunction(
        _ x: First, _ y: Second, _ z: Third, fileID: StaticString = #fileID, line: Int = #line
    ) -> Output {
        Tracing.isActive
            ? call(forward, x, y, z, fileID: fileID, line: line) : forward(x, y, z)
    }

    public func invoke(_ arguments: [Argument<Tensor>]) throws -> Argument<Tensor> {
        try apply(forward, arguments)
    }
}

extension Layer4 {
    public var placeholderNames: [String] { Self.names(ofInputs: 4) }

    @inlinable @inline(__always)
    public func callAsFunction(
        _ x: First, _ y: Second, _ z: Third, _ w: Fourth, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Output {
        Tracing.isActive
            ? call(forward, x, y, z, w, fileID: fileID, line: line) : forward(x, y, z, w)
    }

    public func invoke(_ arguments: [Argument<Tensor>]) throws -> Argument<Tensor> {
        try apply(forward, arguments)
    }
}

extension Callable {
    /// The type's input names, and `input_4` and so on where there are more inputs than names.
    static func names(ofInputs count: Int) -> [String] {
        let layer = self as? any StandardLayer.Type
        let preferred = layer?.torchInputs ?? inputNames
        return (0..<count).map { $0 < preferred.count ? preferred[$0] : "input_\($0)" }
    }
}
