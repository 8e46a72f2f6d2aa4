// SPDX-License-Identifier: Apache-2.0

/// The functions of `torch`: `torch.add(x, y)` is recorded as another call than `x.add(y)`.
///
/// - SeeAlso: `torch`
public enum torch {
    /// Creates a tensor without dimensions.
    ///
    /// - SeeAlso: `torch.tensor`
    public static func tensor(_ value: Double) -> Tensor { Tensor(value) }

    /// Creates an int64 tensor without dimensions.
    public static func tensor(_ value: Int) -> Tensor { Tensor(value) }

    /// Creates a bool tensor without dimensions.
    public static func tensor(_ value: Bool) -> Tensor { Tensor(value) }

    /// Creates a float32 tensor of one dimension.
    public static func tensor(_ values: [Double]) -> Tensor { Tensor(values) }

    /// Creates a float32 tensor of two dimensions.
    ///
    /// - Precondition: The rows have one length.
    public static func tensor(_ values: [[Double]]) -> Tensor { Tensor(values) }
}

extension torch {
    /// The functions of `torch.linalg`.
    ///
    /// - SeeAlso: `torch.linalg`
    public enum linalg {}
}
