// SPDX-License-Identifier: Apache-2.0

import FXCore

/// How far a result may be from PyTorch's: `absolute + relative * |expected|`.
///
/// - SeeAlso: `torch.testing.assert_close`
struct ConformanceTolerance: Hashable, Sendable {
    var relative: Double
    var absolute: Double

    static let exact = ConformanceTolerance(relative: 0, absolute: 0)

    /// What `torch.testing.assert_close` allows; complex numbers as their parts.
    static func standard(_ dtype: DType) -> ConformanceTolerance {
        switch dtype {
        case .float16: ConformanceTolerance(relative: 1e-3, absolute: 1e-5)
        case .bfloat16: ConformanceTolerance(relative: 1.6e-2, absolute: 1e-5)
        case .float32, .complex64: ConformanceTolerance(relative: 1.3e-6, absolute: 1e-5)
        case .float64, .complex128: ConformanceTolerance(relative: 1e-7, absolute: 1e-7)
        default: .exact
        }
    }

    /// The tolerance for a call, whose line may say that it takes several.
    static func of(_ dtype: DType, slack: Int) -> ConformanceTolerance {
        let single = standard(dtype)
        return ConformanceTolerance(
            relative: single.relative * Double(slack), absolute: single.absolute * Double(slack))
    }
}
