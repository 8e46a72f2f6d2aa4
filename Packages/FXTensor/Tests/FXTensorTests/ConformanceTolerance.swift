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

    /// An operator whose results are allowed to be further away, in some dtypes.
    private struct Exception: Sendable {
        var operators: [String]
        var dtypes: [DType]
        var tolerance: ConformanceTolerance
        /// Why the results of two right programs differ by more.
        var reason: String
    }

    private static let half: [DType] = [.float16, .bfloat16]

    private static let exceptions: [Exception] = [
        Exception(
            operators: ["cumsum", "cumprod", "logcumsumexp", "sum", "nansum", "mean", "prod"],
            dtypes: half, tolerance: ConformanceTolerance(relative: 3e-2, absolute: 1e-2),
            reason: "each partial result is rounded, in an order that is the kernel's own")
    ]

    private static let exceptionsByOperator: [String: [Exception]] = {
        var result: [String: [Exception]] = [:]
        for exception in exceptions {
            for name in exception.operators { result[name, default: []].append(exception) }
        }
        return result
    }()

    /// The tolerance of an operator's results, such as `cumsum`'s; in place the same.
    static func of(
        _ operatorName: String, _ dtype: DType, _ slack: Int
    ) -> ConformanceTolerance {
        var name = operatorName
        if name.hasSuffix("_"), !name.hasSuffix("__") { name.removeLast() }
        let exception = exceptionsByOperator[name]?.first { $0.dtypes.contains(dtype) }
        let single = exception?.tolerance ?? standard(dtype)
        return ConformanceTolerance(
            relative: single.relative * Double(slack), absolute: single.absolute * Double(slack))
    }
}
