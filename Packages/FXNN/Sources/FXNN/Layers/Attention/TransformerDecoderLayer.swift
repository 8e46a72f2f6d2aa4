// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXTensor

/// Self-attention, attention to a memory and two linear layers, each with a residual and a norm.
///
/// - Shapes: `[t, n, width]` and a memory `[s, n, width]`, or with the batch first → as the first
/// - SeeAlso: `torch.nn.TransformerDecoderLayer`
public final class TransformerDecoderLayer: Module, Callable, StandardLayer {
    let shape: TransformerShape
    @Child public var selfAttn: MultiheadAttention
    @Child public var multiheadAttn: MultiheadAttention
    @Child public var linear1: Linear
    @Child public var dropout: Dropout
    @Child public var linear2: Linear
    @Child public var norm1: LayerNorm
    @Child public var norm2: LayerNorm
    @Child public var norm3: LayerNorm
    @Child public var dropout1: Dropout
    @Child public var dropout2: Dropout
    @Child public var dropout3: Dropout

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
        multiheadAttn = shape.attention()
        linear1 = Linear(width, inner, bias: shape.bias)
        dropout = Dropout(shape.dropout)
        linear2 = Linear(inner, width, bias: shape.bias)
        norm1 = shape.norm()
        norm2 = shape.norm()
        norm3 = shape.norm()
        dropout1 = Dropout(shape.dropout)
        dropout2 = Dropout(shape.dropout)
        dropout3 = Dropout(shape.dropout)
    }

    public func forward(_ x: Tensor, _ memory: Tensor, _ masks: DecoderMasks) -> Tensor {
        let attend = { [self] (x: Tensor) in
            dropout1(
                selfAttn(
                    x, x, x, keyPaddingMask: masks.keyPadding, needWeights: false,
                    attnMask: masks.target, isCausal: masks.isCausal
                ).0)
        }
        let remember = { [self] (x: Tensor) in
            dropout2(
                multiheadAttn(
                    x, memory, memory, keyPaddingMask: masks.memoryKeyPadding, needWeights: false,
                    attnMask: masks.memory, isCausal: masks.isMemoryCausal
                ).0)
        }
        let feed = { [self] (x: Tensor) in
            dropout3(linear2(dropout(shape.activation(linear1(x)))))
        }
        if shape.normFirst {
            let y = x + attend(norm1(x))
            let z = y + remember(norm2(y))
            return z + feed(norm3(z))
        }
        let y = norm1(x + attend(x))
        let z = norm2(y + remember(y))
        return norm3(z + feed(z))
    }

    public func callAsFunction(
        _ x: Tensor, _ memory: Tensor, masks: DecoderMasks = DecoderMasks(),
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        call(
            { self.forward($0, $1, masks) }, x, memory, keywords: masks.keywords, fileID: fileID,
            line: line)
    }

    public func invoke(_ arguments: [Argument<Tensor>]) throws -> Argument<Tensor> {
        try DecoderMasks.invoke(forward, arguments, of: self)
    }

    public var placeholderNames: [String] { DecoderMasks.inputs }

    public override var members: [ModuleMember] { super.members.torchNamed }

    public override var configuration: [ArgumentEntry<Never>] { shape.configuration }
}
