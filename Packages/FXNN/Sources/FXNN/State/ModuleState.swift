// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXTensor

/// The tensors and modules that a generated module is made from, by path.
///
///     let generated = try MyModuleTraced(ModuleState(of: model))
public struct ModuleState {
    private let root: Module

    /// The state of a module: what is taken from it is shared.
    public init(of root: Module) { self.root = root }

    /// Returns the parameter or buffer at a path.
    ///
    /// - Throws: ``ModuleError/noSuchPath(_:nearest:)``,
    ///   ``ModuleError/wrongKind(_:expected:)``.
    public func tensor(_ path: ModulePath) throws(ModuleError) -> Tensor {
        try root.tensor(at: path)
    }

    /// Returns the module at a path.
    ///
    /// - Throws: ``ModuleError/noSuchPath(_:nearest:)``; ``ModuleError/wrongKind(_:expected:)``
    ///   where it is of another type.
    public func module<Kind: Module>(_ path: ModulePath) throws(ModuleError) -> Kind {
        guard let module = try root.module(at: path) as? Kind else {
            throw .wrongKind(path, expected: "a \(Kind.self)")
        }
        return module
    }
}
