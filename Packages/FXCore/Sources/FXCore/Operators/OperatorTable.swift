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
    private var candidates: [Callee: [Int]] = [:]

    public init() {}

    /// All schemas, in the order of their registration.
    public var all: [OperatorSchema] { schemas }

    /// Adds an operator.
    ///
    /// - Throws: ``OperatorError/alreadyRegistered(_:)``; the table is then unchanged.
    public mutating func register(_ schema: OperatorSchema) throws(OperatorError) {
        guard indexByName[schema.name] == nil else { throw .alreadyRegistered(schema.name) }
        let index = schemas.count
        schemas.append(schema)
        indexByName[schema.name] = index
        let spellings =
            [Callee.function(schema.overload)] + schema.functions.map(Callee.function)
            + schema.methods.map(Callee.method)
        for spelling in spellings { candidates[spelling, default: []].append(index) }
    }

    /// The schema of a full name such as `aten.add.Tensor`.
    public func schema(named name: String) -> OperatorSchema? {
        indexByName[name].map { schemas[$0] }
    }

    /// The overloads that a spelling may mean, in the order in which they are tried.
    public func overloads(of callee: Callee) -> [OperatorSchema] {
        candidates[callee]?.map { schemas[$0] } ?? []
    }

    /// Whether a spelling is known.
    public func contains(_ callee: Callee) -> Bool { candidates[callee] != nil }
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
