// SPDX-License-Identifier: Apache-2.0

import FXCore
public import FXTensor

/// Trained tensors in order, whose names are their places.
///
/// - SeeAlso: `torch.nn.ParameterList`
public final class ParameterList: Module, StandardLayer {
    private var parameters: [Parameter<Tensor>]

    public init(_ tensors: [Tensor] = []) {
        parameters = tensors.map { Parameter(wrappedValue: $0) }
    }

    public convenience init(_ tensors: Tensor...) { self.init(tensors) }

    public convenience init(configuration: ModuleConfiguration) throws {
        self.init(try configuration.tensors().map { Tensor.room(for: $0.spec) })
    }

    /// The number of tensors.
    public var count: Int { parameters.count }

    public subscript(index: Int) -> Tensor {
        get { parameters[index].wrappedValue }
        set { parameters[index].wrappedValue = newValue }
    }

    /// Adds a tensor behind the others.
    public func append(_ tensor: Tensor) { parameters.append(Parameter(wrappedValue: tensor)) }

    public override var members: [ModuleMember] {
        parameters.enumerated().flatMap { $1.members(named: String($0)) }
    }

    public override var summary: String { printedParameters }
}

extension Module {
    /// The parameters as torch prints those of its lists.
    var printedParameters: String {
        members.compactMap { member in
            guard let tensor = member.tensor else { return nil }
            let size = tensor.extents.map(String.init).joined(separator: "x")
            let dtype = Literal.dtype(tensor.dtype).pythonRepr
            return "  (\(member.name)): Parameter containing: [\(dtype) of size \(size)]"
        }.joined(separator: "\n")
    }
}

extension Tensor {
    /// A tensor of a given description, to be filled.
    static func room(for spec: TensorSpec) -> Tensor {
        spec.dtype == .float32
            ? .initial(spec.shape.extents ?? [], filledWith: 0)
            : .zeros(spec.shape.extents ?? [], dtype: spec.dtype)
    }
}
