// SPDX-License-Identifier: Apache-2.0

internal import Synchronization

/// All known operators: the one source of truth for arity, names, defaults, effects and rules.
///
/// A table is a value; ``current`` is the one of this process, with the operators that users
/// registered. An operator that is in no table can be carried by a graph, counts as impure, and
/// fails by name when it is run.
public struct OperatorTable: Sendable {
    private var schemas: [OperatorSchema] = []
    private var indexByName: [String: Int] = [:]
    private var registered: [Callee: [Int]] = [:]
    private let includesATen: Bool
    private var known = KnownSpellings()

    /// Creates a table without operators.
    public init() { includesATen = false }

    init(includesATen: Bool) { self.includesATen = includesATen }

    /// All schemas: those registered, in their order, then ATen's where the table has them.
    ///
    /// - Complexity: O(n); the first time all texts are read, which takes a while.
    public var all: [OperatorSchema] {
        guard includesATen else { return schemas }
        return schemas
            + ATenSchemas.names.compactMap { name in
                ATenSchemas.schema(named: String(name.dropFirst("aten.".count)))
            }
    }

    /// Adds an operator.
    ///
    /// - Throws: ``OperatorError/alreadyRegistered(_:)``; the table is then unchanged.
    public mutating func register(_ schema: OperatorSchema) throws(OperatorError) {
        guard self.schema(named: schema.name) == nil else {
            throw .alreadyRegistered(schema.name)
        }
        let index = schemas.count
        schemas.append(schema)
        indexByName[schema.name] = index
        let spellings =
            [Callee.function(schema.overload)] + schema.functions.map(Callee.function)
            + schema.methods.map(Callee.method)
        for spelling in spellings { registered[spelling, default: []].append(index) }
        known = KnownSpellings()
    }

    /// The schema of a full name such as `aten.add.Tensor`.
    public func schema(named name: String) -> OperatorSchema? {
        if let index = indexByName[name] { return schemas[index] }
        guard includesATen, name.hasPrefix("aten.") else { return nil }
        return ATenSchemas.schema(named: String(name.dropFirst("aten.".count)))
    }

    /// The overloads that a spelling may mean, in the order in which they are tried: registered
    /// ones first.
    ///
    ///     table.overloads(of: .function("torch.ops.aten.add.Tensor"))  // that overload
    ///     table.overloads(of: .function("torch.add"))                  // those without `out`
    ///     table.overloads(of: .method("add_"))                         // those in place
    ///
    /// - Complexity: O(1) but for the first time.
    public func overloads(of callee: Callee) -> [OperatorSchema] { meanings(of: callee).schemas }

    /// Whether a spelling is known.
    public func contains(_ callee: Callee) -> Bool { !overloads(of: callee).isEmpty }

    /// What a spelling means: overloads, and forms where its parameters are not theirs.
    func meanings(of callee: Callee) -> Meanings {
        known.meanings(of: callee) {
            let own = registered[callee]?.map { schemas[$0] } ?? []
            guard includesATen else { return Meanings(direct: own, forms: [], late: []) }
            let forms = FunctionForms.forms(of: callee)
            // What ATen has an operator for is that; the function's own one is for the rest.
            let late = own.filter { $0.name.hasPrefix("fx.functional_") && !forms.isEmpty }
            // A function is what its form says; a method has overloads of its own beside it.
            let isFormOnly = if case .function = callee { !forms.isEmpty } else { false }
            let others = isFormOnly ? [] : ATenSpellings.overloads(of: callee)
            let direct = late.isEmpty ? own : own.filter { !$0.name.hasPrefix("fx.functional_") }
            return Meanings(direct: direct + others, forms: forms, late: late)
        }
    }
}

/// What a spelling may mean.
struct Meanings: Sendable {
    /// The overloads that take the arguments as they are.
    var direct: [OperatorSchema]
    /// Tried after these.
    var forms: [FunctionForm]
    /// Tried where no form fits.
    var late: [OperatorSchema]
    /// All overloads that a call can mean.
    var schemas: [OperatorSchema]
    /// What arguments are bound to, in the order in which it is tried.
    let binders: [Binder]

    init(direct: [OperatorSchema], forms: [FunctionForm], late: [OperatorSchema]) {
        self.direct = direct
        self.forms = forms
        self.late = late
        binders =
            direct.map(Binder.schema) + forms.map(Binder.form) + late.map(Binder.schema)
        schemas = direct
        for schema in forms.flatMap(\.schemas) + late
        where !schemas.contains(where: { $0.name == schema.name }) {
            schemas.append(schema)
        }
    }
}

/// The spellings that a table was asked for; a table that changes starts anew.
private final class KnownSpellings: Sendable {
    private let meanings = Mutex<[Callee: Meanings]>([:])

    func meanings(of callee: Callee, orFound find: () -> Meanings) -> Meanings {
        if let known = meanings.withLock({ $0[callee] }) { return known }
        let found = find()
        // What is unknown is not kept: a stranger's file could name any number of them.
        if !found.schemas.isEmpty { meanings.withLock { $0[callee] = found } }
        return found
    }
}

extension OperatorTable {
    private static let shared = Mutex(OperatorTable.standard)

    /// The table of this process: the standard operators and those registered since.
    public static var current: OperatorTable { shared.withLock { $0 } }

    /// Adds an operator to the table of this process.
    ///
    /// - Throws: ``OperatorError/alreadyRegistered(_:)``.
    public static func register(_ schema: OperatorSchema) throws(OperatorError) {
        try shared.withLock { table throws(OperatorError) in try table.register(schema) }
    }
}
