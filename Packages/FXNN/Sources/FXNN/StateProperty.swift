// SPDX-License-Identifier: Apache-2.0

import FXCore
public import FXTensor

/// A property wrapper that reflection recognises.
protocol StateProperty: AnyObject {
    func members(named name: String) -> [ModuleMember]
}

/// What a ``Parameter`` or ``Buffer`` may hold: a tensor, or an optional one.
public protocol TensorProperty {
    var tensor: Tensor? { get }
    init(tensor: Tensor)
    /// The value with another tensor in its place.
    func replacingTensor(_ transform: (Tensor) -> Tensor) -> Self
}

extension Tensor: TensorProperty {
    public var tensor: Tensor? { self }
    public init(tensor: Tensor) { self = tensor }
    public func replacingTensor(_ transform: (Tensor) -> Tensor) -> Tensor { transform(self) }
}

extension Tensor?: TensorProperty {
    public var tensor: Tensor? { self }
    public init(tensor: Tensor) { self = tensor }
    public func replacingTensor(_ transform: (Tensor) -> Tensor) -> Tensor? { map(transform) }
}

/// A trained tensor of a module, which can be loaded and replaced by path.
///
/// Reading it while the module is traced gives a traced value and records a `get_attr`.
///
///     @Parameter var weight = Tensor.ones([4])
///
/// - SeeAlso: `torch.nn.Parameter`
@propertyWrapper
public final class Parameter<Value: TensorProperty>: StateProperty {
    private var value: Value
    private let path: String?

    /// - Parameter path: The name in paths; by default that of the property.
    public init(wrappedValue: Value, path: String? = nil) {
        value = wrappedValue
        self.path = path
    }

    public var wrappedValue: Value {
        get {
            guard Tracing.isActive else { return value }
            return value.replacingTensor { Tracing.read($0) }
        }
        set { value = newValue }
    }

    func members(named name: String) -> [ModuleMember] {
        guard let tensor = value.tensor else { return [] }
        let name = path ?? name
        return [
            ModuleMember(
                name: name, content: .parameter(tensor),
                replace: { [self] content throws(ModuleError) in
                    guard case .parameter(let tensor) = content else {
                        throw .wrongKind(ModulePath(name), expected: "a parameter")
                    }
                    value = Value(tensor: tensor)
                }, read: { [self] in .parameter(value.tensor ?? tensor) })
        ]
    }
}

/// A tensor of a module that is state but not trained, such as a running mean.
///
///     @Buffer var runningMean = Tensor.zeros([16])
///     @Buffer(isPersistent: false) var mask = Tensor.ones([8, 8])
///
/// - SeeAlso: `torch.nn.Module.register_buffer`
@propertyWrapper
public final class Buffer<Value: TensorProperty>: StateProperty {
    private let isPersistent: Bool

    private var value: Value

    private let path: String?

    /// - Parameters:
    ///   - isPersistent: Whether files have it.
    ///   - path: The name in paths; by default that of the property.
    public init(wrappedValue: Value, isPersistent: Bool = true, path: String? = nil) {
        value = wrappedValue
        self.isPersistent = isPersistent
        self.path = path
    }

    public var wrappedValue: Value {
        get {
            guard Tracing.isActive else { return value }
            return value.replacingTensor { Tracing.read(buffer: $0) }
        }
        set { value = newValue }
    }

    func members(named name: String) -> [ModuleMember] {
        guard let tensor = value.tensor else { return [] }
        let name = path ?? name
        return [
            ModuleMember(
                name: name, content: .buffer(tensor, isPersistent: isPersistent),
                replace: { [self] content throws(ModuleError) in
                    guard case .buffer(let tensor, _) = content else {
                        throw .wrongKind(ModulePath(name), expected: "a buffer")
                    }
                    value = Value(tensor: tensor)
                },
                read: { [self] in
                    .buffer(value.tensor ?? tensor, isPersistent: isPersistent)
                })
        ]
    }
}

/// A module inside a module that can be replaced by path.
///
///     @Child var activation: Layer<Tensor, Tensor> = ReLU()
@propertyWrapper
public final class Child<Value>: StateProperty {
    public var wrappedValue: Value

    private let path: String?

    /// - Parameter path: The name in paths; by default that of the property.
    public init(wrappedValue: Value, path: String? = nil) {
        self.wrappedValue = wrappedValue
        self.path = path
    }

    func members(named name: String) -> [ModuleMember] {
        guard let module = wrappedValue as? Module else { return [] }
        let name = path ?? name
        return [
            ModuleMember(name: name, content: .module(module)) {
                [self] content throws(ModuleError) in
                guard case .module(let module) = content, let value = module as? Value else {
                    throw .wrongKind(ModulePath(name), expected: String(describing: Value.self))
                }
                wrappedValue = value
            }
        ]
    }
}
