// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXTensor

/// What may stand in a layer's configuration.
protocol ConfigurationValue {
    var configured: Literal { get }
}

extension Int: ConfigurationValue { var configured: Literal { .int(self) } }
extension Double: ConfigurationValue { var configured: Literal { .double(self) } }
extension Bool: ConfigurationValue { var configured: Literal { .bool(self) } }
extension String: ConfigurationValue { var configured: Literal { .string(self) } }
extension IntPair: ConfigurationValue { var configured: Literal { written } }
extension IntTriple: ConfigurationValue { var configured: Literal { written } }
extension Argument: ConfigurationValue where Leaf == Never { var configured: Literal { self } }

extension Optional: ConfigurationValue where Wrapped: ConfigurationValue {
    var configured: Literal { self?.configured ?? .none }
}

/// Several values are a tuple, as torch keeps them.
extension Array: ConfigurationValue where Element: ConfigurationValue {
    var configured: Literal { .tuple(map(\.configured)) }
}

extension ConfigurationValue where Self: RawRepresentable, RawValue == String {
    var configured: Literal { .string(rawValue) }
}
