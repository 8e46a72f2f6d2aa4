// SPDX-License-Identifier: Apache-2.0

/// What a graph's paths lead to: parameters, buffers and modules, without their numbers.
///
/// The schema is what generators, verifier and files need of a module, so that none of them needs
/// the module. Entries keep the order in which a walk over the module meets them.
public struct StateSchema: Hashable, Sendable {
    /// What stands at a path.
    public enum Entry: Hashable, Sendable {
        case parameter(TensorSpec)
        /// A tensor that is state but not trained; one that is not persistent is not saved.
        case buffer(TensorSpec, isPersistent: Bool)
        case module(ModuleSchema)
    }

    public private(set) var paths: [ModulePath] = []
    private var entries: [ModulePath: Entry] = [:]

    public init() {}

    /// The entry at a path; setting nil removes it. A new path goes to the end.
    ///
    /// - Complexity: O(1), removal O(n).
    public subscript(path: ModulePath) -> Entry? {
        get { entries[path] }
        set {
            if let newValue {
                if entries.updateValue(newValue, forKey: path) == nil { paths.append(path) }
            } else if entries.removeValue(forKey: path) != nil {
                paths.removeAll { $0 == path }
            }
        }
    }

    /// The module at a path, where one stands there.
    public func module(at path: ModulePath) -> ModuleSchema? {
        if case .module(let module) = entries[path] { module } else { nil }
    }

    /// The spec of the parameter or buffer at a path, where one stands there.
    public func tensor(at path: ModulePath) -> TensorSpec? {
        switch entries[path] {
        case .parameter(let spec), .buffer(let spec, _): spec
        default: nil
        }
    }
}
