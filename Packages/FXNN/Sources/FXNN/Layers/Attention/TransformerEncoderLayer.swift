// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXTensor

/// Self-attention and two linear layers, each with a residual and a norm.
///
/// - Shapes: `[s, n, width]`, or `[n, s, width]` where the batch is first → the same
/// - SeeAlso: `torch.nn.TransformerEncoderLayer`
public final class TransformerEncoderLayer: Module, Callable, StandardLayer {
    let shape: TransformerShape
    @Child public var selfAttn: MultiheadAttention
    @Child public var linear1: Linear
    @Child public var dropout: Dropout
    @Child public var linear2: Linear
    @Child public var norm1: LayerNorm
    @Child public var norm2: LayerNorm
    @Child public var dropout1: Dropout
    @Child public var dropout2: Dropout

    /// - Parameters:
    ///   - feedforward: The width between the two linear layers.
    ///   - normFirst: Whether norms come before attention and linear layers, not after them.
    /// - Precondition: The heads divide the width.
    public convenience init(
        _ width: Int, _ headCount: Int, feedforward: Int = 2048, dropout: Double = 0.1,
        activation: TransformerActivation = .relu, eps: Double = 1e-5, batchFirst: Bool = false,
        normFirst: Bool = false, bias: Bool = true
    ) {
        self.init(
            TransformerShape(
                width: width, headCount: headCount, feedforward: feedforward, dropout: dropout,
                activation: activation, eps: eps, batchFirst: batchFirst, normFirst: normFirst,
                bias: bias))
    }

    public convenience init(configuration: ModuleConfiguration) throws {
        self.init(try configuration.transformerShape())
    }

    init(_ shape: TransformerShape) {
        self.shape = shape
        let (width, inner) = (shape.width, shape.feedforward)
        selfAttn = shape.attention()
        linear1 = Linear(width, inner, bias: shape.bias)
        dropout = Dropout(shape.dropout)
        linear2 = Linear(inner, width, bias: shape.bias)
        norm1 = shape.norm()
        norm2 = shape.norm()
        dropout1 = Dropout(shape.dropout)
        dropout2 = Dropout(shape.dropout)
    }

    public func forward(
        _ x: Tensor, _ mask: Tensor?, _ keyPaddingMask: Tensor?, _ isCausal: Bool
    ) -> Tensor {
        let attend = { [self] (x: Tensor) in
            dropout1(
                selfAttn(
                    x, x, x, keyPaddingMask: keyPaddingMask, needWeights: false, attnMask: mask,
                    isCausal: isCausal
                ).0)
        }
        let feed = { [self] (x: Tensor) in
            dropout2(linear2(dropout(shape.activation(linear1(x)))))
        }
        if shape.normFirst {
            let x = x + attend(norm1(x))
            return x + feed(norm2(x))
        }
        let y = norm1(x + attend(x))
        return norm2(y + feed(y))
    }

    public func callAsFunction(
        _ x: Tensor, mask: Tensor? = nil, keyPaddingMask: Tensor? = nil, isCausal: Bool = false,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        call(
            { self.forward($0, mask, keyPaddingMask, isCausal) }, x,
            keywords: .said([
                ("src_mask", mask.map { .leaf($0) }),
                ("src_key_padding_mask", keyPaddingMask.map { .leaf($0) }),
                ("is_causal", isCausal ? true : nil),
            ]), fileID: fileID, line: line)
    }

    public func invoke(_ arguments: [Argument<Tensor>]) throws -> Argument<Tensor> {
        let run = { (x: Tensor, mask: Tensor?, padding: Tensor?, isCausal: Bool?) in
            self.forward(x, mask, padding, isCausal ?? false)
        }
        return try apply(run, arguments)
    }

    public var placeholderNames: [String] {
        ["src", "src_mask", "src_key_padding_mask", "is_causal"]
    }

    public override var members: [ModuleMember] { super.members.torchNamed }

    public override var configuration: [ArgumentEntry<Never>] { shape.configuration }
}
