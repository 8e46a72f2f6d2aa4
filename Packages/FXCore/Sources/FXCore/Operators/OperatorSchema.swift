// SPDX-License-Identifier: Apache-2.0

/// What is known of one operator overload: its parameters, results, effects, spellings and rule.
///
/// Copies share their fields until one is changed, so that passing a schema on costs one count.
///
/// - SeeAlso: `torch.FunctionSchema`
public struct OperatorSchema: Sendable {
    private var storage: Storage

    init(name: String, parameters: [OperatorParameter], results: [OperatorResult]) {
        storage = Storage(Fields(name: name, parameters: parameters, results: results))
    }

    /// Namespace, name and overload, such as `aten.add.Tensor`.
    public var name: String {
        get { fields.name }
        set { fields.name = newValue }
    }

    public var parameters: [OperatorParameter] {
        get { fields.parameters }
        set { fields.parameters = newValue }
    }

    public var results: [OperatorResult] {
        get { fields.results }
        set { fields.results = newValue }
    }

    /// Whether two calls with the same inputs may differ.
    public var isRandom: Bool {
        get { fields.isRandom }
        set { fields.isRandom = newValue }
    }

    /// Whether a call may write to state that it is given, without its schema saying so: ATen's
    /// batch norm moves the running statistics.
    public var writesState: Bool {
        get { fields.writesState }
        set { fields.writesState = newValue }
    }

    /// Whether a result may be an argument's memory though no mark of the notation says so.
    ///
    /// The tag says it of batch norms, too, for their statistics: their results are always new.
    public var mayAliasInput: Bool { tags.contains(.mayAliasOrMutate) && !writesState }

    /// Whether a call does something beside giving results and writing to tensors: it asserts,
    /// prints or configures.
    public var hasOtherEffect: Bool {
        get { fields.hasOtherEffect }
        set { fields.hasOtherEffect = newValue }
    }

    /// What PyTorch notes of the operator; empty for one that is not ATen's.
    public var tags: OperatorTags {
        get { fields.tags }
        set { fields.tags = newValue }
    }

    /// The functions that mean this overload when their arguments fit it.
    public var functions: [FunctionTarget] {
        get { fields.functions }
        set { fields.functions = newValue }
    }

    /// The methods of a tensor that mean this overload when their arguments fit it.
    public var methods: [MethodName] {
        get { fields.methods }
        set { fields.methods = newValue }
    }

    /// What the results' dtypes and shapes are; nil where the operator has no rule yet.
    public var rule: InferenceRule? {
        get { fields.rule }
        set { fields.rule = newValue }
    }
}

extension OperatorSchema {
    private struct Fields: Sendable {
        var name: String
        var parameters: [OperatorParameter]
        var results: [OperatorResult]
        var isRandom = false
        var writesState = false
        var hasOtherEffect = false
        var tags: OperatorTags = []
        var functions: [FunctionTarget] = []
        var methods: [MethodName] = []
        var rule: InferenceRule?
    }

    /// Written to only while nobody else refers to it.
    private final class Storage: @unchecked Sendable {
        var fields: Fields

        init(_ fields: Fields) { self.fields = fields }
    }

    private var fields: Fields {
        _read { yield storage.fields }
        _modify {
            if !isKnownUniquelyReferenced(&storage) { storage = Storage(storage.fields) }
            yield &storage.fields
        }
    }
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
