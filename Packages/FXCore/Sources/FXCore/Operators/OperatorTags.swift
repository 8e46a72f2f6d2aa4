// SPDX-License-Identifier: Apache-2.0

/// What PyTorch notes of an operator beside its schema.
///
/// - SeeAlso: `torch.Tag`
public struct OperatorTags: OptionSet, Hashable, Sendable {
    public let rawValue: UInt16

    public init(rawValue: UInt16) { self.rawValue = rawValue }

    /// One of the operators to which all others decompose.
    public static let core = OperatorTags(rawValue: 1)
    /// Each element of the result follows from the elements at its position.
    public static let pointwise = OperatorTags(rawValue: 1 << 1)
    /// Draws from the random generator.
    public static let random = OperatorTags(rawValue: 1 << 2)
    /// Writes to the elements of its first argument.
    public static let inPlace = OperatorTags(rawValue: 1 << 3)
    /// Changes the shape of its first argument.
    public static let inPlaceView = OperatorTags(rawValue: 1 << 4)
    /// Copies where the operator of the plain name gives a view.
    public static let viewCopy = OperatorTags(rawValue: 1 << 5)
    public static let reduction = OperatorTags(rawValue: 1 << 6)
    /// The shape of the result depends on elements.
    public static let dynamicOutputShape = OperatorTags(rawValue: 1 << 7)
    /// The result is no tensor and depends on elements.
    public static let dataDependentOutput = OperatorTags(rawValue: 1 << 8)
    /// The result may be the argument itself, or the argument be written to, and no mark says so.
    public static let mayAliasOrMutate = OperatorTags(rawValue: 1 << 9)

    /// The tag of a letter in the embedded schemas.
    init?(letter: UInt8) {
        switch letter {
        case UInt8(ascii: "c"): self = .core
        case UInt8(ascii: "p"): self = .pointwise
        case UInt8(ascii: "r"): self = .random
        case UInt8(ascii: "i"): self = .inPlace
        case UInt8(ascii: "v"): self = .inPlaceView
        case UInt8(ascii: "y"): self = .viewCopy
        case UInt8(ascii: "d"): self = .reduction
        case UInt8(ascii: "s"): self = .dynamicOutputShape
        case UInt8(ascii: "x"): self = .dataDependentOutput
        case UInt8(ascii: "m"): self = .mayAliasOrMutate
        default: return nil
        }
    }
}
