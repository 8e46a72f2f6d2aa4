// SPDX-License-Identifier: Apache-2.0

public import FXInterp

/// The rules that passes of this library apply, by name: what tools explain.
public enum StandardRules {
    /// Returns the rules as they are for a module.
    ///
    /// - Throws: ``RewriteError``, `TraceError`.
    public static func rules(for module: GraphModule) throws -> [Rule] {
        let sets = [
            try SimplifyAlgebra.rules(), try RemoveIdentities.rules(), try FuseOperators.rules(),
        ]
        return sets.flatMap(\.rules) + [try BatchNormFolding(module).rule()]
    }
}
