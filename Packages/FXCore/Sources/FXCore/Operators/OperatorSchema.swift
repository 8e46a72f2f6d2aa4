// SPDX-License-Identifier: Apache-2.0

/// What is known of one operator overload: its parameters, results, effects, spellings and rule.
///
/// - SeeAlso: `torch.FunctionSchema`
public struct OperatorSchema: Sendable {
    /// Namespace, name and overload, such as `aten.add.Tensor`.
    public var name: String
    public var parameters: [OperatorParameter]
    public var results: [OperatorResult]

    /// Whether two calls with the same inputs may differ.
    public var isRandom = false

    /// Whether a call may write to state that it is given, without its schema saying so: ATen's
    /// batch norm moves the running statistics.
    public var writesState = false

    /// Whether a call does something beside giving results and writing to tensors: it asserts,
    /// prints or configures.
    public var hasOtherEffect = false

    /// What PyTorch notes of the operator; empty for one that is not ATen's.
    public var tags: OperatorTags = []

    /// The functions that mean this overload when their arguments fit it.
    public var functions: [FunctionTarget] = []

    /// The methods of a tensor that mean this overload when their arguments fit it.
    public var methods: [MethodName] = []

    /// What the results' dtypes and shapes are; nil where the operator has no rule yet.
    public var rule: InferenceRule?
}

/// One parameter of an operator.
public struct OperatorParameter: Hashable, Sendable {
    public var name: String
    public var kind: ArgumentKind
    /// The value where a call says nothing; nil for a required parameter.
    public var defaultValue: Literal?
    public var isKeywordOnly: Bool
    /// The memory the argument belongs to, where results may share it.
    public var alias: AliasSet?
}

/// One result of an operator.
public struct OperatorResult: Hashable, Sendable {
    /// The name in a named tuple; empty where it has none.
    public var name: String
    public var kind: ArgumentKind
    public var alias: AliasSet?
}

/// A mark of shared memory in a schema: `(a)`, or `(a!)` where it is written to.
public struct AliasSet: Hashable, Sendable {
    public var name: String
    public var isWritten: Bool
}

extension OperatorSchema {
    /// The ATen overload as a function of a graph, such as `torch.ops.aten.add.Tensor`.
    public var overload: FunctionTarget { FunctionTarget("torch.ops." + name) }

    /// The positions of the parameters that a call writes to.
    public var mutatedParameters: [Int] {
        parameters.indices.filter { parameters[$0].alias?.isWritten == true }
    }

    /// Whether a call does nothing but give results that follow from its arguments.
    public var isPure: Bool {
        !isRandom && !writesState && !hasOtherEffect && mutatedParameters.isEmpty
    }

    /// The position of the parameter whose memory a result shares, where it shares one.
    public func viewedParameter(ofResult index: Int = 0) -> Int? {
        guard results.indices.contains(index), let alias = results[index].alias else { return nil }
        return parameters.firstIndex { $0.alias?.name == alias.name }
    }
}
