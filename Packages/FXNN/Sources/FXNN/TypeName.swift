// SPDX-License-Identifier: Apache-2.0

/// The names of types.
enum TypeName {
    /// What `String(describing:)` says of a type, without its search for conformances, which takes
    /// 0.2 ms for the first look at a type: 30 ms for the layers of this library.
    static func unqualified(_ type: any Any.Type) -> String { _typeName(type, qualified: false) }
}
