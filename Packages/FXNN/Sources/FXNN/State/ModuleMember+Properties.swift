// SPDX-License-Identifier: Apache-2.0

extension [ModuleMember] {
    /// The members that a layer's wrapped properties are, by their names in paths.
    ///
    ///     override var members: [ModuleMember] { .of(["weight": _weight, "bias": _bias]) }
    ///
    /// Layers of which models have many say them themselves: to find them by reflection takes some
    /// 20 us a layer.
    static func of(_ properties: KeyValuePairs<String, any StateProperty>) -> [ModuleMember] {
        properties.flatMap { $1.members(named: $0) }
    }
}
