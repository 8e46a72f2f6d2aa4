// SPDX-License-Identifier: Apache-2.0

import FXCore
public import FXTensor

/// One piece of a module's state: a tensor or a module, and its name.
public struct ModuleMember {
    public enum Content {
        case parameter(Tensor)
        /// State that is not trained; one that is not persistent is not saved.
        case buffer(Tensor, isPersistent: Bool)
        case module(Module)
    }

    /// The name in a path; with a dot where the property is an array or dictionary.
    public var name: String
    public var content: Content

    /// Puts another value in the place; nil where the property cannot be written by path.
    public var replace: ((Content) throws(ModuleError) -> Void)?

    /// Reads the place as it is by then; nil where only another look at the module tells.
    public var read: (() -> Content)?

    public init(
        name: String, content: Content,
        replace: ((Content) throws(ModuleError) -> Void)? = nil, read: (() -> Content)? = nil
    ) {
        self.name = name
        self.content = content
        self.read = read
        self.replace = replace
    }

    /// The tensor, where the member is one.
    public var tensor: Tensor? {
        switch content {
        case .parameter(let tensor), .buffer(let tensor, _): tensor
        case .module: nil
        }
    }
}

extension ModuleMember {
    /// Finds the members of a module by reflection, those of its superclasses first.
    static func reflecting(_ module: Module) -> [ModuleMember] {
        var mirrors: [Mirror] = []
        var mirror: Mirror? = Mirror(reflecting: module)
        while let current = mirror, current.subjectType != Module.self {
            mirrors.append(current)
            mirror = current.superclassMirror
        }
        return mirrors.reversed().flatMap { mirror in
            mirror.children.flatMap { child in
                child.label.map { members(named: $0, child.value) } ?? []
            }
        }
    }

    /// Types of properties that most layers have, and that hold no state.
    private static let plainTypes: Set<ObjectIdentifier> = [
        ObjectIdentifier(Int.self), ObjectIdentifier([Int].self), ObjectIdentifier(Bool.self),
        ObjectIdentifier(Double.self), ObjectIdentifier(Double?.self),
        ObjectIdentifier(String.self),
    ]

    private static func members(named name: String, _ value: Any) -> [ModuleMember] {
        if plainTypes.contains(ObjectIdentifier(type(of: value))) { return [] }
        return switch value {
        case let wrapper as any StateProperty:
            // The storage of a wrapped property has an underscore before its name.
            wrapper.members(named: String(name.drop { $0 == "_" }))
        case let module as Module: [ModuleMember(name: name, content: .module(module))]
        case let tensor as Tensor: [ModuleMember(name: name, content: .parameter(tensor))]
        case is any StringProtocol, is any Numeric, is Bool: []
        default: elements(named: name, Mirror(reflecting: value))
        }
    }

    private static func elements(named name: String, _ mirror: Mirror) -> [ModuleMember] {
        switch mirror.displayStyle {
        case .optional: mirror.children.flatMap { members(named: name, $0.value) }
        case .collection:
            mirror.children.enumerated().flatMap { members(named: "\(name).\($0)", $1.value) }
        case .dictionary: entries(named: name, mirror)
        default: []
        }
    }

    /// A dictionary has no order: its keys are sorted.
    private static func entries(named name: String, _ mirror: Mirror) -> [ModuleMember] {
        mirror.children
            .compactMap { entry -> (String, Any)? in
                let parts = Mirror(reflecting: entry.value).children.map(\.value)
                guard parts.count == 2, let key = parts[0] as? String else { return nil }
                return (key, parts[1])
            }
            .sorted { $0.0 < $1.0 }
            .flatMap { members(named: "\(name).\($0)", $1) }
    }
}
