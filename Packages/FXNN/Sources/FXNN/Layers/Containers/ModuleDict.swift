// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXTensor

/// Modules by name, in the order in which they were added.
///
/// - SeeAlso: `torch.nn.ModuleDict`
public final class ModuleDict<Element>: Module {
    /// The names in order.
    public private(set) var keys: [String] = []
    private var elements: [String: Element] = [:]

    /// - Precondition: The elements are modules, their names not empty and without dots.
    public init(_ elements: KeyValuePairs<String, Element> = [:]) {
        super.init()
        for (key, element) in elements { self[key] = element }
    }

    /// The modules in the order of their names.
    public var values: [Element] { keys.compactMap { elements[$0] } }

    /// The module of a name; nil takes it away.
    ///
    /// - Precondition: The element is a module, the name is not empty and has no dots.
    public subscript(key: String) -> Element? {
        get { elements[key] }
        set {
            precondition(newValue.map { $0 is Module } ?? true, "a ModuleDict holds modules")
            precondition(!key.isEmpty && !key.contains("."), "a name has no dots")
            let isKnown = elements.updateOrRemove(newValue, key)
            if newValue == nil {
                keys.removeAll { $0 == key }
            } else if !isKnown {
                keys.append(key)
            }
        }
    }

    public override var typeName: String { "ModuleDict" }

    public override var members: [ModuleMember] {
        keys.compactMap { key in
            guard let module = elements[key] as? Module else { return nil }
            return ModuleMember(name: key, content: .module(module)) {
                [self] content throws(ModuleError) in
                guard case .module(let module) = content, let element = module as? Element else {
                    throw .wrongKind(ModulePath(key), expected: "a \(Element.self)")
                }
                elements[key] = element
            }
        }
    }
}

extension Dictionary {
    /// Sets or removes a value; returns whether there was one.
    fileprivate mutating func updateOrRemove(_ value: Value?, _ key: Key) -> Bool {
        guard let value else { return removeValue(forKey: key) != nil }
        return updateValue(value, forKey: key) != nil
    }
}

extension ModuleDict: ConfigurableModule, StandardLayer, ModuleContainer where Element == Module {
    public convenience init(configuration: ModuleConfiguration) throws {
        self.init()
        for (name, module) in try configuration.modules() { self[name] = module }
    }
}
