// SPDX-License-Identifier: Apache-2.0

/// The way in which a tensor keeps its elements.
///
/// - SeeAlso: `torch.layout`
public enum TensorLayout: String, Hashable, Sendable, CaseIterable {
    case strided
    case sparseCOO = "sparse_coo"
    case sparseCSR = "sparse_csr"

    public var torchName: String { "torch." + rawValue }
}
